//! Files that go into the bundle and files on the way to it: the languages, and how all of them are read and written.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::Error;
use crate::workspace::Workspace;

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// The language's tag, which is the file's name.
    pub(crate) language: String,
    /// Minified JSON.
    pub(crate) bytes: Vec<u8>,
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
