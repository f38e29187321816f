//! Names that are made of the content: `cryptorefills-widget-<SHA-256>.js`, 64 lower-case hexadecimal digits. A file of
//! such a name never changes, and the loader lets no other content in under it.

use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::dist::assets::Locale;
use crate::workspace::WIDGET;

/// What the names of files begin with, after the widget's own, that are loaded once the grid stands.
pub(crate) const DEFERRED: &str = "deferred-";

/// The names of the files that the loader asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) script: String,
    pub(crate) wasm: String,
    pub(crate) style: String,
}

impl Names {
    /// Names for these contents.
    pub(crate) fn of(script: &[u8], wasm: &[u8], style: &[u8]) -> Names {
        let widget = |content, extension| format!("{WIDGET}-{}.{extension}", hash(content));
        Names { script: widget(script, "js"), wasm: widget(wasm, "wasm"), style: widget(style, "css") }
    }
}

/// The languages with the names of their files, which the script knows.
pub(crate) fn locales(locales: &[Locale]) -> Vec<(String, String)> {
    let name = |locale: &Locale| format!("locale-{}-{}.json", locale.language, hash(&locale.bytes));
    locales.iter().map(|locale| (locale.language.clone(), name(locale))).collect()
}

/// The name of the module that is loaded once the grid stands. The script knows it, and the loader does not.
pub(crate) fn deferred(wasm: &[u8]) -> String {
    format!("{WIDGET}-{}{}.wasm", DEFERRED, hash(wasm))
}

/// The name of the loader for pages that pin it.
pub(crate) fn pinned(loader: &[u8]) -> String {
    format!("embed-{}.js", hash(loader))
}

/// What `integrity` says of this content: `sha256-` and 44 characters of base64.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The SHA-256 of the content.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integrity_are_the_sha_256() {
        // The standard's own example.
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), hex);
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(deferred(b"abc"), format!("cryptorefills-widget-deferred-{hex}.wasm"));
        assert_eq!(pinned(b"abc"), format!("embed-{hex}.js"));
        let english = Locale { language: "en".into(), bytes: b"abc".to_vec() };
        assert_eq!(locales(&[english]), [("en".to_owned(), format!("locale-en-{hex}.json"))]);
    }

    #[test]
    fn only_what_changed_gets_a_new_name() {
        let one = Names::of(b"js", b"wasm", b"css");
        let two = Names::of(b"js", b"wasm", b"css 2");
        assert_ne!(one.style, two.style);
        assert_eq!(Names { style: one.style.clone(), ..two }, one);
        assert!(one.script.starts_with("cryptorefills-widget-") && one.script.ends_with(".js"), "{one:?}");
    }
}
