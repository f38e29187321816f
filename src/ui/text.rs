//! The words of the active language: templates by key, filled with values. It never chooses a language and holds none.

use crate::api::Json;

/// One language file, read: `src/locales/<lang>.json`.
#[derive(Debug, Default)]
pub struct Texts {
    entries: Vec<(String, String)>,
}

impl Texts {
    /// Reads a language file: an object of strings. Anything else in it is left out.
    pub fn from_json(json: &Json) -> Self {
        let Json::Map(entries) = json else { return Self::default() };
        let entries = entries
            .iter()
            .filter_map(|(key, value)| match value {
                Json::Text(text) => Some((key.clone(), text.clone())),
                _ => None,
            })
            .collect();
        Self { entries }
    }

    /// The template of a key.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// The text of a key with its `{name}` places filled. A key that is missing shows itself, which a test notices.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.try_fill(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The same, but `None` when the key or the value of one of its places is missing.
    pub fn try_fill(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let template = self.find(key)?;
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            let (name, after) = place.split_once('}')?;
            text.push_str(before);
            text.push_str(values.iter().find(|(known, _)| *known == name)?.1);
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
        assert_eq!(texts().fill("pay", &[("coin", "{amount}"), ("amount", "1")]), "Pay 1 {amount}");
    }

    #[test]
    fn what_is_missing_is_told() {
        let texts = texts();
        assert_eq!(texts.try_fill("pay", &[("coin", "USDC")]), None);
        assert_eq!(texts.fill("nowhere", &[]), "nowhere");
    }

    fn texts() -> Texts {
        let entry = |key: &str, text: &str| (key.to_owned(), Json::Text(text.to_owned()));
        Texts::from_json(&Json::Map(vec![entry("plain", "Back"), entry("pay", "Pay {amount} {coin}")]))
    }
}
