//! `cargo xtask dist`: the release bundle, and what it weighs.
//!
//! The folder holds `embed.js`, the files with hashed names that it loads, and those of the release before, so that a
//! cached `embed.js` still works. The same source and tools give the same bytes. Nothing of the demo page goes in.

pub(crate) mod assets;
mod compress;
mod loader;
mod names;
mod release;
mod sections;
mod short_names;
mod split;
mod wasm;
mod weight;

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::say;
use crate::tools::{self, WasmBindgen};
use crate::workspace::Workspace;

pub(crate) use weight::{Weight, against_budgets as budgets};

use names::Names;
use release::Release;

/// A file of the bundle, before compression.
pub(crate) struct Asset {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Builds the bundle into `out`, or `dist/`, and prints what it weighs. Fails over the budget.
pub(crate) fn run(workspace: &Workspace, out: Option<&Path>) -> Result<(), Error> {
    let default = workspace.root.join("dist");
    let out = out.unwrap_or(&default);
    let step = say::step(&format!("Building the release bundle into {}", out.display()));
    let weights = build(workspace, out)?;
    step.done();
    print!("\n{}", weight::table(&weights));
    weight::check(&weights)
}

/// Builds the bundle into `out` and returns what each file weighs, `embed.js` first.
pub(crate) fn build(workspace: &Workspace, out: &Path) -> Result<Vec<Weight>, Error> {
    let esbuild = tools::esbuild()?;
    let bindgen = WasmBindgen::ensure(workspace)?;
    let wasm_split = tools::wasm_split()?;
    let wasm_opt = tools::wasm_opt()?;
    tools::ensure_wasm_target()?;

    let tools =
        wasm::Tools { bindgen: &bindgen, wasm_split: &wasm_split, wasm_opt: &wasm_opt, esbuild: &esbuild };
    let module = wasm::build(workspace, &tools)?;
    let style = assets::style(workspace, &esbuild)?;
    let locales = assets::locales(workspace)?;
    let names = Names::of(&module.script, &module.wasm, &style, &locales);
    let embed = loader::build(workspace, &esbuild, &names)?;

    let mut files = vec![
        Asset { name: "embed.js".into(), bytes: embed },
        Asset { name: names.script, bytes: module.script },
        Asset { name: names.wasm, bytes: module.wasm },
        Asset { name: names::late(&module.late), bytes: module.late },
        Asset { name: names.style, bytes: style },
    ];
    let hashed = locales.into_iter().zip(names.locales);
    files.extend(hashed.map(|(locale, (_, name))| Asset { name, bytes: locale.bytes }));
    write(out, files)
}

fn write(out: &Path, mut files: Vec<Asset>) -> Result<Vec<Weight>, Error> {
    fs::create_dir_all(out).map_err(Error::file("creating", out))?;
    let before = Release::read(out)?;
    let release = Release::following(before.as_ref(), files.iter().map(|file| file.name.clone()).collect());
    files.push(release.to_asset());

    let mut weights = Vec::new();
    // The loader and the list come last: whoever reads them meanwhile finds what they name.
    let (entry, loaded): (Vec<Asset>, Vec<Asset>) =
        files.into_iter().partition(|file| ["embed.js", release::FILE].contains(&file.name.as_str()));
    for file in loaded.iter().chain(&entry) {
        weights.push(compress::write(out, file)?);
    }
    release.remove_older(before.as_ref(), out)?;

    // The list of files is for the next release, and no browser loads it.
    weights.retain(|weight| weight.name != release::FILE);
    weights.rotate_right(1);
    Ok(weights)
}
