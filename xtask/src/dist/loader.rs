//! `embed.js`: the loader with the names of this release, minified. It never changes anything else in it.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::dist::assets;
use crate::dist::names::Names;
use crate::error::Error;
use crate::process;
use crate::workspace::Workspace;

/// Where the loader is written, from the root.
pub(crate) const SOURCE: &str = "src/embed/embed.js";

const BEGIN: &str = "const FILES = ";
const END: &str = "// replaced by the build";

/// The loader of this release.
pub(crate) fn build(workspace: &Workspace, esbuild: &Path, names: &Names) -> Result<Vec<u8>, Error> {
    let source = workspace.root.join(SOURCE);
    let text = assets::read_text(&source)?;
    let named = with_names(&text, names).map_err(|problem| Error::Content { path: source, problem })?;

    let folder = assets::scratch(workspace)?;
    let (input, output) = (folder.join("embed.js"), folder.join("embed.min.js"));
    assets::write(&input, named.as_bytes())?;
    let mut command = Command::new(esbuild);
    // An immediately called function keeps every name to itself: the loader is a classic script in somebody's page.
    command
        .arg(&input)
        .args(["--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .args(["--log-level=warning"])
        .arg(format!("--outfile={}", output.display()));
    process::quietly("minifying embed.js", command)?;
    assets::read(&output)
}

/// Replaces the one line of the loader that names its files.
fn with_names(loader: &str, names: &Names) -> Result<String, String> {
    let is_names = |line: &str| line.trim_start().starts_with(BEGIN) && line.trim_end().ends_with(END);
    let found = loader.lines().filter(|line| is_names(line)).count();
    if found != 1 {
        return Err(format!("expected one line `{BEGIN}{{...}}; {END}`, found {found}"));
    }
    let files = format!("{BEGIN}{};", object(names));
    let lines = loader.lines().map(|line| if is_names(line) { files.as_str() } else { line });
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

fn object(names: &Names) -> Value {
    let locales: Map<String, Value> =
        names.locales.iter().map(|(language, name)| (language.clone(), json!(name))).collect();
    json!({"script": names.script, "wasm": names.wasm, "style": names.style, "locales": locales})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_with_the_names_is_replaced_and_nothing_else() {
        let loader = "// const FILES = no\n  const FILES = { script: \"a.js\" }; // replaced by the build\nrun(FILES);\n";
        let expected = "// const FILES = no\nconst FILES = {\"script\":\"a-1.js\",\"wasm\":\"a-2.wasm\",\
            \"style\":\"a-3.css\",\"locales\":{\"en\":\"locale-en-4.json\",\"de\":\"locale-de-5.json\"}};\nrun(FILES);\n";
        assert_eq!(with_names(loader, &names()).unwrap(), expected);
    }

    #[test]
    fn a_loader_without_the_line_or_with_two_is_refused() {
        let line = "const FILES = {}; // replaced by the build\n";
        assert!(with_names("", &names()).unwrap_err().contains("found 0"));
        assert!(with_names("const FILES = {};", &names()).unwrap_err().contains("found 0"));
        assert!(with_names(&line.repeat(2), &names()).unwrap_err().contains("found 2"));
    }

    fn names() -> Names {
        let locale = |language: &str, name: &str| (language.to_owned(), name.to_owned());
        Names {
            script: "a-1.js".into(),
            wasm: "a-2.wasm".into(),
            style: "a-3.css".into(),
            locales: vec![locale("en", "locale-en-4.json"), locale("de", "locale-de-5.json")],
        }
    }
}
