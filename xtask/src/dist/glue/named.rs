//! What the module is handed of a page: a document and a window that the page's forms and pictures cannot put themselves
//! in front of.
//!
//! `<img name="createElement">` hides the document's own function from whoever writes `document.createElement`, and
//! `<img id="addEventListener">` that of the window. `wasm-bindgen` writes both, so the places where it does ask life.js.

use crate::dist::life;

/// A place in what `wasm-bindgen` makes, and what stands there instead.
struct Place {
    made: &'static str,
    guarded: &'static str,
}

const PLACES: [Place; 3] = [
    Place { made: "arg0.document;", guarded: "ownDocument(arg0.document);" },
    Place { made: "arg0.addEventListener(", guarded: "ownMethod(arg0, \"addEventListener\")(" },
    Place { made: "arg0.removeEventListener(", guarded: "ownMethod(arg0, \"removeEventListener\")(" },
];

/// The functions of life.js that the places ask.
const OWN: [&str; 2] = ["ownDocument", "ownMethod"];

/// The script that `wasm-bindgen` made, with a page of its own; or the place that is not there, or more than once.
pub(crate) fn guarded(script: &str) -> Result<String, &'static str> {
    let mut guarded = script.to_owned();
    for Place { made, guarded: instead } in PLACES {
        if script.matches(made).count() != 1 {
            return Err(made);
        }
        guarded = guarded.replace(made, instead);
    }
    Ok(format!("import {{ {} }} from \"./{}\";\n{guarded}", OWN.join(", "), life::FILE))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    const MADE: &str = "const ret = arg0.document;\narg0.addEventListener(name, arg3);\narg0.removeEventListener(name, arg3);";

    #[test]
    fn what_a_page_can_hide_comes_from_the_script_that_knows_it() {
        let expected = "import { ownDocument, ownMethod } from \"./life.js\";\n\
            const ret = ownDocument(arg0.document);\n\
            ownMethod(arg0, \"addEventListener\")(name, arg3);\n\
            ownMethod(arg0, \"removeEventListener\")(name, arg3);";
        assert_eq!(guarded(MADE).unwrap(), expected);
        assert_eq!(guarded(&MADE.repeat(2)), Err("arg0.document;"));
        assert_eq!(guarded(""), Err("arg0.document;"));
        assert_eq!(guarded("arg0.document;"), Err("arg0.addEventListener("));
    }

    #[test]
    fn that_script_has_the_functions() {
        let life = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(life::SOURCE);
        let life = fs::read_to_string(life).unwrap();
        for name in OWN {
            assert!(life.contains(&format!("export const {name} =")), "{name}");
        }
    }
}
