//! The widget's attributes, as far as a page can get them wrong without a browser. It parses no value: the widget does, and
//! warns in the console.

use crate::check::finding::Finding;
use crate::check::text;

const WHAT: &str = "element";

/// All of them, which a test holds to the widget's manifest.
const KNOWN: [&str; 22] = [
    "api-base",
    "api-credentials",
    "country",
    "lang",
    "coin",
    "network",
    "brand",
    "kinds",
    "category",
    "theme",
    "email",
    "coupon",
    "utm-source",
    "refund-address",
    "whitelabel",
    "payment-window",
    "login-url",
    "kyc-url",
    "support-url",
    "terms-url",
    "privacy-url",
    "texts",
];

/// Those whose `data-` form says whose script it is: nobody else has them.
const TELLING: [&str; 5] = ["api-base", "api-credentials", "utm-source", "refund-address", "payment-window"];

/// Whether the `data-` form of it tells the widget's script from others.
pub(crate) fn is_telling(name: &str) -> bool {
    TELLING.contains(&name)
}

/// Whether the widget has an attribute of this name.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// What is probably a slip: names that are nearly the widget's own.
pub(crate) fn slips<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let slip = |name: &str| {
        let meant = KNOWN.iter().find(|known| is_slip(name, known))?;
        let sentence =
            format!("The attribute {} is none of the widget's and does nothing.", text::piece(name));
        Some(Finding::warning(WHAT, sentence, format!("Write {meant}.")))
    };
    names.filter_map(slip).collect()
}

/// Whether a name differs from a known one by its dashes, or by one letter that is other, missing, too many or swapped.
fn is_slip(name: &str, known: &str) -> bool {
    // A short name may be anybody's.
    if is_known(name) || known.len() < 5 || name.len() < 4 {
        return false;
    }
    let bare = |text: &str| text.replace(['-', '_'], "");
    if bare(name) == bare(known) {
        return true;
    }
    let (name, known): (Vec<char>, Vec<char>) = (name.chars().collect(), known.chars().collect());
    let head = name.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let tail = name.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    let left = |all: &[char]| all.len().saturating_sub(head + tail);
    match (left(&name), left(&known)) {
        (0 | 1, 0 | 1) => name.len().abs_diff(known.len()) <= 1,
        (2, 2) => name[head] == known[head + 1] && name[head + 1] == known[head],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_manifest() {
        let manifest = include_str!("../../../../src/embed/custom-elements.json");
        let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
        let attributes = manifest["modules"][0]["declarations"][0]["attributes"].as_array().unwrap();
        let names: Vec<&str> =
            attributes.iter().map(|attribute| attribute["name"].as_str().unwrap()).collect();
        assert_eq!(names, KNOWN);
        assert!(TELLING.iter().all(|name| is_known(name)));
    }

    #[test]
    fn a_slip_is_told_from_an_attribute_of_the_pages_own() {
        for (name, meant) in [
            ("counrty", Some("country")),
            ("contry", Some("country")),
            ("countrys", Some("country")),
            ("apibase", Some("api-base")),
            ("api_base", Some("api-base")),
            ("api-url", None),
            ("netwrok", Some("network")),
            ("country", None),
            ("class", None),
            ("style", None),
            ("title", None),
            ("id", None),
            ("then", None),
        ] {
            let found = slips([name].into_iter());
            let said = found.first().map(|finding| finding.advice.clone());
            assert_eq!(said, meant.map(|meant| format!("Write {meant}.")), "{name}");
        }
    }
}
