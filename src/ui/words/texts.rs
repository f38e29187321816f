//! The words of the active language: templates by key, filled with values. It never chooses a language and holds none.

use crate::api::Json;
use crate::domain::locale::direction;
use crate::ui::words::partner_texts;

/// The entry of a file that has the grid's words alone: it names the file with the others.
const REST: &str = "@rest";

/// First strong isolate and its end (Unicode bidirectional algorithm).
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// One language file, read: `src/locales/<lang>.json`, with what a partner put in its place.
#[derive(Debug)]
pub struct Texts {
    /// The language as BCP 47 writes it: numbers, dates, names and direction follow it.
    pub(super) lang: String,
    pub(super) entries: Vec<(String, String)>,
    /// Whether it has all words, and not those of the grid alone.
    pub(super) is_whole: bool,
    /// How its numbers are counted and written.
    count: Count,
}

/// A number as a language counts it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// CLDR's plural category: `one`, `few`, … or `other`.
    pub category: String,
    /// The number as it is written.
    pub shown: String,
}

/// How a language counts: decimal text and the language's tag in, see [`Counted`]. What is no number is `other`, as it
/// is.
pub type Count = fn(&str, &str) -> Counted;

impl Texts {
    /// Reads a language file, an object of strings that names its language as `@lang`, or the part of it that the grid
    /// needs, and a partner's own texts of the
    /// same shape over it, see [`partner_texts`]. What cannot be used of those is left out and told in warnings.
    /// `count` is how a number is written.
    pub fn new(file: &Json, own: &Json, count: Count) -> (Self, Vec<String>) {
        let mut texts = Self { lang: "en".into(), entries: vec![], is_whole: true, count };
        if let Json::Map(entries) = file {
            for (key, value) in entries {
                let Json::Text(text) = value else { continue };
                match key.as_str() {
                    partner_texts::LANG => texts.lang.clone_from(text),
                    REST => texts.is_whole = false,
                    _ => texts.entries.push((key.clone(), text.clone())),
                }
            }
        }
        let warnings = partner_texts::take_over(&mut texts, own);
        (texts, warnings)
    }

    /// Whether it says all that another one does, in the same language and the same words.
    pub fn contains(&self, other: &Self) -> bool {
        self.lang == other.lang
            && other.entries.iter().all(|(key, text)| self.find(key) == Some(text.as_str()))
    }

    /// The language's tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The template of a key.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// The text of a key. A key that is missing shows itself, which a test notices.
    pub fn t(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A number, decimal text, as the language writes it.
    pub fn number(&self, number: &str) -> String {
        (self.count)(number, &self.lang).shown
    }

    /// The text of a key with its `{name}` places filled. A key that is missing shows itself, which a test notices.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.try_fill(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The same, but `None` when the key or the value of one of its places is missing.
    ///
    /// A value named `count` is a number: it chooses between the plural forms `key#one`, `key#few`, … and the key itself,
    /// which is the form for `other`, and it is written as the language writes numbers.
    pub fn try_fill(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let given = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let counted = given("count").map(|number| (self.count)(number, &self.lang));
        let form = counted.as_ref().and_then(|it| self.find(&[key, "#", &it.category].concat()));
        let template = form.or_else(|| self.find(key))?;
        let right_to_left = direction(&self.lang) == "rtl";
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            let (name, after) = place.split_once('}')?;
            text.push_str(before);
            let value = match &counted {
                Some(counted) if name == "count" => &counted.shown,
                _ => given(name)?,
            };
            // A value keeps its own direction, so that `12.5 USDC` is never read as `USDC 12.5`.
            if right_to_left {
                text.push(ISOLATE);
            }
            text.push_str(value);
            if right_to_left {
                text.push(END_OF_ISOLATE);
            }
            rest = after;
        }
        text.push_str(rest);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_by_name() {
        let texts = texts();
        assert_eq!(texts.fill("pay", &[("coin", "USDC"), ("amount", "1.5")]), "Pay 1.5 USDC");
        assert_eq!(texts.fill("plain", &[]), "Back");
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        let values = [("coin", "{amount}"), ("amount", "1")];
        assert_eq!(texts().fill("pay", &values), "Pay 1 {amount}");
    }

    #[test]
    fn a_value_keeps_its_direction_in_a_text_from_right_to_left() {
        let own = Json::Map(vec![("@lang".into(), Json::Text("he".into()))]);
        let file = Json::Map(vec![("due".into(), Json::Text("Due: {amount}.".into()))]);
        let texts = Texts::new(&file, &own, plainly).0;
        assert_eq!(texts.fill("due", &[("amount", "12.5 USDC")]), "Due: \u{2068}12.5 USDC\u{2069}.");
    }

    #[test]
    fn what_is_missing_is_told() {
        let texts = texts();
        assert_eq!(texts.try_fill("pay", &[("coin", "USDC")]), None);
        assert_eq!(texts.fill("nowhere", &[]), "nowhere");
    }

    #[test]
    fn a_number_chooses_the_form_and_is_written_as_the_language_does() {
        let texts = texts();
        for (count, text) in [
            ("0", "0 points"),
            ("1", "1 point"),
            ("1000", "1,000 points"),
            ("about ten", "about ten points"),
            ("", " points"),
        ] {
            assert_eq!(texts.fill("points", &[("count", count)]), text);
        }
        assert_eq!(texts.fill("plain", &[("count", "1")]), "Back", "a text that counts nothing");
    }

    #[test]
    fn the_words_of_the_grid_are_among_all_words() {
        let grid = [("@lang", "en"), ("@rest", "rest.json"), ("plain", "Back")];
        let own = Json::Map(vec![("pay".into(), Json::Text("{amount} {coin}".into()))]);
        let (grid, warnings) = read(&grid, &own);
        assert_eq!(warnings, Vec::<String>::new(), "what is not there yet is not unknown");
        assert_eq!(grid.find("@rest"), None);
        assert!(texts().contains(&grid) && !grid.contains(&texts()));
        let other = |entries| read(entries, &Json::Null).0;
        assert!(!texts().contains(&other(&[("@lang", "en"), ("plain", "Return")])));
        assert!(!texts().contains(&other(&[("@lang", "de"), ("plain", "Back")])));
    }

    #[test]
    fn a_file_names_its_language_and_a_partner_another() {
        assert_eq!(texts().lang(), "en");
        let own = Json::Map(vec![("@lang".into(), Json::Text("ar".into()))]);
        assert_eq!(Texts::new(&Json::Null, &own, plainly).0.lang(), "ar");
    }

    /// English, as far as this test needs it.
    fn plainly(number: &str, lang: &str) -> Counted {
        assert!(["en", "he"].contains(&lang));
        let category = if number == "1" { "one" } else { "other" }.into();
        Counted { category, shown: if number == "1000" { "1,000".into() } else { number.into() } }
    }

    fn texts() -> Texts {
        let entries = [
            ("@lang", "en"),
            ("plain", "Back"),
            ("pay", "Pay {amount} {coin}"),
            ("points", "{count} points"),
            ("points#one", "{count} point"),
        ];
        read(&entries, &Json::Null).0
    }

    fn read(entries: &[(&str, &str)], own: &Json) -> (Texts, Vec<String>) {
        let entry = |(key, text): &(&str, &str)| ((*key).to_owned(), Json::Text((*text).to_owned()));
        Texts::new(&Json::Map(entries.iter().map(entry).collect()), own, plainly)
    }
}
