//! A program that is there already: named by a variable, or by the versions that it tells. It never installs one.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::tools::search_path;

/// The program that a variable names, if it names one.
pub(crate) fn named(variable: &str) -> Result<Option<PathBuf>, Error> {
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

/// What a program says when it is asked for its version.
pub(crate) fn version(program: &Path) -> Result<String, Error> {
    let output = Command::new(program)
        .arg("--version")
        .output()
        .map_err(|source| Error::Start { program: program.display().to_string(), source })?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first number of the first dotted version in the text.
pub(crate) fn major(said: &str) -> Option<u32> {
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
            ("Mozilla Firefox 153.7.0esr", Some(153)),
            ("", None),
        ];
        for (said, expected) in cases {
            assert_eq!(major(said), expected, "{said}");
        }
    }
}
