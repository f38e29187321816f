//! Chromium and its driver, which must be of one version.
//!
//! `CR_CHROMIUM` and `CR_CHROMEDRIVER` name them where they are not on `PATH`.

use std::path::PathBuf;

use crate::error::Error;
use crate::tools::program::{major, named, version};
use crate::tools::{search_path, system};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A Chromium that can be driven.
#[derive(Debug)]
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds or installs both, and checks that they fit each other.
    pub(crate) fn ensure() -> Result<Chromium, Error> {
        let chromium = match find()? {
            Some(chromium) => chromium,
            None => {
                system::install(&system::CHROMIUM)?;
                find()?.ok_or_else(|| system::missing(&system::CHROMIUM))?
            }
        };
        match chromium.misfit()? {
            None => Ok(chromium),
            Some(advice) => Err(Error::Missing { what: "a chromedriver for this browser".into(), advice }),
        }
    }

    /// Why browser and driver do not fit each other, if they do not.
    pub(crate) fn misfit(&self) -> Result<Option<String>, Error> {
        let versions = (version(&self.browser)?, version(&self.driver)?);
        let fits = major(&versions.0) == major(&versions.1);
        Ok((!fits).then(|| {
            format!(
                "{} says `{}` and {} says `{}`: install both from one source, or name another pair with \
                 CR_CHROMIUM and CR_CHROMEDRIVER",
                self.browser.display(),
                versions.0,
                self.driver.display(),
                versions.1
            )
        }))
    }
}

/// Both, where they are.
pub(crate) fn find() -> Result<Option<Chromium>, Error> {
    let application =
        || MAC_APPLICATIONS.iter().map(PathBuf::from).find(|path| search_path::is_program(path));
    let browser = named("CR_CHROMIUM")?.or_else(|| search_path::find_any(&NAMES)).or_else(application);
    let driver = named("CR_CHROMEDRIVER")?.or_else(|| search_path::find("chromedriver"));
    Ok(browser.zip(driver).map(|(browser, driver)| Chromium { browser, driver }))
}
