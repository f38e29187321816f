//! Chromium and its driver, which must be of one version.
//!
//! `CR_CHROMIUM` and `CR_CHROMEDRIVER` name them where they are not on `PATH`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::tools::{search_path, system};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A browser that can be driven.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Finds or installs both, and checks that they fit each other.
    pub(crate) fn ensure() -> Result<Browser, Error> {
        let browser = match find()? {
            Some(browser) => browser,
            None => {
                system::install(&system::BROWSER)?;
                find()?.ok_or_else(|| system::missing(&system::BROWSER))?
            }
        };
        let versions = (version(&browser.chromium)?, version(&browser.chromedriver)?);
        if major(&versions.0) != major(&versions.1) {
            return Err(Error::Missing {
                what: "a chromedriver for this browser".into(),
                advice: format!(
                    "{} says `{}` and {} says `{}`: install both from one source, or name another pair with \
                     CR_CHROMIUM and CR_CHROMEDRIVER",
                    browser.chromium.display(),
                    versions.0.trim(),
                    browser.chromedriver.display(),
                    versions.1.trim()
                ),
            });
        }
        Ok(browser)
    }
}

fn find() -> Result<Option<Browser>, Error> {
    let application =
        || MAC_APPLICATIONS.iter().map(PathBuf::from).find(|path| search_path::is_program(path));
    let chromium = named("CR_CHROMIUM")?.or_else(|| search_path::find_any(&CHROMIUM)).or_else(application);
    let chromedriver = named("CR_CHROMEDRIVER")?.or_else(|| search_path::find("chromedriver"));
    Ok(chromium.zip(chromedriver).map(|(chromium, chromedriver)| Browser { chromium, chromedriver }))
}

/// The program that a variable names, if it names one.
fn named(variable: &str) -> Result<Option<PathBuf>, Error> {
    let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if search_path::is_program(&path) {
        return Ok(Some(path));
    }
    Err(Error::Missing {
        what: format!("the program {}", path.display()),
        advice: format!("{variable} names it: correct the variable, or unset it"),
    })
}

fn version(program: &Path) -> Result<String, Error> {
    let output = Command::new(program)
        .arg("--version")
        .output()
        .map_err(|source| Error::Start { program: program.display().to_string(), source })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first number of the first dotted version in the text.
fn major(said: &str) -> Option<u32> {
    said.split_whitespace()
        .filter(|word| word.contains('.'))
        .find_map(|word| word.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_each_program_says() {
        let cases = [
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", Some(156)),
            ("Google Chrome 131.0.6778.85 ", Some(131)),
            ("ChromeDriver 156.0.8078.79 (b3f0…-refs/branch-heads/8078@{#1})", Some(156)),
            ("", None),
        ];
        for (said, expected) in cases {
            assert_eq!(major(said), expected, "{said}");
        }
    }
}
