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
pub(crate) const SOURCE: &str = "src/embed/loader/embed.js";

/// The loader of this release, and how it is minified.
pub(crate) struct Loader<'a> {
    workspace: &'a Workspace,
    esbuild: &'a Path,
    /// The source with the names of this release.
    text: String,
}

impl<'a> Loader<'a> {
    /// The loader of a release of these names.
    pub(crate) fn new(workspace: &'a Workspace, esbuild: &'a Path, names: &Names) -> Result<Self, Error> {
        let source = workspace.root.join(SOURCE);
        let text = assets::read_text(&source)?;
        let files = json!({"script": names.script, "wasm": names.wasm, "style": names.style});
        let text =
            filled(&text, "FILES", &files).map_err(|problem| Error::Content { path: source, problem })?;
        Ok(Self { workspace, esbuild, text })
    }

    /// As a classic script, without a format: in somebody's page it keeps its names to itself.
    pub(crate) fn as_script(&self) -> Result<Vec<u8>, Error> {
        self.minified(&self.text, "embed.js", &[])
    }

    /// As a module that exports `define(script)`: the same for whoever is not a script tag of the page, and says itself
    /// what the loader would read of one.
    pub(crate) fn as_module(&self) -> Result<Vec<u8>, Error> {
        let module = module(&self.text).map_err(|problem| {
            let path = self.workspace.root.join(SOURCE);
            Error::Content { path, problem }
        })?;
        self.minified(&module, "define.js", &["--format=esm"])
    }

    fn minified(&self, text: &str, name: &str, options: &[&str]) -> Result<Vec<u8>, Error> {
        let folder = assets::scratch(self.workspace)?;
        let (input, output) = (folder.join(name), folder.join(format!("min.{name}")));
        assets::write(&input, text.as_bytes())?;
        let mut command = Command::new(self.esbuild);
        command
            .arg(&input)
            .args(["--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
            .args(options)
            .arg("--log-level=warning")
            .arg(format!("--outfile={}", output.display()));
        process::quietly(&format!("minifying {name}"), command)?;
        assets::read(&output)
    }
}

/// What the loader reads of its tag.
const TAG: &str = "const script = document.currentScript;";

/// The loader as a function of its tag.
fn module(loader: &str) -> Result<String, String> {
    match loader.matches(TAG).count() {
        1 => Ok(format!(
            "export const define = (tag) => {{\n{}}};\n",
            loader.replace(TAG, "const script = tag;")
        )),
        found => Err(format!("expected one `{TAG}`, found {found}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_the_loader_with_a_tag_that_is_given() {
        let loader = format!("(() => {{\n  {TAG}\n  run(script);\n}})();\n");
        let expected =
            "export const define = (tag) => {\n(() => {\n  const script = tag;\n  run(script);\n})();\n};\n";
        assert_eq!(module(&loader).unwrap(), expected);
        assert!(module("").unwrap_err().contains("found 0"));
        assert!(module(&loader.repeat(2)).unwrap_err().contains("found 2"));
    }
}
