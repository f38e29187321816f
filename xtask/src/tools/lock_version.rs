//! The version of a package in `Cargo.lock`.

use std::fs;
use std::path::Path;

use crate::error::Error;

/// The version that the lock file at `path` names for `package`.
pub(crate) fn locked(path: &Path, package: &str) -> Result<String, Error> {
    let text = fs::read_to_string(path).map_err(Error::file("reading", path))?;
    find(&text, package).map_err(|problem| Error::Content { path: path.to_owned(), problem })
}

fn find(lock: &str, package: &str) -> Result<String, String> {
    let versions: Vec<&str> = lock
        .split("[[package]]")
        .filter(|entry| value(entry, "name") == Some(package))
        .filter_map(|entry| value(entry, "version"))
        .collect();
    match versions.as_slice() {
        [version] => Ok((*version).to_owned()),
        [] => Err(format!("no package {package}")),
        several => Err(format!("{package} occurs in several versions: {}", several.join(", "))),
    }
}

fn value<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    entry.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
        [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.129\"\n\n\
        [[package]]\nname = \"nix\"\nversion = \"0.30.0\"\n\n[[package]]\nname = \"nix\"\nversion = \"0.31.0\"\n";

    #[test]
    fn the_version_of_exactly_that_package_is_found() {
        assert_eq!(find(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
        assert_eq!(find(&LOCK.replace('\n', "\r\n"), "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn none_and_several_are_refused() {
        assert!(find(LOCK, "wasm").unwrap_err().contains("no package wasm"));
        assert!(find(LOCK, "nix").unwrap_err().contains("0.30.0, 0.31.0"));
    }
}
