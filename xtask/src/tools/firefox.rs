//! Firefox, and geckodriver, which drives every version of the last years.
//!
//! `CR_FIREFOX` and `CR_GECKODRIVER` name them where they are not on `PATH`.

use std::path::PathBuf;

use crate::error::Error;
use crate::tools::cargo_tool::{CargoTool, Resolve, ensure};
use crate::tools::program::named;
use crate::tools::{search_path, system};

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];
const MAC_APPLICATION: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// Not every package manager has it; as a crate it is the same everywhere.
const GECKODRIVER: &str = "0.37.1";

/// A Firefox that can be driven.
#[derive(Debug)]
pub(crate) struct Firefox {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Firefox {
    /// Finds or installs both.
    pub(crate) fn ensure() -> Result<Firefox, Error> {
        let browser = match find()? {
            Some(browser) => browser,
            None => {
                system::install(&system::FIREFOX)?;
                find()?.ok_or_else(|| system::missing(&system::FIREFOX))?
            }
        };
        let driver = match find_driver()? {
            Some(driver) => driver,
            None => ensure(&DRIVER)?.join("geckodriver"),
        };
        Ok(Firefox { browser, driver })
    }
}

/// Firefox, where it is.
pub(crate) fn find() -> Result<Option<PathBuf>, Error> {
    let application = || Some(PathBuf::from(MAC_APPLICATION)).filter(|path| search_path::is_program(path));
    Ok(named("CR_FIREFOX")?.or_else(|| search_path::find_any(&NAMES)).or_else(application))
}

/// A driver that is not of the cache, where there is one.
pub(crate) fn find_driver() -> Result<Option<PathBuf>, Error> {
    Ok(named("CR_GECKODRIVER")?.or_else(|| search_path::find("geckodriver")))
}

/// The driver as cargo installs it.
pub(crate) const DRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    version: GECKODRIVER,
    features: &[],
    program: "geckodriver",
    attempts: &[Resolve::Locked, Resolve::Newest],
    minutes: 2,
};
