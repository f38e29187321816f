//! The 233 countries of the reference (section 3). It never invents one.

const CODES: &str = include_str!("../../data/countries.txt");

/// Every code, in the order of the reference.
#[cfg(test)]
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    CODES.split_whitespace()
}

/// Whether `code` is one of the reference's upper-case two-letter codes.
pub(crate) fn is_supported(code: &str) -> bool {
    CODES.split_whitespace().any(|known| known == code)
}

/// Uninhabited countries of the reference, where nothing is sold.
const EMPTY: [&str; 4] = ["BV", "GS", "HM", "TF"];

/// The country that the sandbox refuses, so that a refusal can be met without a fault.
const BLOCKED: &str = "UM";

/// Whether nothing is sold in `code`.
pub(crate) fn is_empty(code: &str) -> bool {
    EMPTY.contains(&code)
}

/// Whether requests for `code` are refused.
pub(crate) fn is_blocked(code: &str) -> bool {
    code == BLOCKED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_has_233_countries_in_upper_case() {
        assert_eq!(CODES.split_whitespace().count(), 233);
        assert!(is_supported("US") && is_supported("XK"));
        assert!(EMPTY.iter().all(|code| is_supported(code)) && is_supported(BLOCKED));
        assert!(!is_supported("us") && !is_supported("RU"));
    }
}
