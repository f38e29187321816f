//! `wasm-split-cli`, which takes what is loaded later out of the module. Leptos' own split points are made for it.

use std::path::PathBuf;

use crate::error::Error;
use crate::tools::cargo_tool::{CargoTool, Resolve, ensure};

/// It reads a section that its sister crate in `Cargo.lock` writes, of the same 0.2 series.
const VERSION: &str = "0.2.4";

/// As cargo installs it.
pub(crate) const TOOL: CargoTool = CargoTool {
    package: "wasm_split_cli_support",
    version: VERSION,
    features: &["build-binary"],
    program: "wasm-split-cli",
    attempts: &[Resolve::Newest],
    minutes: 2,
};

/// Finds or installs it.
pub(crate) fn wasm_split() -> Result<PathBuf, Error> {
    let folder = ensure(&TOOL)?;
    Ok(folder.join("wasm-split-cli"))
}
