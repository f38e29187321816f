//! The document that the module is handed: one that a page's forms and pictures cannot put themselves in front of.
//!
//! `<img name="createElement">` hides the document's own function from whoever writes `document.createElement`, and
//! `wasm-bindgen` writes that. The one place where it hands out the document asks life.js for it.

use crate::dist::life;

/// What `wasm-bindgen` makes of `window.document`.
const HANDED: &str = "arg0.document;";
/// The function of life.js.
const OWN: &str = "ownDocument";

/// The script that `wasm-bindgen` made, with a document of its own; nothing if the script hands it out in another way.
pub(crate) fn guarded(script: &str) -> Option<String> {
    let once = script.matches(HANDED).count() == 1;
    let asked = format!("import {{ {OWN} }} from \"./{}\";\n", life::FILE);
    once.then(|| asked + &script.replace(HANDED, &format!("{OWN}(arg0.document);")))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_document_comes_from_the_script_that_knows_a_page() {
        let script = "f: function(arg0) { const ret = arg0.document; return ret; }";
        let expected = "import { ownDocument } from \"./life.js\";\n\
            f: function(arg0) { const ret = ownDocument(arg0.document); return ret; }";
        assert_eq!(guarded(script).unwrap(), expected);
        assert_eq!(guarded(&script.repeat(2)), None);
        assert_eq!(guarded(""), None);
        let life = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(life::SOURCE);
        assert!(fs::read_to_string(life).unwrap().contains(&format!("export const {OWN} =")));
    }
}
