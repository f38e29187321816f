//! The 233 countries of the reference (section 3). It never invents one.

const CODES: &str = include_str!("../../data/countries.txt");

/// Whether `code` is one of the reference's upper-case two-letter codes.
pub(crate) fn is_supported(code: &str) -> bool {
    CODES.split_whitespace().any(|known| known == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_has_233_countries_in_upper_case() {
        assert_eq!(CODES.split_whitespace().count(), 233);
        assert!(is_supported("US") && is_supported("XK"));
        assert!(!is_supported("us") && !is_supported("RU"));
    }
}
