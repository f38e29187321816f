//! The tools that the commands drive, found or installed at the versions named here.
//!
//! They live in a cache outside the repository, one folder a version, so that a second clone installs nothing. No
//! tool is ever taken from an address written here: cargo, npm and the system's package manager know where to look.

mod browser;
mod cache;
mod cargo_tool;
mod lock_version;
mod npm_tool;
mod rust;
mod search_path;
mod system;

use std::path::PathBuf;

use crate::error::Error;
use crate::workspace::Workspace;

pub(crate) use browser::Browser;
pub(crate) use rust::{Component, ensure_component, ensure_wasm_target, rustc};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";

/// `wasm-bindgen` and its test runner, of exactly the version in `Cargo.lock`: any other refuses the module.
#[derive(Debug)]
pub(crate) struct WasmBindgen {
    /// The folder of the programs, for `PATH`.
    pub(crate) folder: PathBuf,
}

impl WasmBindgen {
    /// Finds or installs it.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<WasmBindgen, Error> {
        let version = lock_version::locked(&workspace.root.join("Cargo.lock"), "wasm-bindgen")?;
        let folder = cargo_tool::ensure(&cargo_tool::CargoTool {
            package: "wasm-bindgen-cli",
            version: &version,
            program: "wasm-bindgen",
            // Its own lock file names a version that registries no longer have; the newest compatible ones work.
            attempts: &[cargo_tool::Resolve::Newest, cargo_tool::Resolve::Locked],
            minutes: 4,
        })?;
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

/// Trunk, which builds and serves the demo page.
pub(crate) fn trunk() -> Result<PathBuf, Error> {
    let folder = cargo_tool::ensure(&cargo_tool::CargoTool {
        package: "trunk",
        version: TRUNK,
        program: "trunk",
        attempts: &[cargo_tool::Resolve::Locked],
        minutes: 5,
    })?;
    Ok(folder.join("trunk"))
}

/// `wasm-opt`, which makes a module smaller.
pub(crate) fn wasm_opt() -> Result<PathBuf, Error> {
    npm_tool::ensure("binaryen", BINARYEN, "wasm-opt")
}

/// `esbuild`, which bundles and minifies styles and scripts.
pub(crate) fn esbuild() -> Result<PathBuf, Error> {
    npm_tool::ensure("esbuild", ESBUILD, "esbuild")
}
