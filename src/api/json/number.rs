//! Numbers as decimal text. Nothing is ever calculated with them: where one has an exponent, its point is moved.

/// A number without its exponent: `2.218E-5` is `0.00002218`. One without an exponent is verbatim, zeros and all.
///
/// `None` for what is no amount: signs, grouping, blanks, no digits, or more than 99 of them behind the point.
pub(crate) fn expanded(number: &str) -> Option<String> {
    let (number, exponent) = match number.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (number, None),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let Some(exponent) = exponent else { return Some(number.to_owned()) };
    let (left, places) = match exponent.strip_prefix('-') {
        Some(places) => (true, places),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    if !matches!(places.len(), 1 | 2) || !is_number(places) {
        return None;
    }
    let places = places.bytes().fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    let digits = [whole, fraction].concat();
    let zeros = "0".repeat(places);
    // Where the point stands, among the digits and the zeros that it moves over.
    let (digits, point) = if left {
        ([zeros, digits].concat(), whole.len())
    } else {
        ([digits, zeros].concat(), whole.len() + places)
    };
    let (whole, fraction) = digits.split_at(point);
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { whole.to_owned() } else { [whole, ".", fraction].concat() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_without_an_exponent_is_verbatim() {
        for number in
            ["0", "5", "19.99", "500.0", "0.018967000000000001", "0.562099175481640", "9007199254740992"]
        {
            assert_eq!(expanded(number).as_deref(), Some(number));
        }
    }

    #[test]
    fn an_exponent_moves_the_point() {
        for (number, text) in [
            ("2.218E-5", "0.00002218"),
            ("2.218e-05", "0.00002218"),
            ("1e-9", "0.000000001"),
            ("1E-18", "0.000000000000000001"),
            ("123.45e-2", "1.2345"),
            ("123.45e-3", "0.12345"),
            ("1.5e3", "1500"),
            ("1.5e+3", "1500"),
            ("1.23456e2", "123.456"),
            ("12e0", "12"),
            ("0e-7", "0"),
            ("0.5e1", "5"),
            ("1e21", "1000000000000000000000"),
        ] {
            assert_eq!(expanded(number).as_deref(), Some(text), "{number}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for number in [
            "", ".", "e5", "-1", "+1", "1,000", "1 000", " 1", "1.2.3", "1e", "1e-", "1e+-5", "1e5.5",
            "1e999", "1ee5", "NaN", "Infinity", "0x10", "١",
        ] {
            assert_eq!(expanded(number), None, "{number}");
        }
    }
}
