//! The names of files in a script of the widget's. A name is plain: it never leads to another folder.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// What the names of files hold that are loaded once the grid stands.
const DEFERRED: &str = "-deferred-";

/// Every plain name with this ending that stands in quotes, once.
pub(crate) fn of(script: &str, ending: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in script.split(['"', '\'', '`']) {
        let name = piece.strip_prefix("./").unwrap_or(piece);
        let plain = name.len() <= 150 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        let stem = name.strip_suffix(ending).and_then(|rest| rest.strip_suffix('.')).unwrap_or_default();
        if plain && !stem.is_empty() && !name.starts_with('.') && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Whether it is loaded once the grid stands.
pub(crate) fn is_deferred(name: &str) -> bool {
    name.contains(DEFERRED)
}

/// Whether a script is the one that belongs to this module: both are of the widget's name, or neither is hashed.
pub(crate) fn is_beside(script: &str, module: Option<&str>) -> bool {
    let Some(module) = module else { return true };
    match (hash(script), hash(module)) {
        (Some(_), Some(hash)) => {
            module.split(hash).next() == script.split(self::hash(script).unwrap_or_default()).next()
        }
        (None, None) => true,
        _ => false,
    }
}

/// The words of a language, or of English where there are none of it.
pub(crate) fn words(script: &str, lang: &str) -> Option<String> {
    let all = of(script, "json");
    let of_language = |lang: &str| {
        let begins = format!("locale-{lang}");
        let ends = |rest: &str| rest.starts_with(['-', '.']);
        all.iter().find(|name| name.strip_prefix(begins.as_str()).is_some_and(ends)).cloned()
    };
    of_language(lang).or_else(|| of_language("en"))
}

/// The SHA-256 that a name holds: 64 lower-case hexadecimal digits.
pub(crate) fn hash(name: &str) -> Option<&str> {
    let stem = name.split('.').next()?;
    let hash = stem.rsplit('-').next()?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (hash.len() == 64 && hash.bytes().all(hex)).then_some(hash)
}

/// The SHA-256 of bytes as names have it.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_in_quotes() {
        let script = "let a=\"w-1.wasm\",b='./w-2.wasm',c=`w-1.wasm`,d=\"../w-3.wasm\",e=\"https://a/w-4.wasm\",f=\".wasm\"";
        assert_eq!(of(script, "wasm"), ["w-1.wasm", "w-2.wasm"]);
        assert!(of(script, "js").is_empty());
        assert!(of("w.wasm and 'w wasm'", "wasm").is_empty());
    }

    #[test]
    fn the_words_of_a_language_are_found_and_else_those_of_english() {
        let script = "{en:\"locale-en-1.json\",\"de\":\"locale-de-2.json\",x:\"locale-deu-3.json\"}";
        for (lang, name) in
            [("de", "locale-de-2.json"), ("en", "locale-en-1.json"), ("xx", "locale-en-1.json")]
        {
            assert_eq!(words(script, lang).as_deref(), Some(name));
        }
        assert_eq!(words("", "de"), None);
    }

    #[test]
    fn a_script_and_a_module_of_one_bundle_belong_together() {
        let [a, b] = ["a", "b"].map(|letter| letter.repeat(64));
        let module = format!("cryptorefills-widget-{a}.wasm");
        assert!(is_beside(&format!("cryptorefills-widget-{b}.js"), Some(&module)));
        assert!(!is_beside(&format!("chunk-{b}.js"), Some(&module)));
        assert!(!is_beside("life.js", Some(&module)));
        assert!(is_beside("life.js", Some("cryptorefills-widget_bg.wasm")));
    }

    #[test]
    fn a_name_tells_its_content() {
        let name = format!("w-{}.wasm", hash_of(b"abc"));
        assert_eq!(hash(&name), Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assert_eq!(hash("embed.js"), None);
        assert_eq!(hash(&format!("w-{}.js", "A".repeat(64))), None);
    }
}
