//! `cargo binstall`, where somebody has it: a tool as its own authors built it, in seconds instead of minutes. It never
//! takes what third parties built, and never compiles.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::search_path;

/// The program, if it is on `PATH`.
pub(crate) fn find() -> Option<PathBuf> {
    search_path::find("cargo-binstall")
}

/// Fetches `package` in exactly this version into `folder`, of which `proof` is then a program. Says whether it did:
/// whatever went wrong, the tool can still be compiled.
pub(crate) fn fetch(
    binstall: &Path,
    package: &str,
    version: &str,
    folder: &Path,
    proof: &Path,
) -> Result<bool, Error> {
    let step =
        say::step(&format!("Fetching {package} {version}, as its authors built it, by cargo binstall"));
    let mut command = Command::new(binstall);
    command.args(["--no-confirm", "--disable-telemetry", "--strategies", "crate-meta-data", "--root"]);
    command.arg(folder).arg(format!("{package}@{version}")).current_dir(folder);
    match process::quietly("cargo binstall", command) {
        Ok(()) if search_path::is_program(&folder.join(proof)) => {
            step.done();
            Ok(true)
        }
        Err(Error::Interrupted) => Err(Error::Interrupted),
        _ => {
            println!("  there is none for this machine: it is compiled");
            Ok(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_tool_is_taken_from_its_authors_alone_and_only_when_it_is_there() {
        let folder = std::env::temp_dir().join(format!("xtask-binstall-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let binstall = folder.join("cargo-binstall");
        let proof = Path::new("bin/trunk");
        let puts = "mkdir -p bin; touch bin/trunk; chmod +x bin/trunk";
        for (script, is_there) in [("exit 94", false), ("exit 0", false), (puts, true)] {
            let _ = fs::remove_dir_all(folder.join("bin"));
            fs::write(&binstall, format!("#!/bin/sh\necho \"$@\" > asked\n{script}\n")).unwrap();
            fs::set_permissions(&binstall, fs::Permissions::from_mode(0o755)).unwrap();
            assert_eq!(fetch(&binstall, "trunk", "0.21.14", &folder, proof).unwrap(), is_there, "{script}");
            let asked = fs::read_to_string(folder.join("asked")).unwrap();
            let root = folder.display();
            let expected = format!(
                "--no-confirm --disable-telemetry --strategies crate-meta-data --root {root} trunk@0.21.14\n"
            );
            assert_eq!(asked, expected);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
