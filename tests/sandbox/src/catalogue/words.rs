//! The sandbox's own texts in the ten languages that the API speaks. It never translates what orders send back: a
//! denomination is the same in every language.

use super::row;

const FILE: &str = include_str!("../../data/words.tsv");
const LANGUAGES: [&str; 10] = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];

/// `lang`, if the API speaks it, else `en`.
pub(crate) fn language(lang: &str) -> &'static str {
    LANGUAGES.into_iter().find(|known| *known == lang).unwrap_or("en")
}

/// The text `key` in `lang`; empty for a key that no row has.
pub(crate) fn word(key: &str, lang: &str) -> &'static str {
    let column = LANGUAGES.iter().position(|known| *known == lang).unwrap_or_default() + 1;
    let row = row::lines(FILE).find(|cells| cells[0] == key);
    row.and_then(|cells| cells.get(column).copied()).unwrap_or_default()
}

/// A label as shoppers read it in `lang`: `5 GB 30 Tage` for `5 GB 30 days`. Names and numbers stay.
pub(crate) fn localized(label: &str, lang: &str) -> String {
    let translated = |text| match text {
        "days" | "month" | "months" | "Unlimited" => word(text, lang),
        other => other,
    };
    label.split(' ').map(translated).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language_and_keeps_its_blanks() {
        for cells in row::lines(FILE) {
            assert_eq!(cells.len(), LANGUAGES.len() + 1, "{}", cells[0]);
            for blank in ["{name}", "{country}"] {
                let count = cells.iter().filter(|text| text.contains(blank)).count();
                assert!(count == 0 || count == LANGUAGES.len(), "{} {blank}", cells[0]);
            }
        }
    }

    #[test]
    fn a_label_is_read_in_any_language_and_an_unknown_one_is_english() {
        assert_eq!(localized("Unlimited 10 days", "de"), "Unbegrenzt 10 Tage");
        assert_eq!(localized("12 months", "zh"), "12 个月");
        assert_eq!(localized("PIN USA 19.99 USD", "fr"), "PIN USA 19.99 USD");
        assert_eq!((word("enter", "xx"), language("xx")), ("Enter the code", "en"));
    }
}
