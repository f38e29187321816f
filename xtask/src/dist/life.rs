//! The script of an element's life, which the bundle's script begins with: the source with the names of the style and the languages.

use serde_json::{Map, Value, json};

use crate::dist::assets;
use crate::dist::filled::filled;
use crate::error::Error;
use crate::workspace::Workspace;

/// Where it is written, from the root.
pub(crate) const SOURCE: &str = "src/embed/loader/life.js";
/// What it is called beside the script that connects the module with the browser, which it imports from.
pub(crate) const FILE: &str = "life.js";

/// The script with the name of the style, these languages and the names of their files.
pub(crate) fn build(
    workspace: &Workspace,
    locales: &[(String, String)],
    style: &str,
) -> Result<String, Error> {
    let path = workspace.root.join(SOURCE);
    let files: Map<String, Value> =
        locales.iter().map(|(language, name)| (language.clone(), json!(name))).collect();
    filled(&assets::read_text(&path)?, "LOCALES", &Value::Object(files))
        .and_then(|text| filled(&text, "STYLE", &json!(style)))
        .map_err(|problem| Error::Content { path, problem })
}
