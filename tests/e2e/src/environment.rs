//! What the suite is told from outside. It never guesses where the bundle is: an old one would be tested unseen.

use std::env;
use std::path::PathBuf;

/// Where everything is.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    /// The folder with `embed.js`: `CR_E2E_DIST`.
    pub(crate) dist: PathBuf,
    /// `CR_CHROMEDRIVER`, else found on `PATH`.
    pub(crate) chromedriver: PathBuf,
    /// `CR_CHROMIUM`, else ChromeDriver finds one.
    pub(crate) chromium: Option<PathBuf>,
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
        let chromedriver =
            env::var_os("CR_CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from);
        Ok(Self { dist, chromedriver, chromium: env::var_os("CR_CHROMIUM").map(PathBuf::from) })
    }
}
