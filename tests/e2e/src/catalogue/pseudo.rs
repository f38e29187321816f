//! A language that nobody speaks, made from the English file: every text stands between brackets, has accents on its
//! letters and is longer by two fifths. What a screen shows without brackets does not come from the language file, and
//! what such words do not break no translation will.

use serde_json::{Map, Value, json};

const ENGLISH: &str = include_str!("../../../../src/locales/en.json");

/// What a text begins and ends with: signs that stand in no text and no datum.
const BRACKETS: [char; 2] = ['⟦', '⟧'];

/// The texts of a language of this repository, by their keys.
///
/// # Panics
///
/// Where there is no such file: a story asks for one that exists.
pub fn texts_of(lang: &str) -> Map<String, Value> {
    let path = format!("{}/../../src/locales/{lang}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Whether a tag is a pseudo language's: its region is nobody's.
pub(crate) fn is_pseudo(tag: &str) -> bool {
    tag.ends_with("-XA") || tag.ends_with("-XB")
}

/// The whole pseudo language under a tag that decides about numbers, plural forms and direction: `en-XA`, `ar-XB`.
pub(crate) fn pseudo_texts(tag: &str) -> Value {
    let english: Map<String, Value> = serde_json::from_str(ENGLISH).unwrap_or_default();
    let pseudo = |(key, text): (String, Value)| {
        let text = if key == "@lang" { json!(tag) } else { json!(pseudo(text.as_str().unwrap_or_default())) };
        (key, text)
    };
    Value::Object(english.into_iter().map(pseudo).collect())
}

fn pseudo(text: &str) -> String {
    let mut made = String::from(BRACKETS[0]);
    let mut in_place = false;
    let mut letters = 0;
    for letter in text.chars() {
        in_place = (in_place || letter == '{') && letter != '}';
        if !in_place && letter.is_alphabetic() {
            letters += 1;
        }
        made.push(if in_place { letter } else { accented(letter) });
    }
    // Words of a usual length: nobody translates into one endless word.
    for place in 0..(letters * 2 / 5) {
        made.push_str(if place % 8 == 0 { " " } else { "ŏ" });
    }
    made.push(BRACKETS[1]);
    made
}

fn accented(letter: char) -> char {
    let plain = "aceinosuyACEINOSUYdghklrtwzDGHKLRTWZ";
    let accents = "áçéíñóšúýÁÇÉÍÑÓŠÚÝďğĥķĺŕťŵžĎĞĤĶĹŔŤŴŽ";
    plain
        .chars()
        .zip(accents.chars())
        .find(|(known, _)| *known == letter)
        .map_or(letter, |(_, accent)| accent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_places_and_grows() {
        assert_eq!(pseudo("Pay {amount}"), "⟦Páý {amount} ⟧");
        assert_eq!(pseudo("Send only {pair}, now"), "⟦Šéñď óñĺý {pair}, ñóŵ ŏŏŏ⟧");
        assert_eq!(pseudo(""), "⟦⟧");
    }

    #[test]
    fn every_text_is_there_and_the_language_has_its_tag() {
        let texts = pseudo_texts("ar-XB");
        assert_eq!(texts["@lang"], "ar-XB");
        assert!(texts.as_object().is_some_and(|texts| texts.len() > 350));
        assert_eq!(texts_of("en").len(), texts.as_object().map_or(0, Map::len));
    }
}
