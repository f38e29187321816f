//! The folder for what outlives a restart. It is private to the host's user, and never chosen by what a browser sends.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the host's folder among those of other programs.
const NAME: &str = "cryptorefills-host";

/// The folder that the environment names: systemd's, else the user's. `variable` reads one variable.
pub(crate) fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(all) = variable("STATE_DIRECTORY").filter(|value| !value.is_empty()) {
        // A unit may have several, with colons between them.
        return std::env::split_paths(&all).next();
    }
    // The standard wants relative ones ignored.
    folder("XDG_STATE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| folder("HOME").map(|home| home.join(".local").join("state")))
        .or_else(|| folder("LOCALAPPDATA"))
        .map(|base| base.join(NAME))
}

/// Makes `folder`, for this user alone, unless it is there.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systemd_names_it_first_and_then_the_user() {
        for (variables, expected) in [
            (&[("STATE_DIRECTORY", "/var/lib/cr"), ("HOME", "/home/a")][..], Some("/var/lib/cr")),
            (&[("STATE_DIRECTORY", "/var/lib/cr:/var/lib/other")], Some("/var/lib/cr")),
            (
                &[("STATE_DIRECTORY", ""), ("HOME", "/home/a")],
                Some("/home/a/.local/state/cryptorefills-host"),
            ),
            (&[("XDG_STATE_HOME", "/s"), ("HOME", "/home/a")], Some("/s/cryptorefills-host")),
            (
                &[("XDG_STATE_HOME", "s"), ("HOME", "/home/a")],
                Some("/home/a/.local/state/cryptorefills-host"),
            ),
            (&[], None),
        ] {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
            };
            assert_eq!(of_environment(variable), expected.map(PathBuf::from), "{variables:?}");
        }
    }

    #[test]
    fn it_is_made_with_its_parents_and_for_its_user_alone() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("a").join("b");
        make(&folder).unwrap();
        make(&folder).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
