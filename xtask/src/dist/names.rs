//! Names that change with the content: `cryptorefills-widget-<16 hex>.js`. A file of such a name never changes.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::dist::assets::Locale;
use crate::workspace::WIDGET;

/// What the names of files begin with, after the widget's own, that are loaded once the grid stands.
pub(crate) const LATE: &str = "late-";

/// The names of the files that the loader asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) script: String,
    pub(crate) wasm: String,
    pub(crate) style: String,
    /// Language and file, in the order of the languages.
    pub(crate) locales: Vec<(String, String)>,
}

impl Names {
    /// Names for these contents.
    pub(crate) fn of(script: &[u8], wasm: &[u8], style: &[u8], locales: &[Locale]) -> Names {
        let widget = |content, extension| format!("{WIDGET}-{}.{extension}", hash(content));
        let locale = |locale: &Locale| {
            (locale.language.clone(), format!("locale-{}-{}.json", locale.language, hash(&locale.bytes)))
        };
        Names {
            script: widget(script, "js"),
            wasm: widget(wasm, "wasm"),
            style: widget(style, "css"),
            locales: locales.iter().map(locale).collect(),
        }
    }
}

/// The name of the module that is loaded once the grid stands. The script knows it, and the loader does not.
pub(crate) fn late(wasm: &[u8]) -> String {
    format!("{WIDGET}-{}{}.wasm", LATE, hash(wasm))
}

/// The first 16 hexadecimal digits of the SHA-256 of the content.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_beginning_of_the_sha_256() {
        // The standard's own example for "abc".
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn only_what_changed_gets_a_new_name() {
        let locale = |text: &str| Locale { language: "en".into(), bytes: text.into() };
        let one = Names::of(b"js", b"wasm", b"css", &[locale("{}")]);
        let two = Names::of(b"js", b"wasm", b"css 2", &[locale("{}")]);
        assert_ne!(one.style, two.style);
        assert_eq!(Names { style: one.style.clone(), ..two }, one);
        assert_eq!(one.locales[0].0, "en");
        assert!(one.locales[0].1.starts_with("locale-en-"), "{one:?}");
        assert!(one.script.starts_with("cryptorefills-widget-") && one.script.ends_with(".js"), "{one:?}");
    }
}
