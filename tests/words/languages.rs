//! The language files among themselves.

use crate::sources::root;
use std::collections::BTreeSet;
use std::fs;

/// Keys and texts of a language file, in its order.
pub(crate) fn texts(lang: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join(format!("src/locales/{lang}.json"))).unwrap();
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let entries = object.into_iter();
    entries.map(|(key, text)| (key, text.as_str().unwrap_or_default().to_owned())).collect()
}

/// The text of an English key.
pub(crate) fn english(key: &str) -> Option<String> {
    texts("en").into_iter().find(|(known, _)| known == key).map(|(_, text)| text)
}

/// The `{places}` of a text.
pub(crate) fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The languages that there are files for.
pub(crate) fn languages() -> Vec<String> {
    let names = fs::read_dir(root().join("src/locales")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let languages: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect();
    assert!(languages.contains(&"en".to_owned()));
    languages
}

/// The key that a plural form belongs to: `points` of `points#one`.
pub(crate) fn base(key: &str) -> &str {
    key.split_once('#').map_or(key, |(base, _)| base)
}

/// The plural categories of a language beside `other` (CLDR, cardinal numbers).
fn forms(lang: &str) -> &'static [&'static str] {
    match lang {
        "en" | "de" | "tr" | "tl" => &["one"],
        "es" | "fr" | "it" | "pt" => &["many", "one"],
        "zh" | "vi" => &[],
        other => panic!("which plural forms does {other} have?"),
    }
}

#[test]
fn every_language_file_is_one_sorted_list_of_texts() {
    for lang in languages() {
        let texts = texts(&lang);
        for pair in texts.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{lang}: {} stands before {}", pair[0].0, pair[1].0);
        }
        let lines = fs::read_to_string(root().join(format!("src/locales/{lang}.json"))).unwrap();
        assert_eq!(lines.lines().count(), texts.len() + 2, "{lang}: one line a text, and no key twice");
        assert_eq!(texts[0], ("@lang".to_owned(), lang.clone()), "a file names its language");
    }
}

#[test]
fn every_text_is_clean() {
    for lang in languages() {
        for (key, text) in texts(&lang) {
            assert!(!text.is_empty() && text.trim() == text, "{lang}: {key}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{lang}: {key}");
            for blemish in ["  ", "...", "!", "！", "<", "&", "\u{a0} ", " \u{a0}", " {}", "\t", "\n"] {
                assert!(!text.contains(blemish), "{lang}: {key} has {blemish:?}: {text}");
            }
        }
    }
}

#[test]
fn every_language_has_the_keys_of_english_in_its_own_plural_forms() {
    let english = texts("en");
    for lang in languages() {
        let keys: BTreeSet<String> = texts(&lang).into_iter().map(|(key, _)| key).collect();
        let mut expected = BTreeSet::new();
        for (key, text) in english.iter().filter(|(key, _)| !key.contains('#')) {
            expected.insert(key.clone());
            if places(text).contains("count") {
                expected.extend(forms(&lang).iter().map(|form| format!("{key}#{form}")));
            }
        }
        assert_eq!(keys.symmetric_difference(&expected).collect::<Vec<_>>(), [""; 0], "{lang}");
    }
}

#[test]
fn every_text_has_the_places_of_the_english_one() {
    let english: Vec<_> = texts("en");
    for lang in languages() {
        for (key, text) in texts(&lang) {
            let (_, original) = english.iter().find(|(known, _)| *known == base(&key)).unwrap();
            assert_eq!(places(&text), places(original), "{lang}: {key}");
        }
    }
}

#[test]
fn hardly_a_text_is_left_in_english() {
    let english = texts("en");
    for lang in languages().into_iter().filter(|lang| lang != "en") {
        let same: Vec<_> = texts(&lang).into_iter().filter(|entry| english.contains(entry)).collect();
        // `eSIM`, `Network` and the like are the same word in several languages.
        assert!(same.len() < 25, "{lang}: {same:?}");
    }
}
