//! The bundle under test: what its files are called, and a second one that differs from it as two releases do.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

/// The files of one release, without those of the release before that lie beside them.
#[derive(Clone, Debug)]
pub struct Bundle {
    folder: PathBuf,
    files: Vec<String>,
    pinned: [String; 2],
}

impl Bundle {
    /// The bundle of a folder, as its `release.json` lists it.
    pub(crate) fn of(folder: &Path) -> Self {
        let list = fs::read(folder.join("release.json")).unwrap_or_default();
        let list: Value = serde_json::from_slice(&list).unwrap_or_default();
        let names = list["files"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let pinned =
            ["src", "integrity"].map(|key| list["pinned"][key].as_str().unwrap_or_default().to_owned());
        Self { folder: folder.to_owned(), files: names.map(str::to_owned).collect(), pinned }
    }

    /// The script that comes with the WebAssembly.
    pub fn script(&self) -> &str {
        self.named("cryptorefills-widget-", ".js")
    }

    /// The grid's WebAssembly.
    pub fn wasm(&self) -> &str {
        self.named("cryptorefills-widget-", ".wasm")
    }

    /// The WebAssembly of everything that follows the grid.
    pub fn deferred(&self) -> &str {
        self.named("cryptorefills-widget-deferred-", ".wasm")
    }

    /// The style sheet.
    pub fn style(&self) -> &str {
        self.named("cryptorefills-widget-", ".css")
    }

    /// The words of a language, as far as the grid needs them.
    pub fn words(&self, lang: &str) -> &str {
        self.named(&format!("locale-{lang}-"), ".json")
    }

    /// The words of a language for what follows the grid: the file that those of the grid name.
    pub fn other_words(&self, lang: &str) -> String {
        let grid = fs::read(self.folder.join(self.words(lang))).unwrap_or_default();
        let grid: Value = serde_json::from_slice(&grid).unwrap_or_default();
        grid["@rest"].as_str().unwrap_or("no other words").to_owned()
    }

    /// The loader for pages that pin it, and its integrity.
    pub fn pinned(&self) -> (&str, &str) {
        let [name, integrity] = &self.pinned;
        (name, integrity)
    }

    /// Makes another release in a folder: the same with another style sheet, so that loader, script and style differ.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written.
    pub fn release_into(&self, folder: &Path) -> io::Result<()> {
        for name in &self.files {
            fs::copy(self.folder.join(name), folder.join(name))?;
        }
        let style = fs::read_to_string(self.folder.join(self.style()))? + "\n:host { --released: again }";
        let style = Self::replace(folder, self.style(), &style, ".css")?;
        let script = fs::read_to_string(self.folder.join(self.script()))?.replace(self.style(), &style);
        let script = Self::replace(folder, self.script(), &script, ".js")?;
        let loader = fs::read_to_string(self.folder.join("embed.js"))?;
        fs::write(folder.join("embed.js"), loader.replace(self.script(), &script))
    }

    /// Puts other content in the place of a file of a release, and returns its name.
    fn replace(folder: &Path, name: &str, content: &str, ending: &str) -> io::Result<String> {
        let hash: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        let other = format!("cryptorefills-widget-{hash}{ending}");
        fs::write(folder.join(&other), content)?;
        fs::remove_file(folder.join(name))?;
        Ok(other)
    }

    /// The one whose name is `<beginning><hash><ending>`.
    fn named(&self, beginning: &str, ending: &str) -> &str {
        let hash = |name: &str| Some(name.strip_prefix(beginning)?.strip_suffix(ending)?.len());
        let found = self.files.iter().find(|name| hash(name) == Some(64));
        found.unwrap_or_else(|| panic!("the bundle has no {beginning}…{ending}"))
    }
}
