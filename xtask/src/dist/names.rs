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

/// The name of a file of this content and ending.
pub(crate) fn widget(content: &[u8], extension: &str) -> String {
    format!("{WIDGET}-{}.{extension}", hash(content))
}

/// The languages with the names of their files, which the script knows.
pub(crate) fn locales(locales: &[Locale]) -> Vec<(String, String)> {
    let name = |locale: &Locale| format!("locale-{}-{}.json", locale.language, hash(&locale.bytes));
    locales.iter().map(|locale| (locale.language.clone(), name(locale))).collect()
}

/// The name of a file that is loaded once the grid stands: the second module, or its style. The script knows it, and the
/// loader does not.
pub(crate) fn deferred(content: &[u8], extension: &str) -> String {
    format!("{WIDGET}-{DEFERRED}{}.{extension}", hash(content))
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
        assert_eq!(deferred(b"abc", "wasm"), format!("cryptorefills-widget-deferred-{hex}.wasm"));
        assert_eq!(pinned(b"abc"), format!("embed-{hex}.js"));
        let english = Locale { language: "en".into(), bytes: b"abc".to_vec() };
        assert_eq!(locales(&[english]), [("en".to_owned(), format!("locale-en-{hex}.json"))]);
    }

    #[test]
    fn only_what_changed_gets_a_new_name() {
        assert_eq!(widget(b"abc", "css"), widget(b"abc", "css"));
        assert_ne!(widget(b"abc", "css"), widget(b"abcd", "css"));
        let name = widget(b"abc", "js");
        assert!(name.starts_with("cryptorefills-widget-ba7816bf") && name.ends_with("15ad.js"), "{name}");
    }
}
