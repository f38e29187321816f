//! JSON numbers as decimal text. Nothing is ever calculated with them.

/// Decimals that are kept: the smallest unit of any coin on the wire.
const DECIMALS: usize = 8;

/// The largest number up to which every whole one is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The shortest decimal text that reads back as this number, with at most eight decimals.
///
/// `None` for what is no amount: negative, not finite, or too large to be exact.
pub(crate) fn decimal_text(number: f64) -> Option<String> {
    if !(0.0..=EXACT).contains(&number) {
        return None;
    }
    let (mut units, mut decimals) = (number as u64, 0);
    let mut scale = 1_u64;
    for places in 0..=DECIMALS {
        let scaled = (number * scale as f64).round_ties_even();
        if scaled > EXACT {
            break;
        }
        (units, decimals) = (scaled as u64, places);
        // Both sides of the division are exact, so its result is the very number that this text would be read as.
        if scaled / scale as f64 == number {
            break;
        }
        scale *= 10;
    }
    Some(with_point(units, decimals))
}

/// `units` with so many of its digits behind the point, zeros at the end left out.
fn with_point(units: u64, decimals: usize) -> String {
    let digits = units.to_string();
    let digits = format!("{}{digits}", "0".repeat((decimals + 1).saturating_sub(digits.len())));
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_it_was_written() {
        for (number, text) in [
            (0.0, "0"),
            (5.0, "5"),
            (19.99, "19.99"),
            (22.1678, "22.1678"),
            (0.1, "0.1"),
            (0.000_326_66, "0.00032666"),
            (0.000_000_01, "0.00000001"),
            (1_787_659_200.0, "1787659200"),
            (89_999_999.99, "89999999.99"),
            (123_456_789.123_45, "123456789.12345"),
            (9_007_199_254_740_992.0, "9007199254740992"),
        ] {
            assert_eq!(decimal_text(number).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_needs_more_decimals_is_rounded() {
        for (number, text) in
            [(0.1 + 0.2, "0.3"), (1.0 / 3.0, "0.33333333"), (2.0 / 3.0, "0.66666667"), (1e-9, "0")]
        {
            assert_eq!(decimal_text(number).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for number in [-0.01, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e16, f64::MAX] {
            assert_eq!(decimal_text(number), None, "{number}");
        }
    }

    #[test]
    fn every_cent_up_to_a_hundred_thousand_survives() {
        for cents in (0..10_000_000_u64).step_by(7) {
            let text = decimal_text(cents as f64 / 100.0).unwrap();
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let back =
                whole.parse::<u64>().unwrap() * 100 + format!("{fraction:0<2}").parse::<u64>().unwrap();
            assert_eq!(back, cents, "{text}");
        }
    }
}
