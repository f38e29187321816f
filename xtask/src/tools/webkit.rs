//! WebKitGTK's MiniBrowser with its driver, and the screen that it needs. What its tests find holds for Safari's engine.
//!
//! `CR_WEBKIT`, `CR_WEBKITDRIVER` and `CR_XVFB` name them where they are not in Debian's places. Only apt has all of
//! them: elsewhere the tests do without WebKit, and say so.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::error::Error;
use crate::tools::program::named;
use crate::tools::{search_path, system};

/// Where distributions put the browser, which is none of everybody's programs; Debian has a folder a machine between.
const LIBRARIES: [&str; 2] = ["/usr/libexec", "/usr/lib"];
const BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// What makes it draw everywhere alike, without a graphics card and without a desktop's services.
const ENVIRONMENT: [(&str, &str); 5] = [
    ("GDK_BACKEND", "x11"),
    ("LANG", "en_US.UTF-8"),
    ("LIBGL_ALWAYS_SOFTWARE", "1"),
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("NO_AT_BRIDGE", "1"),
];

/// A WebKit that can be driven.
#[derive(Debug, Clone)]
pub(crate) struct Webkit {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    /// Xvfb, a screen that nobody sees.
    pub(crate) display: PathBuf,
}

impl Webkit {
    /// Finds or installs all of it. Where that cannot be, a sentence says so once, and there is none.
    pub(crate) fn if_possible() -> Result<Option<Webkit>, Error> {
        static FOUND: OnceLock<Option<Webkit>> = OnceLock::new();
        if let Some(found) = FOUND.get() {
            return Ok(found.clone());
        }
        let found = match Self::ensure() {
            Ok(found) => Some(found),
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                println!("▸ WebKit is left out: {error}");
                None
            }
        };
        Ok(FOUND.get_or_init(|| found).clone())
    }

    /// What its driver needs in its environment, beside a screen.
    pub(crate) fn environment() -> impl Iterator<Item = (&'static str, PathBuf)> {
        ENVIRONMENT.into_iter().map(|(name, value)| (name, value.into()))
    }

    fn ensure() -> Result<Webkit, Error> {
        if let Some(found) = find()? {
            return Ok(found);
        }
        system::install(&system::WEBKIT)?;
        find()?.ok_or_else(|| system::missing(&system::WEBKIT))
    }
}

/// All of it, where it is.
pub(crate) fn find() -> Result<Option<Webkit>, Error> {
    let browser =
        named("CR_WEBKIT")?.or_else(|| LIBRARIES.iter().find_map(|place| browser_in(place.as_ref())));
    let driver = named("CR_WEBKITDRIVER")?.or_else(|| search_path::find("WebKitWebDriver"));
    let display = named("CR_XVFB")?.or_else(|| search_path::find("Xvfb"));
    let all = browser.zip(driver).zip(display);
    Ok(all.map(|((browser, driver), display)| Webkit { browser, driver, display }))
}

/// The browser in a folder of libraries, or in a folder of such.
fn browser_in(libraries: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(libraries).ok()?.flatten().map(|entry| entry.path());
    [libraries.to_owned()]
        .into_iter()
        .chain(folders)
        .map(|folder| folder.join(BROWSER))
        .find(|path| search_path::is_program(path))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_browser_is_found_beside_the_libraries_of_this_machine() {
        let folder = std::env::temp_dir().join(format!("xtask-webkit-{}", std::process::id()));
        assert_eq!(browser_in(&folder), None, "there is no such folder");
        for place in ["", "x86_64-linux-gnu"] {
            let browser = folder.join(place).join(BROWSER);
            fs::create_dir_all(browser.parent().unwrap()).unwrap();
            fs::write(&browser, "").unwrap();
            assert_eq!(browser_in(&folder), None, "it cannot be run");
            fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
            assert_eq!(browser_in(&folder), Some(browser));
            fs::remove_dir_all(&folder).unwrap();
        }
    }
}
