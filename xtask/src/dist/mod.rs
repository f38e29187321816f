//! `cargo xtask dist`: the release bundle, and what it weighs.
//!
//! The folder holds `embed.js`, the files with hashed names that it loads, and those of the release before, so that a
//! cached `embed.js` still works. The same source and tools give the same bytes. Nothing of the demo page goes in.
//! Beside them lies what editors and compilers read, and beside the folder the same bundle as an npm package.

pub(crate) mod assets;
mod compress;
mod developers;
mod explain;
mod filled;
mod functions;
mod glue;
mod interface;
pub(crate) mod life;
pub(crate) mod loader;
mod names;
pub(crate) mod npm;
mod panics;
mod pinned;
mod release;
mod safety;
mod short_names;
mod split;
pub(crate) mod style;
mod wasm;
mod weight;
mod words;

use std::fs;
use std::path::Path;

use crate::arguments::Dist;
use crate::bundled_host;
use crate::error::Error;
use crate::say;
use crate::tools::{self, WasmBindgen};
use crate::workspace::Workspace;

pub(crate) use weight::{Weight, against_budgets as budgets};

use assets::Locale;
use loader::Loader;
use pinned::Pinned;
use release::Release;
use words::Named;

/// A file of the bundle, before compression.
pub(crate) struct Asset {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What was built.
pub(crate) struct Bundle {
    /// What each file weighs that a browser loads, `embed.js` first.
    pub(crate) weights: Vec<Weight>,
    pinned: Pinned,
}

/// Builds the bundle and the host around it, as told, and prints what the bundle weighs. Fails over the budget.
pub(crate) fn run(workspace: &Workspace, options: &Dist) -> Result<(), Error> {
    let default = workspace.root.join("dist");
    let out = options.out.as_deref().unwrap_or(&default);
    tools::tell_plan(workspace, "dist")?;
    let step = say::step(&format!("Building the release bundle into {}", out.display()));
    let Bundle { weights, pinned } = build(workspace, out)?;
    step.done();
    print!("\n{}", weight::table(&weights));
    if options.explain {
        for (title, name) in [("The first module", wasm::FIRST), ("The second module", wasm::DEFERRED)] {
            let named = assets::read(&workspace.scratch().join(name))?;
            print!("{}", explain::tables(workspace, title, &named)?);
        }
    }
    println!("\n  A page that pins this release:\n  {}\n", pinned.tag());
    if !options.bundle_alone {
        let host = bundled_host::build(workspace, out)?;
        println!("\n  The host with the widget inside:\n  {}\n", host.display());
    }
    weight::check(&weights)
}

/// Builds the bundle into `out`.
pub(crate) fn build(workspace: &Workspace, out: &Path) -> Result<Bundle, Error> {
    let esbuild = tools::esbuild()?;
    let bindgen = WasmBindgen::ensure(workspace)?;
    let wasm_split = tools::wasm_split()?;
    let wasm_opt = tools::wasm_opt()?;
    tools::ensure_wasm_target()?;

    let [style, deferred_style] = style::halves(workspace, &esbuild)?;
    let tools =
        wasm::Tools { bindgen: &bindgen, wasm_split: &wasm_split, wasm_opt: &wasm_opt, esbuild: &esbuild };
    let halves = wasm::divide(workspace, &tools)?;
    let named = Named::by(&assets::read(&halves.first)?).ok_or_else(|| Error::unreadable(&halves.first))?;
    let whole = assets::locales(workspace)?;
    let divided = whole.iter().map(|locale| named.divide(locale)).collect::<Result<Vec<_>, _>>()?;
    let (locales, other_words): (Vec<Locale>, Vec<Asset>) = divided.into_iter().unzip();
    let locale_names = names::locales(&locales);
    let style_name = names::widget(&style, "css");
    let life = life::build(workspace, &locale_names, &style_name)?;
    let module = wasm::finish(workspace, &tools, &halves, &life, &deferred_style)?;
    let script_name = names::widget(&module.script, "js");
    let wasm_name = names::widget(&module.wasm, "wasm");
    let loader = Loader::new(workspace, &esbuild, &script_name, &wasm_name)?;
    let embed = loader.as_script()?;

    let mut files = vec![
        Asset { name: "embed.js".into(), bytes: embed },
        Asset { name: script_name, bytes: module.script },
        Asset { name: wasm_name, bytes: module.wasm },
        Asset { name: names::deferred(&module.deferred, "wasm"), bytes: module.deferred },
        Asset { name: names::deferred(&deferred_style, "css"), bytes: deferred_style },
        Asset { name: style_name, bytes: style },
    ];
    let named = locales.into_iter().zip(locale_names);
    files.extend(named.map(|(locale, (_, name))| Asset { name, bytes: locale.bytes }));
    files.extend(other_words);
    files.extend(developers::files(workspace)?);
    safety::check(&files)?;
    npm::write(workspace, &npm::folder(out), &files, &loader)?;
    write(out, files)
}

/// Writes the files, of which the loader is the first.
fn write(out: &Path, mut files: Vec<Asset>) -> Result<Bundle, Error> {
    fs::create_dir_all(out).map_err(Error::file("creating", out))?;
    let pinned = Pinned::of(&files[0].bytes);
    files.push(pinned.to_asset(&files[0].bytes));
    let before = Release::read(out)?;
    let release = Release::following(before.as_ref(), files.iter().map(|file| file.name.clone()).collect());
    files.push(release.to_asset(&pinned));

    let mut weights = Vec::new();
    // The loader and the list come last: whoever reads them meanwhile finds what they name.
    let (entry, loaded): (Vec<Asset>, Vec<Asset>) =
        files.into_iter().partition(|file| ["embed.js", release::FILE].contains(&file.name.as_str()));
    for file in loaded.iter().chain(&entry) {
        weights.push(compress::write(out, file)?);
    }
    release.remove_older(before.as_ref(), out)?;

    // No browser loads the list of files or what is for developers, and none the loader twice.
    let loaded =
        |name: &str| name != release::FILE && name != pinned.name && !developers::NAMES.contains(&name);
    weights.retain(|weight| loaded(&weight.name));
    weights.rotate_right(1);
    Ok(Bundle { weights, pinned })
}
