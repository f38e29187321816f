//! Countries as they are looked for: by their name in the shopper's language, by the English one, by their code. The
//! names come from outside, and a country that the API lacks is never among them.

use crate::domain::search::{Entry, Query, Rank};

/// A country with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedCountry {
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// The name in the shopper's language.
    pub name: String,
    local: Entry,
    english: Entry,
}

/// What people write for a code.
const HABITS: [(&str, &str); 3] = [("UK", "GB"), ("USA", "US"), ("UAE", "AE")];

impl NamedCountry {
    /// A country by its code, its name in the shopper's language and the English one.
    pub fn new(code: &'static str, name: String, english: &str) -> Self {
        let (local, english) = (Entry::new(&name, String::new()), Entry::new(english, String::new()));
        Self { code, name, local, english }
    }
}

/// The countries that a text finds, best match first, otherwise in the order of the list; all of them for no text.
pub fn find<'a>(countries: &'a [NamedCountry], text: &str) -> Vec<&'a NamedCountry> {
    let Some(query) = Query::new(text) else { return countries.iter().collect() };
    let text = text.trim();
    let habit = HABITS.iter().find(|(habit, _)| habit.eq_ignore_ascii_case(text));
    let code = habit.map_or(text, |(_, code)| code);
    let ranked = |rank: &dyn Fn(&Entry) -> Option<Rank>, ranks: &[Rank]| -> Vec<&'a NamedCountry> {
        let of = |country: &NamedCountry, wanted: Rank| {
            let is_code = wanted == Rank::Exact && country.code.eq_ignore_ascii_case(code);
            is_code || rank(&country.local) == Some(wanted) || rank(&country.english) == Some(wanted)
        };
        let mut found: Vec<&'a NamedCountry> = Vec::new();
        for wanted in ranks {
            for country in countries {
                if of(country, *wanted) && !found.iter().any(|known| known.code == country.code) {
                    found.push(country);
                }
            }
        }
        found
    };
    let found = ranked(&|entry| query.rank(entry), &Rank::TRUE);
    if found.is_empty() { ranked(&|entry| query.forgiving_rank(entry), &Rank::FORGIVING) } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_its_names_and_its_code() {
        for (text, codes) in [
            ("Deutschland", vec!["DE"]),
            ("germany", vec!["DE"]),
            ("GERMA", vec!["DE"]),
            ("de", vec!["DE", "DK"]),
            ("österr", vec!["AT"]),
            ("osterreich", vec!["AT"]),
            ("Austria", vec!["AT"]),
            ("usa", vec!["US"]),
            ("uk", vec!["GB"]),
            ("korea", vec!["KR"]),
            ("cote divoire", vec!["CI"]),
            ("Deutshland", vec!["DE"]),
            ("atlantis", vec![]),
        ] {
            let countries = countries();
            let found: Vec<_> = find(&countries, text).iter().map(|country| country.code).collect();
            assert_eq!(found, codes, "{text}");
        }
    }

    #[test]
    fn without_a_text_all_stand_in_their_order() {
        let countries = countries();
        for text in ["", "  ", "'"] {
            assert_eq!(find(&countries, text).len(), countries.len());
        }
    }

    fn countries() -> Vec<NamedCountry> {
        let rows = [
            ("AU", "Australien", "Australia"),
            ("DK", "Dänemark", "Denmark"),
            ("DE", "Deutschland", "Germany"),
            ("CI", "Elfenbeinküste", "Côte d’Ivoire"),
            ("AT", "Österreich", "Austria"),
            ("KR", "Südkorea", "South Korea"),
            ("US", "Vereinigte Staaten", "United States"),
            ("GB", "Vereinigtes Königreich", "United Kingdom"),
        ];
        rows.map(|(code, name, english)| NamedCountry::new(code, name.into(), english)).into()
    }
}
