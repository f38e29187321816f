//! What the suite is told from outside. It never guesses where the bundle is: an old one would be tested unseen.

use std::env;
use std::path::PathBuf;

use crate::webdriver::browser::Browser;

/// Where everything is.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    /// The folder with `embed.js`: `CR_E2E_DIST`.
    pub(crate) dist: PathBuf,
    /// The folder with the built examples, if they are: `CR_E2E_EXAMPLES`.
    pub(crate) examples: Option<PathBuf>,
    /// `CR_E2E_BROWSER`: `chromium`, which is the default, `firefox` or `webkit`.
    pub(crate) browser: Browser,
    /// `CR_CHROMIUM`, `CR_FIREFOX` or `CR_WEBKIT`, else the driver finds one.
    pub(crate) program: Option<PathBuf>,
    /// `CR_CHROMEDRIVER`, `CR_GECKODRIVER` or `CR_WEBKITDRIVER`, else found on `PATH`.
    pub(crate) driver: PathBuf,
    /// The script of axe-core, `CR_AXE`: the stories of accessibility need it.
    pub(crate) axe: Option<PathBuf>,
}

impl Environment {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// A sentence that says what is missing.
    pub(crate) fn read() -> Result<Self, String> {
        let dist = env::var_os("CR_E2E_DIST").map(PathBuf::from).ok_or(
            "CR_E2E_DIST is not set: it names the folder with the built embed.js. \
             `cargo xtask test` builds the bundle and sets it.",
        )?;
        if !dist.join("embed.js").is_file() {
            return Err(format!("CR_E2E_DIST: there is no embed.js in {}", dist.display()));
        }
        let examples = env::var_os("CR_E2E_EXAMPLES").map(PathBuf::from);
        let browser = browser()?;
        let (program, driver, usual) = browser.programs();
        let program = env::var_os(program).map(PathBuf::from);
        let driver = env::var_os(driver).map_or_else(|| usual.into(), PathBuf::from);
        let axe = env::var_os("CR_AXE").map(PathBuf::from);
        Ok(Self { dist, examples, browser, program, driver, axe })
    }
}

/// The browser in which the stories are told.
///
/// # Errors
///
/// A sentence: there is no browser of that name.
pub(crate) fn browser() -> Result<Browser, String> {
    match env::var("CR_E2E_BROWSER") {
        Ok(name) => Browser::named(&name)
            .ok_or_else(|| format!("CR_E2E_BROWSER: {name} is not chromium, firefox or webkit")),
        Err(_) => Ok(Browser::default()),
    }
}
