//! Trunk, which builds and serves the demo page. It never builds the release.

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use crate::error::Error;
use crate::tools::WasmBindgen;
use crate::tools::cargo_tool::{CargoTool, Resolve, ensure};
use crate::workspace::Workspace;

/// Later versions need a newer compiler than this project does.
const VERSION: &str = "0.21.14";

/// As cargo installs it.
pub(crate) const TOOL: CargoTool = CargoTool {
    package: "trunk",
    version: VERSION,
    features: &[],
    program: "trunk",
    attempts: &[Resolve::Locked],
    minutes: 6,
};

/// Trunk, and what it looks for on `PATH`.
#[derive(Debug)]
pub(crate) struct Trunk {
    program: PathBuf,
    bindgen: WasmBindgen,
}

impl Trunk {
    /// Finds or installs both.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<Trunk, Error> {
        let bindgen = WasmBindgen::ensure(workspace)?;
        let folder = ensure(&TOOL)?;
        Ok(Trunk { program: folder.join("trunk"), bindgen })
    }

    /// Trunk, to be run at the root with a subcommand.
    pub(crate) fn command(&self, workspace: &Workspace) -> Result<Command, Error> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = [self.bindgen.folder.clone()].into_iter().chain(env::split_paths(&path));
        let path = env::join_paths(folders)
            .map_err(|error| Error::Start { program: "trunk".into(), source: io::Error::other(error) })?;
        let mut command = Command::new(&self.program);
        command
            .current_dir(&workspace.root)
            .env("PATH", path)
            // Everything that it needs is installed: it has nothing to fetch and nobody to ask.
            .env("TRUNK_OFFLINE", "true")
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        if env::var_os("NO_COLOR").is_some() {
            // Trunk takes this variable for a flag and refuses the usual `1`.
            command.env("NO_COLOR", "true");
        }
        Ok(command)
    }
}
