//! Tools from npm packages, installed into the cache at exact versions. Their install scripts never run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::{cache, search_path, system};

/// The program `program` of an npm package.
pub(crate) fn ensure(package: &str, version: &str, program: &str) -> Result<PathBuf, Error> {
    let name = format!("{package}-{version}");
    let proof = Path::new("node_modules/.bin").join(program);
    // The programs are scripts for node, so that it is needed even where they are installed.
    ensure_node()?;
    let folder =
        cache::install_once(&cache::root()?, &name, &proof, |folder| install(package, version, folder))?;
    Ok(folder.join(proof))
}

fn ensure_node() -> Result<(), Error> {
    let found = |name| search_path::find(name).is_some();
    if found("node") && found("npm") {
        return Ok(());
    }
    system::install(&system::NODE)?;
    if found("node") && found("npm") { Ok(()) } else { Err(system::missing(&system::NODE)) }
}

fn install(package: &str, version: &str, folder: &Path) -> Result<(), Error> {
    let step =
        say::step(&format!("Installing {package} {version} from npm (once on this machine; under a minute)"));
    let mut command = Command::new("npm");
    command
        .arg("install")
        .arg("--prefix")
        .arg(folder)
        .args(["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg(format!("{package}@{version}"))
        .current_dir(folder);
    process::quietly(&format!("npm install {package}"), command).map_err(|error| match error {
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
