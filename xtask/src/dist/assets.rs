//! What the widget loads beside its module: one style sheet and the languages. Shared by the release and `stage`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::Error;
use crate::process;
use crate::workspace::Workspace;

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// The language's tag, which is the file's name.
    pub(crate) language: String,
    /// Minified JSON.
    pub(crate) bytes: Vec<u8>,
}

/// Which of the widget's style is meant.
#[derive(Clone, Copy)]
pub(crate) enum Sheet {
    /// All of it, as the demo has it.
    Whole,
    /// What the grid needs.
    First,
    /// What follows the grid, and is loaded with its module.
    Deferred,
}

/// What divides `style/index.css`: the imports before it are the grid's.
const DEFERRED: &str = "/* From here on: what follows the grid. */";

/// `style/index.css` with what it imports, minified.
pub(crate) fn style(workspace: &Workspace, esbuild: &Path, sheet: Sheet) -> Result<Vec<u8>, Error> {
    let source = workspace.root.join("style/index.css");
    let index = read_text(&source)?;
    let part = imports(&index, sheet)
        .ok_or_else(|| Error::Content { path: source, problem: format!("has no one line `{DEFERRED}`") })?;
    // Beside the bundle the imports are those of the folder that they were written in.
    let folder = workspace.root.join("style");
    let part = part.replace("@import \"./", &format!("@import \"{}/", folder.display()));
    let scratch = scratch(workspace)?;
    let (entry, output) = (scratch.join("index.css"), scratch.join("style.css"));
    write(&entry, part.as_bytes())?;
    let mut command = Command::new(esbuild);
    command
        .arg(&entry)
        .args(["--bundle", "--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={}", output.display()));
    process::quietly("bundling the style", command)?;
    read(&output)
}

/// The part of the index that a sheet is made of; `None` if it is not divided once.
fn imports(index: &str, sheet: Sheet) -> Option<&str> {
    let (first, deferred) =
        index.split_once(DEFERRED).filter(|(_, deferred)| !deferred.contains(DEFERRED))?;
    Some(match sheet {
        Sheet::Whole => index,
        Sheet::First => first,
        Sheet::Deferred => deferred,
    })
}

/// Every `src/locales/<language>.json`, in the order of the languages.
pub(crate) fn locales(workspace: &Workspace) -> Result<Vec<Locale>, Error> {
    let folder = workspace.root.join("src/locales");
    let entries = fs::read_dir(&folder).map_err(Error::file("reading", &folder))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(Error::file("reading", &folder)))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(Error::Content { path: folder, problem: "no <language>.json".into() });
    }
    paths.iter().map(|path| locale(path)).collect()
}

fn locale(path: &Path) -> Result<Locale, Error> {
    let bytes =
        minified(&read(path)?).map_err(|problem| Error::Content { path: path.to_owned(), problem })?;
    let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Locale { language, bytes })
}

fn minified(json: &[u8]) -> Result<Vec<u8>, String> {
    let value: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    if !value.is_object() {
        return Err("expected one JSON object".into());
    }
    serde_json::to_vec(&value).map_err(|error| error.to_string())
}

/// The folder for files on the way to the bundle.
pub(crate) fn scratch(workspace: &Workspace) -> Result<PathBuf, Error> {
    let folder = workspace.scratch();
    fs::create_dir_all(&folder).map_err(Error::file("creating", &folder))?;
    Ok(folder)
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::file("reading", path))
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::file("reading", path))
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(Error::file("writing", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_divided_where_the_grid_ends() {
        let index = format!("first\n{DEFERRED}\ndeferred");
        let of = |sheet| imports(&index, sheet).map(str::trim);
        assert_eq!(of(Sheet::First), Some("first"));
        assert_eq!(of(Sheet::Deferred), Some("deferred"));
        assert_eq!(of(Sheet::Whole), Some(index.as_str()));
        assert_eq!(imports("undivided", Sheet::First), None);
        assert_eq!(imports(&index.repeat(2), Sheet::First), None);
    }

    #[test]
    fn a_language_is_minified_in_its_own_order() {
        let json = "{\n  \"pay\": \"Pay\",\n  \"back\": \"Zurück\"\n}\n";
        assert_eq!(minified(json.as_bytes()).unwrap(), "{\"pay\":\"Pay\",\"back\":\"Zurück\"}".as_bytes());
    }

    #[test]
    fn what_is_not_one_object_is_refused() {
        assert!(minified(b"{").is_err());
        assert_eq!(minified(b"[]").unwrap_err(), "expected one JSON object");
    }
}
