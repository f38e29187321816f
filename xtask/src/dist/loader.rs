//! `embed.js`: the loader with the names of this release, minified. It never changes anything else in it.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::dist::assets;
use crate::dist::filled::filled;
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
    /// The loader of a release whose script and WebAssembly have these names.
    pub(crate) fn new(
        workspace: &'a Workspace,
        esbuild: &'a Path,
        script: &str,
        wasm: &str,
    ) -> Result<Self, Error> {
        let source = workspace.root.join(SOURCE);
        let text = assets::read_text(&source)?;
        let text = filled(&text, "SCRIPT", &json!(script))
            .and_then(|text| filled(&text, "WASM", &json!(wasm)))
            .map_err(|problem| Error::Content { path: source, problem })?;
        Ok(Self { workspace, esbuild, text })
    }

    /// As a classic script, without a format: in somebody's page it keeps its names to itself.
    pub(crate) fn as_script(&self) -> Result<Vec<u8>, Error> {
        self.minified(&self.text, "embed.js", &["--minify"])
    }

    /// As a module that exports `define({ address, tags })`: the same for whoever is not a script of the page, and says
    /// itself what the loader would find there. Bundlers that take every `import` for theirs are told that this one is the
    /// browser's.
    pub(crate) fn as_module(&self) -> Result<Vec<u8>, Error> {
        let module = module(&self.text).map_err(|problem| {
            let path = self.workspace.root.join(SOURCE);
            Error::Content { path, problem }
        })?;
        // White space stays, and what bundlers are told with it: the app takes both away when it is built.
        let shorter = ["--minify-identifiers", "--minify-syntax", "--format=esm"];
        let module = self.minified(&module, "define.js", &shorter)?;
        let text = String::from_utf8_lossy(&module);
        match TOLD.iter().find(|told| !text.contains(*told)) {
            None => Ok(module),
            Some(told) => Err(Error::Content {
                path: "define.js".into(),
                problem: format!("`{told}` is lost before `import`"),
            }),
        }
    }

    fn minified(&self, text: &str, name: &str, options: &[&str]) -> Result<Vec<u8>, Error> {
        let folder = assets::scratch(self.workspace)?;
        let (input, output) = (folder.join(name), folder.join(format!("min.{name}")));
        assets::write(&input, text.as_bytes())?;
        let mut command = Command::new(self.esbuild);
        command
            .arg(&input)
            .args(["--target=es2022", "--charset=utf8", "--legal-comments=none"])
            .args(options)
            .arg("--log-level=warning")
            .arg(format!("--outfile={}", output.display()));
        process::quietly(&format!("minifying {name}"), command)?;
        assets::read(&output)
    }
}

/// What the one `import` says to bundlers that would look for the module among an app's own.
const TOLD: [&str; 3] = ["/* webpackIgnore: true */", "/* turbopackIgnore: true */", "/* @vite-ignore */"];

/// What a page tells the loader, between these lines.
const WHERE: (&str, &str) = ("  // where", "  // /where\n");

/// The loader as a function of where it is: the same for whoever is not a script of the page.
fn module(loader: &str) -> Result<String, String> {
    let parts = loader.split_once(WHERE.0).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(WHERE.1)?;
        Some((before, after))
    });
    let (before, after) =
        parts.ok_or_else(|| format!("expected `{}` and `{}`", WHERE.0, WHERE.1.trim_end()))?;
    Ok(format!("export const define = ({{ address, tags }}) => {{\n{before}{after}}};\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_the_loader_that_is_told_where_it_is() {
        let loader = "(() => {\n  // where: it is\n  const tags = [];\n  // /where\n  run(tags);\n})();\n";
        let expected = "export const define = ({ address, tags }) => {\n(() => {\n  run(tags);\n})();\n};\n";
        assert_eq!(module(loader).unwrap(), expected);
        assert!(module("").unwrap_err().contains("// where"));
        assert!(module("  // where\n").unwrap_err().contains("// /where"));
    }

    #[test]
    fn the_loader_has_these_lines() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(SOURCE);
        let module = module(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(!module.contains("currentScript"));
    }
}
