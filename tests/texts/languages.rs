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

#[test]
fn every_language_file_is_one_sorted_list_of_texts() {
    for lang in languages() {
        let texts = texts(&lang);
        for pair in texts.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{lang}: {} stands before {}", pair[0].0, pair[1].0);
        }
        let lines = fs::read_to_string(root().join(format!("src/locales/{lang}.json"))).unwrap();
        assert_eq!(lines.lines().count(), texts.len() + 2, "{lang}: one line a text, and no key twice");
        for (key, text) in texts {
            assert!(!text.trim().is_empty() && text.trim() == text, "{lang}: {key}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{lang}: {key}");
        }
    }
}

#[test]
fn every_language_says_the_same_things_with_the_same_values() {
    let english = texts("en");
    for lang in languages() {
        let other = texts(&lang);
        let keys =
            |texts: &[(String, String)]| texts.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>();
        let (ours, theirs) = (keys(&english), keys(&other));
        assert_eq!(ours.symmetric_difference(&theirs).collect::<Vec<_>>(), [""; 0], "{lang}");
        for ((key, text), (_, translated)) in english.iter().zip(&other) {
            assert_eq!(places(text), places(translated), "{lang}: {key}");
        }
    }
}

fn languages() -> Vec<String> {
    let names = fs::read_dir(root().join("src/locales")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let languages: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned())).collect();
    assert!(languages.contains(&"en".to_owned()));
    languages
}
