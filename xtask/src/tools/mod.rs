//! The tools that the commands drive, found or installed at the versions named here.
//!
//! They live in a cache outside the repository, one folder a version, so that a second clone installs nothing. No
//! tool is ever taken from an address written here: cargo, npm and the system's package manager know where to look.

mod cache;
mod cargo_tool;
mod checkers;
mod chromium;
mod firefox;
mod inventory;
mod lock_version;
pub(crate) mod looked;
mod npm_packages;
mod npm_tool;
mod plan;
mod program;
mod rust;
mod search_path;
mod servers;
mod system;
mod trunk;
mod wasm_bindgen;
mod wasm_split;
mod webkit;

use std::path::{Path, PathBuf};

use crate::error::Error;

pub(crate) use checkers::Checkers;
pub(crate) use chromium::Chromium;
pub(crate) use firefox::Firefox;
pub(crate) use inventory::{inventory, root};
pub(crate) use plan::tell as tell_plan;
pub(crate) use rust::{Component, ensure_component, ensure_wasm_target, rustc};
pub(crate) use servers::Servers;
pub(crate) use trunk::Trunk;
pub(crate) use wasm_bindgen::WasmBindgen;
pub(crate) use wasm_split::wasm_split;
pub(crate) use webkit::Webkit;

const AXE: &str = "4.14.1";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const EXPRESS: &str = "5.1.0";

/// The script of axe-core, which knows the rules of accessibility; it runs in the pages of the end-to-end suite.
pub(crate) fn axe() -> Result<PathBuf, Error> {
    npm_tool::file("axe-core", AXE, "axe-core/axe.min.js")
}

/// `wasm-opt`, which makes a module smaller.
pub(crate) fn wasm_opt() -> Result<PathBuf, Error> {
    npm_tool::program("binaryen", BINARYEN, "wasm-opt")
}

/// The folder `node_modules` of the frameworks that the examples are written for, with their compilers.
pub(crate) fn frameworks() -> Result<PathBuf, Error> {
    npm_packages::FRAMEWORKS.ensure()
}

/// The folder `node_modules` of Angular with its compiler.
pub(crate) fn angular() -> Result<PathBuf, Error> {
    npm_packages::ANGULAR.ensure()
}

/// The folder `node_modules` of Astro.
pub(crate) fn astro() -> Result<PathBuf, Error> {
    npm_packages::ASTRO.ensure()
}

/// The folder `node_modules` of Express, which a recipe is written for.
pub(crate) fn express() -> Result<PathBuf, Error> {
    let index = npm_tool::file("express", EXPRESS, "express/index.js")?;
    Ok(index.ancestors().nth(2).map(Path::to_owned).unwrap_or_default())
}

/// `esbuild`, which bundles and minifies styles and scripts.
pub(crate) fn esbuild() -> Result<PathBuf, Error> {
    npm_tool::program("esbuild", ESBUILD, "esbuild")
}
