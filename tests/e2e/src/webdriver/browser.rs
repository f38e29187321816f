//! The browsers in which stories are told, and what is different about them. It starts neither: `driver` and `session`
//! do.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// A browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// Through ChromeDriver.
    #[default]
    Chromium,
    /// Through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver, on a screen that nobody sees.
    Webkit,
}

const CHROMIUM: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--window-size=1100,900",
    // Letters are drawn alike on every machine: pictures of screens are compared.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
];

const FIREFOX: [&str; 3] = ["-headless", "--width=1100", "--height=900"];

impl Browser {
    /// The one of that name, in lower case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "chromium" => Some(Self::Chromium),
            "firefox" => Some(Self::Firefox),
            "webkit" => Some(Self::Webkit),
            _ => None,
        }
    }

    /// The variables that name the browser's program and its driver's, and the driver's usual name.
    pub(crate) fn programs(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Chromium => ("CR_CHROMIUM", "CR_CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("CR_FIREFOX", "CR_GECKODRIVER", "geckodriver"),
            Self::Webkit => ("CR_WEBKIT", "CR_WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// What the driver is started with: ports that it chooses itself, and leave to reach into the browser. WebKit's is
    /// told a port, and never says any.
    pub(crate) fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0"],
            Self::Firefox => &["--port=0", "--websocket-port=0", "--allow-system-access"],
            Self::Webkit => &[],
        }
    }

    /// The port in what the driver says once it listens.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        let before = match self {
            // The first line names the port that was asked for, 0.
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
            Self::Webkit => return None,
        };
        let (_, rest) = line.split_once(before)?;
        rest.trim().trim_end_matches('.').parse().ok()
    }

    /// What a session is asked for. Without a folder for the profile, the driver makes one and removes it.
    pub(crate) fn capabilities(
        self,
        program: Option<&PathBuf>,
        profile: Option<&Path>,
    ) -> Map<String, Value> {
        let mut arguments: Vec<String> = match self {
            Self::Chromium => CHROMIUM.map(str::to_owned).into(),
            Self::Firefox => FIREFOX.map(str::to_owned).into(),
            Self::Webkit => vec!["--automation".to_owned()],
        };
        let profile = profile.map(|profile| profile.display().to_string());
        match self {
            Self::Chromium => arguments.extend(profile.map(|profile| format!("--user-data-dir={profile}"))),
            Self::Firefox => arguments.extend(profile.into_iter().flat_map(|it| ["-profile".into(), it])),
            Self::Webkit => assert_eq!(profile, None, "WebKit keeps nothing of a browser that is driven"),
        }
        let mut options = json!({ "args": arguments });
        if let Some(program) = program {
            options["binary"] = json!(program);
        }
        let mut capabilities = Map::new();
        match self {
            Self::Chromium => {
                capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
                capabilities.insert("goog:chromeOptions".into(), options);
            }
            Self::Firefox => {
                options["prefs"] = json!({
                    "intl.accept_languages": "en-US, en",
                    // Scroll bars that take no room, as on a phone.
                    "ui.useOverlayScrollbars": 1,
                    // Nobody looks: pictures a second that no story waits for cost time.
                    "layout.frame_rate": 20,
                });
                capabilities.insert("moz:firefoxOptions".into(), options);
            }
            Self::Webkit => {
                capabilities.insert("webkitgtk:browserOptions".into(), options);
            }
        }
        capabilities
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_the_one_that_the_driver_listens_on() {
        for (browser, line, port) in [
            (Browser::Chromium, "ChromeDriver was started successfully on port 39459.", Some(39459)),
            (Browser::Chromium, "Starting ChromeDriver 156.0.8078.79 (a21ce95) on port 0", None),
            (Browser::Chromium, "Only local connections are allowed.", None),
            (Browser::Firefox, "1795386170751\tgeckodriver\tINFO\tListening on 127.0.0.1:37907", Some(37907)),
            (Browser::Firefox, "1795386170752\tmozrunner::runner\tINFO\tRunning command", None),
        ] {
            assert_eq!(browser.port(line), port, "{line}");
        }
    }

    #[test]
    fn a_profile_and_a_program_are_told_to_each_browser_in_its_way() {
        let (program, profile) = (PathBuf::from("/usr/bin/it"), Path::new("/p"));
        let chromium = Browser::Chromium.capabilities(Some(&program), Some(profile));
        let options = &chromium["goog:chromeOptions"];
        assert_eq!(options["binary"], "/usr/bin/it");
        assert_eq!(options["args"][CHROMIUM.len()], "--user-data-dir=/p");
        let firefox = Browser::Firefox.capabilities(None, Some(profile));
        let options = &firefox["moz:firefoxOptions"];
        assert_eq!(options["binary"], Value::Null);
        assert_eq!(options["args"][FIREFOX.len()], "-profile");
        assert_eq!(options["args"][FIREFOX.len() + 1], "/p");
    }
}
