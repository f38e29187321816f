//! Whether two texts name the same brand or country. A brand may be named by itself, by its family, or by its family with
//! the amount behind.

use crate::domain::agreement::line::AgreedLine;
use crate::domain::agreement::term::{Comparison, Mark, Term};
use crate::domain::country;
use crate::domain::order::delivery::Delivery;
use crate::domain::search::normalize::normalize;

/// Whether a name is of a line whose brand is called so.
pub(super) fn same_brand(brand: &str, line: &AgreedLine, named: &str) -> bool {
    let named = brand_key(named);
    let text = |term: &Option<Term>| term.as_ref().and_then(|term| term.text.clone()).unwrap_or_default();
    let behind = [String::new(), text(&line.country), text(&line.value), line.label.clone()];
    let family = line.family.as_ref().and_then(|family| family.text.as_deref());
    [Some(brand), family].into_iter().flatten().any(|name| {
        let rest = named.strip_prefix(&brand_key(name));
        rest.is_some_and(|rest| behind.iter().any(|behind| brand_key(behind) == rest))
    })
}

/// Whether a brand of which a mark is left is what an order's line is called, with or without the amount behind.
pub(super) fn is_named_by(mark: Mark, line: &Delivery, name: &str) -> bool {
    let name = brand_key(name);
    let behind = ["", &line.country, line.denomination.as_deref().unwrap_or_default(), &line.label];
    behind
        .into_iter()
        .any(|behind| name.strip_suffix(&brand_key(behind)).is_some_and(|name| Mark::of(name) == mark))
}

/// Letters and digits alone.
pub(super) fn brand_key(name: &str) -> String {
    normalize(&name.replace("&amp;", "&").replace('&', " and ")).replace(' ', "")
}

/// Countries are compared by their codes: names are the browser's.
pub(super) fn country() -> Comparison<impl Fn(&str, &str) -> bool, impl Fn(&str) -> String> {
    Comparison { same: same_country, key: |text: &str| code(text).unwrap_or_default().to_owned() }
}

fn same_country(asked: &str, named: &str) -> bool {
    match (code(asked), code(named)) {
        (Some(asked), Some(named)) => asked == named,
        _ => true,
    }
}

fn code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    country::supported(if text.eq_ignore_ascii_case("UK") { "GB" } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_named_by_itself_its_family_or_both_with_the_amount() {
        let line = AgreedLine {
            family: known("Boost"),
            country: known("US"),
            value: known("25 USD"),
            label: "$25".into(),
            ..AgreedLine::default()
        };
        for (named, same) in [
            ("Boost Credits", true),
            ("boost credits", true),
            ("BOOST-CREDITS", true),
            ("Boost", true),
            ("Boost 25 USD", true),
            ("Boost $25", true),
            ("Boost Credits US", true),
            ("Boost Unlimited", false),
            ("Boost Credits UK", false),
            ("Steam", false),
        ] {
            assert_eq!(same_brand("Boost Credits", &line, named), same, "{named}");
        }
        let alone = AgreedLine::default();
        for named in ["Bath &amp; Body Works", "Bath and Body Works", "BATH&BODY WORKS"] {
            assert!(same_brand("Bath & Body Works", &alone, named), "{named}");
        }
        assert!(same_brand("Victoria's Secret", &alone, "Victoria’s Secret"));
        assert!(!same_brand("Victoria's Secret", &alone, "Victoria"));
    }

    fn known(text: &str) -> Option<Term> {
        Some(Term { mark: Mark::of(text), text: Some(text.to_owned()) })
    }

    #[test]
    fn a_country_that_is_no_code_is_not_compared() {
        for (asked, named, same) in [
            ("US", "us", true),
            ("GB", "UK", true),
            ("US", "United States", true),
            ("US", "USA", true),
            ("US", "GLOBAL", true),
            ("US", "CA", false),
            ("DE", "AT", false),
        ] {
            assert_eq!(same_country(asked, named), same, "{asked} and {named}");
        }
    }
}
