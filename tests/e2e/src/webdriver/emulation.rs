//! What a reader has set in the system, and what a page looks like then. The page cannot tell it from the real thing.

use serde_json::json;

use crate::webdriver::browser::Browser;
use crate::webdriver::session::Session;

/// A media feature, and the preference by which Firefox is made to believe it.
struct Preference {
    feature: &'static str,
    name: &'static str,
    /// The preference's number for each value of the feature.
    values: [(&'static str, u32); 2],
}

const PREFERENCES: [Preference; 2] = [
    Preference {
        feature: "prefers-color-scheme",
        name: "layout.css.prefers-color-scheme.content-override",
        values: [("dark", 0), ("light", 1)],
    },
    Preference {
        feature: "prefers-reduced-motion",
        name: "ui.prefersReducedMotion",
        values: [("no-preference", 0), ("reduce", 1)],
    },
];

impl Session {
    /// Lets media features have these values: `("prefers-color-scheme", "dark")`. Those that are not named are the
    /// machine's own again.
    pub async fn prefer(&self, features: &[(&str, &str)]) {
        match self.browser {
            Browser::Chromium => {
                let features: Vec<_> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            }
            Browser::Firefox => {
                let set: Vec<_> =
                    features.iter().map(|(feature, value)| preference(feature, value)).collect();
                let all = PREFERENCES.map(|preference| preference.name);
                let script = "arguments[0].forEach((name) => Services.prefs.clearUserPref(name));
                    arguments[1].forEach(([name, number]) => Services.prefs.setIntPref(name, number))";
                self.inside(script, vec![json!(all), json!(set)]).await;
            }
            Browser::Webkit => assert!(features.is_empty(), "WebKit believes what the machine says"),
        }
    }

    /// What a reader sees of the page, as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap_or_else(|error| panic!("a screenshot: {error}"))
    }

    /// Lets the page be touched, and not pointed at; `false` takes it back. Chromium alone.
    pub async fn touch(&self, touched: bool) {
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": touched })).await;
    }

    /// Shows the page as it is printed. Chromium alone.
    pub async fn print(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    }
}

/// The preference for a value of a feature, and its number.
fn preference(feature: &str, value: &str) -> (&'static str, u32) {
    let known = PREFERENCES.iter().find(|preference| preference.feature == feature);
    let number = known.and_then(|known| known.values.iter().find(|(name, _)| *name == value));
    let told = known.zip(number).map(|(known, (_, number))| (known.name, *number));
    told.unwrap_or_else(|| panic!("Firefox cannot be made to believe {feature}: {value}"))
}
