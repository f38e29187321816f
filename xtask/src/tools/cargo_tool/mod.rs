//! Tools from crates, in the cache: as their authors built them where `cargo binstall` can have that, else compiled. They are
//! built to be ready soon, not to run fast.

mod binstall;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{self, Output};
use crate::say;
use crate::tools::cache;
use crate::tools::looked::{Looked, Means, State};
use crate::workspace;

/// A program that cargo installs.
pub(crate) struct CargoTool<'a> {
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    pub(crate) features: &'a [&'a str],
    /// The program that proves the installation.
    pub(crate) program: &'a str,
    /// Tried in turn until one succeeds.
    pub(crate) attempts: &'a [Resolve],
    /// How long it takes on two cores, for the announcement.
    pub(crate) minutes: u32,
}

/// Which versions of its dependencies a tool is built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resolve {
    /// Those of its own lock file.
    Locked,
    /// The newest compatible ones.
    Newest,
}

/// The tool as it is on this machine, with what installs it.
pub(crate) fn look(tool: &CargoTool, needed_by: &'static str) -> Looked {
    let CargoTool { package, version, minutes, .. } = tool;
    let (name, proof) = place(tool);
    Looked {
        name: format!("{package} {version}"),
        state: State::in_cache(&name, &proof),
        needed_by,
        means: Means::Itself { how: how(tool), seconds: minutes * 60 },
    }
}

fn how(tool: &CargoTool) -> String {
    let CargoTool { package, version, minutes, .. } = tool;
    match binstall::find() {
        Some(_) if tool.features.is_empty() => {
            format!("cargo binstall {package}@{version}, or else compiled in about {minutes} min")
        }
        _ => format!("cargo install {package} --version {version}, about {minutes} min"),
    }
}

/// The folder of the tool's programs.
pub(crate) fn ensure(tool: &CargoTool) -> Result<PathBuf, Error> {
    let (name, proof) = place(tool);
    let folder = cache::install_once(&cache::root()?, &name, &proof, |folder| install(tool, folder))?;
    Ok(folder.join("bin"))
}

/// The name of its folder in the cache, and what proves the installation.
fn place(tool: &CargoTool) -> (String, PathBuf) {
    (format!("{}-{}", tool.package, tool.version), Path::new("bin").join(tool.program))
}

fn install(tool: &CargoTool, folder: &Path) -> Result<(), Error> {
    let CargoTool { package, version, minutes, .. } = tool;
    // What was built for everybody has not the features that are asked for here.
    if let Some(binstall) = binstall::find().filter(|_| tool.features.is_empty())
        && binstall::fetch(&binstall, package, version, folder, &place(tool).1)?
    {
        return Ok(());
    }
    let step = say::step(&format!(
        "Installing {package} {version} (compiled once on this machine; about {minutes} minutes on two cores)"
    ));
    let mut last = Ok(());
    for resolve in tool.attempts {
        last = attempt(tool, *resolve, folder, &step);
        if last.is_ok() {
            break;
        }
        if let Err(Error::Interrupted) = last {
            break;
        }
    }
    last?;
    let scratch = folder.join("target");
    fs::remove_dir_all(&scratch).map_err(Error::file("removing", &scratch))?;
    step.done();
    Ok(())
}

fn attempt(tool: &CargoTool, resolve: Resolve, folder: &Path, step: &say::Step) -> Result<(), Error> {
    let mut command = workspace::cargo();
    command
        .arg("install")
        .args(["--version", tool.version])
        .arg("--root")
        .arg(folder)
        .arg("--target-dir")
        .arg(folder.join("target"))
        .args((resolve == Resolve::Locked).then_some("--locked"))
        .args(tool.features.iter().flat_map(|feature| ["--features", feature]))
        .arg(tool.package)
        // Away from this repository, whose cargo configuration is none of the tool's business.
        .current_dir(folder)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    let mut latest = String::new();
    let done = process::watch(&format!("cargo install {}", tool.package), command, |output| match output {
        Output::Line(line) => latest = (*line).to_owned(),
        Output::Tick => step.still(&latest),
    });
    done.map_err(|error| advise(error, tool))
}

fn advise(error: Error, tool: &CargoTool) -> Error {
    let Error::Failed { what, status, tail, .. } = error else { return error };
    let CargoTool { package, version, .. } = tool;
    let advice = format!(
        "Check that this machine reaches its crate registry and has a C compiler, then run the command again;\n\
         or see for yourself: cargo install {package} --version {version}"
    );
    Error::Failed { what, status, tail, advice }
}
