//! What no script of the bundle may contain: ways to make code or markup from text. A strict policy would refuse them in
//! the page, and a reader should not have to wonder.

use std::path::PathBuf;

use crate::dist::Asset;
use crate::error::Error;

/// Each as it is called or set.
const FORBIDDEN: [&str; 11] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "DOMParser",
    "setHTMLUnsafe",
    "parseHTMLUnsafe",
    "document.write",
    "srcdoc",
    "eval(",
    "new Function",
];

/// What `wasm-bindgen` makes of the setter that the framework brings along and no screen uses.
const SETTER: &str = "arg0.innerHTML = getStringFromWasm0(arg1, arg2);";

/// The connecting script, in which that setter refuses.
pub(crate) fn without_markup(script: &str) -> String {
    script.replace(SETTER, "throw new TypeError(\"markup\");")
}

/// Fails when a script contains anything of it.
pub(crate) fn check(files: &[Asset]) -> Result<(), Error> {
    for file in files.iter().filter(|file| file.name.ends_with(".js")) {
        let text = String::from_utf8_lossy(&file.bytes);
        if let Some(found) = FORBIDDEN.iter().find(|word| text.contains(**word)) {
            let problem = format!("contains `{found}`, which makes code or markup from text");
            return Err(Error::Content { path: PathBuf::from(&file.name), problem });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_makes_markup_or_code_is_refused() {
        for (name, text, good) in [
            ("embed.js", "box.textContent=text", true),
            ("embed.js", "box.innerHTML=text", false),
            ("w-1.js", "new Function('return 1')", false),
            ("w-1.js", "evaluate(1)", true),
            ("w-1.js", "eval(text)", false),
            ("locale-en.json", "{\"a\":\"eval(\"}", true),
        ] {
            let file = Asset { name: name.into(), bytes: text.into() };
            assert_eq!(check(&[file]).is_ok(), good, "{text}");
        }
    }

    #[test]
    fn the_setter_of_the_framework_refuses() {
        let script = "__wbg_set_innerHTML_1: function(arg0, arg1, arg2) {\n    \
            arg0.innerHTML = getStringFromWasm0(arg1, arg2);\n}";
        let made = without_markup(script);
        assert!(made.contains("throw new TypeError") && !made.contains(".innerHTML"), "{made}");
    }
}
