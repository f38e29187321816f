//! The widget's two modules and the script that connects it with the browser and the page, as small as they get.
//!
//! No path of the building machine ends up in a module: panic messages would carry them, and with them the names of
//! the files would differ from machine to machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::dist::assets;
use crate::dist::glue;
use crate::dist::interface;
use crate::dist::life::{self, Life};
use crate::dist::panics;
use crate::dist::safety;
use crate::dist::short_names::{self, Pair};
use crate::dist::split::{Deferred, File, Split};
use crate::error::Error;
use crate::process;
use crate::tools::{self, WasmBindgen};
use crate::workspace::{WASM, WIDGET, Workspace};

/// What the module is made with.
pub(crate) struct Tools<'a> {
    pub(crate) bindgen: &'a WasmBindgen,
    pub(crate) wasm_split: &'a Path,
    pub(crate) wasm_opt: &'a Path,
    pub(crate) esbuild: &'a Path,
}

/// The two files that the loader starts, and the one that they load later.
pub(crate) struct Module {
    pub(crate) script: Vec<u8>,
    pub(crate) wasm: Vec<u8>,
    pub(crate) deferred: Vec<u8>,
}

/// Both modules with the names of their functions, among the files on the way.
pub(crate) const FIRST: &str = "first.wasm";
pub(crate) const DEFERRED: &str = "deferred.wasm";

/// What every browser that knows reference types knows too, and the Rust compiler uses without being asked.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Compiles and divides.
pub(crate) fn divide(workspace: &Workspace, tools: &Tools) -> Result<Split, Error> {
    let scratch = assets::scratch(workspace)?;
    let whole = scratch.join("whole.wasm");
    rewrite(&compile(workspace)?, &whole, panics::severed)?;
    Split::of(tools.wasm_split, &whole, &scratch.join("split"))
}

/// Connects and shrinks. `life` is what the script begins with, `style` what the second module comes with.
pub(crate) fn finish(
    workspace: &Workspace,
    tools: &Tools,
    split: &Split,
    life: &Life,
    style: &[u8],
) -> Result<Module, Error> {
    let scratch = assets::scratch(workspace)?;
    let folder = scratch.join("bindgen");
    connect(tools.bindgen, &split.first, &folder)?;
    rewrite(&split.deferred, &split.deferred, panics::silenced)?;
    let deferred = shrink(tools.wasm_opt, &split.deferred, &scratch.join(DEFERRED))?;
    split.link(&Deferred { wasm: File::of(&deferred, "wasm"), style: File::of(style, "css") }, &folder)?;
    let connected = folder.join(format!("{WIDGET}_bg.wasm"));
    rewrite(&connected, &connected, panics::silenced)?;
    let wasm = shrink(tools.wasm_opt, &connected, &scratch.join(FIRST))?;
    let imported = interface::names(&wasm).ok_or_else(|| Error::unreadable(&connected))?;
    let script = folder.join(format!("{WIDGET}.js"));
    let used = glue::without_imports(&assets::read_text(&script)?, |name| imported.contains(name));
    assets::write(&script, used.as_bytes())?;
    life.write(&folder)?;
    let script = minify(tools.esbuild, &folder)?;
    let Pair { script, wasm } = short_names::shorten(&Pair { script, wasm })
        .ok_or_else(|| Error::Content { path: folder, problem: "wasm-opt left no readable module".into() })?;
    Ok(Module { script: script.into(), wasm, deferred })
}

fn compile(workspace: &Workspace) -> Result<PathBuf, Error> {
    // Fetched first: only then are the folders there whose names must not show.
    process::run("fetching the crates", workspace.cargo().args(["fetch", "--target", WASM]))?;
    let remappings = remappings(workspace)?;
    let remapped = remappings.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    // What the module is split by: its relocations, and the names of its functions.
    let splitting = ["--cfg=split_wasm", "-Clink-args=--emit-relocs"].map(String::from);
    let flags: Vec<String> = remapped.chain(splitting).collect();
    let mut command = workspace.cargo();
    command
        .args(["build", "--profile", "widget", "--target", WASM, "--package", WIDGET, "--bin", WIDGET])
        .arg("--config")
        .arg(format!("target.{WASM}.rustflags={}", json!(flags)))
        .args(["--config", "profile.widget.strip=\"none\""]);
    process::run("compiling the widget", &mut command)?;
    Ok(workspace.target.join(WASM).join("widget").join(format!("{WIDGET}.wasm")))
}

/// Folders of this machine and what stands for them.
fn remappings(workspace: &Workspace) -> Result<Vec<(PathBuf, &'static str)>, Error> {
    let sysroot = process::capture("rustc", tools::rustc().args(["--print", "sysroot"]))?;
    let mut folders = vec![
        (workspace.root.clone(), ""),
        (PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust"), "rust"),
    ];
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    if let Some(cargo_home) = env::var_os("CARGO_HOME").map(PathBuf::from).or(home) {
        folders.push((cargo_home.join("git/checkouts"), "git"));
        // One folder a registry, named after its address.
        let sources = cargo_home.join("registry/src");
        for entry in fs::read_dir(sources).into_iter().flatten().flatten() {
            folders.push((entry.path(), "crates"));
        }
    }
    Ok(folders)
}

fn connect(bindgen: &WasmBindgen, compiled: &Path, folder: &Path) -> Result<(), Error> {
    let mut command = Command::new(bindgen.program());
    command
        .arg(compiled)
        .args(["--target", "web", "--no-typescript", "--out-name", WIDGET])
        // The second module uses what the linker exports.
        .arg("--keep-lld-exports")
        // The loader says where the module is; every browser that runs it can encode in place.
        .args(["--omit-default-module-path", "--encode-into", "always"])
        .arg("--out-dir")
        .arg(folder);
    process::quietly("wasm-bindgen", command)?;
    let (script, wasm) = (folder.join(format!("{WIDGET}.js")), folder.join(format!("{WIDGET}_bg.wasm")));
    let made =
        Pair { wasm: assets::read(&wasm)?, script: safety::without_markup(&assets::read_text(&script)?) };
    let made = glue::dropped(made).ok_or_else(|| Error::unreadable(&wasm))?;
    let guarded = glue::begun(&made.script).and_then(|script| glue::guarded(&script));
    let guarded = guarded.map_err(|place| Error::Content {
        path: script.clone(),
        problem: format!("expected `{place}` once"),
    })?;
    assets::write(&wasm, &made.wasm)?;
    assets::write(&script, guarded.as_bytes())
}

/// Writes a module that was made of another.
fn rewrite(from: &Path, to: &Path, made: fn(&[u8]) -> Option<Vec<u8>>) -> Result<(), Error> {
    let made = made(&assets::read(from)?).ok_or_else(|| Error::unreadable(from))?;
    assets::write(to, &made)
}

fn minify(esbuild: &Path, folder: &Path) -> Result<String, Error> {
    let output = folder.join("minified.js");
    let mut command = Command::new(esbuild);
    command
        .arg(folder.join(life::FILE))
        // Bundled, so that none of its parts needs a file of its own.
        .args(["--bundle", "--minify", "--format=esm", "--target=es2020"])
        .args(["--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", output.display()));
    process::quietly("minifying the connecting script", command)?;
    assets::read_text(&output)
}

fn shrink(wasm_opt: &Path, input: &Path, output: &Path) -> Result<Vec<u8>, Error> {
    let mut command = Command::new(wasm_opt);
    command
        .arg(input)
        // Control flow is found anew from flat code, and everything tried again until nothing gets smaller: measured, 0.9 kB of
        // brotli less in each module than `-Oz` alone. The lowest kilobyte is the far end of the stack, where nothing has an
        // address, and a large function is not put into its one caller: 0.5 and 1.0 kB.
        .args(["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "--converge"])
        .arg("--one-caller-inline-max-function-size=60")
        .args(FEATURES)
        // With the names of its functions, for whoever asks whose bytes they are.
        .args(["--debuginfo", "-o"])
        .arg(output);
    process::quietly("wasm-opt", command)?;
    interface::bare(&assets::read(output)?).ok_or_else(|| Error::unreadable(output))
}
