//! Tools from npm packages, installed into the cache at exact versions. Their install scripts never run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::{cache, search_path, system};

/// The program `program` of an npm package.
pub(crate) fn program(package: &str, version: &str, program: &str) -> Result<PathBuf, Error> {
    file(package, version, &format!(".bin/{program}"))
}

/// The file `file` of an npm package, from the packages' common folder.
pub(crate) fn file(package: &str, version: &str, file: &str) -> Result<PathBuf, Error> {
    let proof = Path::new("node_modules").join(file);
    let folder = install_all(&format!("{package}-{version}"), &[format!("{package}@{version}")], &proof)?;
    Ok(folder.join(proof))
}

/// The folder `name` with packages of exact versions, `proof` being a file of theirs.
pub(crate) fn install_all(name: &str, packages: &[String], proof: &Path) -> Result<PathBuf, Error> {
    // Programs are scripts for node, so that it is needed even where they are installed.
    ensure_node()?;
    cache::install_once(&cache::root()?, name, proof, |folder| install(packages, folder))
}

fn ensure_node() -> Result<(), Error> {
    let found = |name| search_path::find(name).is_some();
    if found("node") && found("npm") {
        return Ok(());
    }
    system::install(&system::NODE)?;
    if found("node") && found("npm") { Ok(()) } else { Err(system::missing(&system::NODE)) }
}

fn install(packages: &[String], folder: &Path) -> Result<(), Error> {
    let names = packages.join(" ");
    let step = say::step(&format!("Installing {names} from npm (once on this machine; under a minute)"));
    let mut command = Command::new("npm");
    command
        .arg("install")
        .arg("--prefix")
        .arg(folder)
        .args(["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"])
        .args(packages)
        .current_dir(folder);
    process::quietly(&format!("npm install {names}"), command).map_err(|error| match error {
        Error::Failed { what, status, tail, .. } => Error::Failed {
            what,
            status,
            tail,
            advice: "Check that this machine reaches its npm registry, then run the command again".into(),
        },
        other => other,
    })?;
    step.done();
    Ok(())
}
