//! Amounts of money as decimal text: compared and checked digit by digit, never turned into a float.

use std::cmp::Ordering;
use std::fmt;

/// A non-negative decimal number, kept as its digits.
///
/// `whole` has no leading zero (and is empty below one), `fraction` no trailing one, so that equal numbers are equal
/// values whatever their spelling on the wire (`500`, `500.0`, `0500`). The default is zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    whole: String,
    fraction: String,
}

impl Decimal {
    /// Reads decimal text as the API writes it: digits with an optional dot (`docs/wire-format.md` section 0.3).
    ///
    /// Returns `None` for anything else: signs, exponents, grouping, an empty text.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
            return None;
        }
        Some(Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        })
    }

    /// Whether the number is zero.
    pub fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    /// The difference to a smaller number, exact to the last digit; `None` where the other one is larger.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Option<Self> {
        let places = self.fraction.len().max(other.fraction.len());
        let digits = |number: &Self| -> Vec<u8> {
            let padding = std::iter::repeat_n(b'0', places - number.fraction.len());
            number.whole.bytes().chain(number.fraction.bytes()).chain(padding).rev().collect()
        };
        let mut left = digits(self);
        let right = digits(other);
        let mut borrowed = 0;
        for at in 0..left.len().max(right.len()) {
            let lower = right.get(at).map_or(0, |digit| digit - b'0') + borrowed;
            let digit = left.get_mut(at)?;
            let upper = *digit - b'0';
            borrowed = u8::from(upper < lower);
            *digit = b'0' + upper + 10 * borrowed - lower;
        }
        left.reverse();
        let text = String::from_utf8(left).ok().filter(|_| borrowed == 0)?;
        let (whole, fraction) = text.split_at(text.len() - places);
        Some(Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        })
    }

    /// The number in millionths, if it has no finer part and fits.
    ///
    /// Face values of products have at most a few decimals; this is what range checks calculate with.
    pub fn millionths(&self) -> Option<u64> {
        if self.fraction.len() > 6 || self.whole.len() > 12 {
            return None;
        }
        let digits = format!("{}{:0<6}", self.whole, self.fraction);
        digits.bytes().try_fold(0_u64, |sum, byte| sum.checked_mul(10)?.checked_add(u64::from(byte - b'0')))
    }

    /// The number times a factor, in units of ten to the power of -18, if it has no finer part and fits.
    pub fn scaled(&self, factor: u8) -> Option<u128> {
        if self.fraction.len() > 18 || self.whole.len() > 12 {
            return None;
        }
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        let number = digits.fold(0_u128, |sum, byte| sum * 10 + u128::from(byte - b'0'));
        let places = 18 - self.fraction.len();
        Some((0..places).fold(number, |number, _| number * 10) * u128::from(factor))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.whole.is_empty() { "0" } else { &self.whole })?;
        if !self.fraction.is_empty() {
            f.write_str(".")?;
            f.write_str(&self.fraction)?;
        }
        Ok(())
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Without leading zeros a longer whole part is the larger one; fractions compare like words.
        let key = |number: &Self| (number.whole.len(), number.whole.clone(), number.fraction.clone());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_exact_to_the_last_digit() {
        for (left, right, difference) in [
            ("101.48", "60", Some("41.48")),
            ("1", "0.000000000000000001", Some("0.999999999999999999")),
            ("100", "99.99", Some("0.01")),
            ("0.5", "0.5", Some("0")),
            ("5", "0", Some("5")),
            ("0", "0", Some("0")),
            ("1000", "1", Some("999")),
            ("1", "1.0001", None),
            ("9", "10", None),
            ("0", "0.1", None),
        ] {
            let [left_number, right_number] = [left, right].map(|text| Decimal::parse(text).unwrap());
            let found = left_number.minus(&right_number).map(|number| number.to_string());
            assert_eq!(found.as_deref(), difference, "{left} - {right}");
        }
    }

    #[test]
    fn spelling_does_not_change_the_number() {
        for (text, shown) in
            [("500.0", "500"), ("0500", "500"), ("0.10", "0.1"), (".5", "0.5"), ("0", "0"), ("7.", "7")]
        {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in ["", ".", "-1", "+1", "1e3", "1,000", "1.2.3", "NaN", " 1", "١"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_compare_by_value() {
        for (low, high) in [("9", "10"), ("0.562099175481640", "0.5621"), ("0", "0.000001"), ("99.99", "100")]
        {
            assert!(Decimal::parse(low) < Decimal::parse(high), "{low} < {high}");
        }
        assert_eq!(Decimal::parse("1.50").cmp(&Decimal::parse("1.5")), Ordering::Equal);
    }

    #[test]
    fn a_number_is_scaled_exactly_or_not_at_all() {
        let scaled = |text, factor| Decimal::parse(text).and_then(|number| number.scaled(factor));
        assert_eq!(scaled("0.00032666", 100), Some(32_666_000_000_000_000));
        assert_eq!(scaled("1.5", 101), Some(151_500_000_000_000_000_000));
        assert_eq!(scaled("999999999999.999999999999999999", 255).map(|it| it % 10), Some(5));
        assert_eq!((scaled("0.0000000000000000001", 1), scaled("1000000000000", 1)), (None, None));
    }

    #[test]
    fn millionths_are_exact_or_absent() {
        let millionths = |text| Decimal::parse(text).and_then(|d| d.millionths());
        assert_eq!(millionths("19.99"), Some(19_990_000));
        assert_eq!(millionths("0"), Some(0));
        assert_eq!(millionths("0.0000001"), None);
        assert_eq!(millionths("1000000000000"), None);
    }
}
