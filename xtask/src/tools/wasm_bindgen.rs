//! The `wasm-bindgen` command line. It never differs from the crate's version, which would refuse the module.

use std::path::PathBuf;

use crate::error::Error;
use crate::tools::cargo_tool::{CargoTool, Resolve, ensure};
use crate::tools::lock_version;
use crate::workspace::Workspace;

/// `wasm-bindgen` and its test runner, of exactly the version in `Cargo.lock`: any other refuses the module.
#[derive(Debug)]
pub(crate) struct WasmBindgen {
    /// The folder of the programs, for `PATH`.
    pub(crate) folder: PathBuf,
}

/// The version in `Cargo.lock`.
pub(crate) fn version(workspace: &Workspace) -> Result<String, Error> {
    lock_version::locked(&workspace.root.join("Cargo.lock"), "wasm-bindgen")
}

/// As cargo installs it.
pub(crate) fn tool(version: &str) -> CargoTool<'_> {
    CargoTool {
        package: "wasm-bindgen-cli",
        version,
        features: &[],
        program: "wasm-bindgen",
        // Its own lock file names a version that registries no longer have; the newest compatible ones work.
        attempts: &[Resolve::Newest, Resolve::Locked],
        minutes: 3,
    }
}

impl WasmBindgen {
    /// Finds or installs it.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<WasmBindgen, Error> {
        let folder = ensure(&tool(&version(workspace)?))?;
        Ok(WasmBindgen { folder })
    }

    /// The program that turns a module and its imports into a pair of files for the web.
    pub(crate) fn program(&self) -> PathBuf {
        self.folder.join("wasm-bindgen")
    }

    /// The program that runs a test module in a browser.
    pub(crate) fn test_runner(&self) -> PathBuf {
        self.folder.join("wasm-bindgen-test-runner")
    }
}
