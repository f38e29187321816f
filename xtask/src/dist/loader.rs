//! `embed.js`: the loader with the names of this release, minified. It never changes anything else in it.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::dist::assets;
use crate::dist::filled::filled;
use crate::dist::names::Names;
use crate::error::Error;
use crate::process;
use crate::workspace::Workspace;

/// Where the loader is written, from the root.
pub(crate) const SOURCE: &str = "src/embed/embed.js";

/// The loader of this release.
pub(crate) fn build(workspace: &Workspace, esbuild: &Path, names: &Names) -> Result<Vec<u8>, Error> {
    let source = workspace.root.join(SOURCE);
    let text = assets::read_text(&source)?;
    let files = json!({"script": names.script, "wasm": names.wasm, "style": names.style});
    let named = filled(&text, "FILES", &files).map_err(|problem| Error::Content { path: source, problem })?;

    let folder = assets::scratch(workspace)?;
    let (input, output) = (folder.join("embed.js"), folder.join("embed.min.js"));
    assets::write(&input, named.as_bytes())?;
    let mut command = Command::new(esbuild);
    // Without a format: the loader is a classic script in somebody's page, and keeps its names to itself.
    command
        .arg(&input)
        .args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .args(["--log-level=warning"])
        .arg(format!("--outfile={}", output.display()));
    process::quietly("minifying embed.js", command)?;
    assets::read(&output)
}
