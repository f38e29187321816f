//! The scripts of an element's life and of its words, which the bundle's script begins with: the sources with the names
//! of the style and the languages.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::dist::assets;
use crate::dist::filled::filled;
use crate::error::Error;
use crate::workspace::Workspace;

/// Where they are written, from the root.
pub(crate) const SOURCE: &str = "src/embed/loader/life.js";
const WORDS_SOURCE: &str = "src/embed/loader/words.js";
/// What they are called beside the script that connects the module with the browser. The first imports from both.
pub(crate) const FILE: &str = "life.js";
pub(crate) const WORDS_FILE: &str = "words.js";

/// Both scripts, on their way.
pub(crate) struct Life {
    life: String,
    words: String,
}

/// The scripts with the name of the style, these languages and the names of their files.
pub(crate) fn build(workspace: &Workspace, locales: &[(String, String)], style: &str) -> Result<Life, Error> {
    let files: Map<String, Value> =
        locales.iter().map(|(language, name)| (language.clone(), json!(name))).collect();
    let fill = |source: &str, name: &str, value: &Value| {
        let path = workspace.root.join(source);
        filled(&assets::read_text(&path)?, name, value).map_err(|problem| Error::Content { path, problem })
    };
    Ok(Life {
        life: fill(SOURCE, "STYLE", &json!(style))?,
        words: fill(WORDS_SOURCE, "LOCALES", &Value::Object(files))?,
    })
}

impl Life {
    /// Writes both into a folder.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Error> {
        assets::write(&folder.join(FILE), self.life.as_bytes())?;
        assets::write(&folder.join(WORDS_FILE), self.words.as_bytes())
    }
}
