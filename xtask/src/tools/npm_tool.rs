//! Tools from npm packages, installed into the cache at exact versions. Their install scripts never run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::looked::{Looked, Means, State};
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

/// The file of an npm package as it is on this machine, with what installs it.
pub(crate) fn look(package: &str, version: &str, file: &str, needed_by: &'static str) -> Looked {
    let proof = Path::new("node_modules").join(file);
    Looked {
        name: format!("{package} {version}"),
        state: State::in_cache(&format!("{package}-{version}"), &proof),
        needed_by,
        means: Means::Itself { how: format!("npm install {package}@{version}, under a minute"), seconds: 5 },
    }
}

/// Whether there are node and npm.
pub(crate) fn has_node() -> bool {
    ["node", "npm"].iter().all(|name| search_path::find(name).is_some())
}

/// The folder `name` with packages of exact versions, `proof` being a file of theirs.
pub(crate) fn install_all(name: &str, packages: &[String], proof: &Path) -> Result<PathBuf, Error> {
    // Programs are scripts for node, so that it is needed even where they are installed.
    ensure_node()?;
    cache::install_once(&cache::root()?, name, proof, |folder| install(packages, folder))
}

fn ensure_node() -> Result<(), Error> {
    if has_node() {
        return Ok(());
    }
    system::install(&system::NODE)?;
    if has_node() { Ok(()) } else { Err(system::missing(&system::NODE)) }
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
