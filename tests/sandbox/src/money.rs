//! Amounts as decimal text. It never touches a binary fraction: amounts are integers with a decimal point.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Number, Value};

/// `amount` with exactly `places` decimals, rounded up: a price is never below what it stands for.
pub(crate) fn text(amount: Decimal, places: u32) -> String {
    let rounded = amount.round_dp_with_strategy(places, RoundingStrategy::AwayFromZero);
    format!("{rounded:.0$}", places as usize)
}

/// `amount` as short as it goes: `10` and `19.99`, not `10.00`.
pub(crate) fn short(amount: Decimal) -> String {
    amount.normalize().to_string()
}

/// `amount` with thousands separated by commas, as labels show it: `1,000`, `19.99`.
pub(crate) fn grouped(amount: Decimal) -> String {
    let text = short(amount);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if fraction.is_empty() { shown } else { format!("{shown}.{fraction}") }
}

/// An amount from text with an optional comma between thousands.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    text.replace(',', "").parse().ok()
}

/// An amount from a JSON number or a JSON string: both occur on the wire.
pub(crate) fn from_json(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => parse(&number.to_string()),
        Value::String(text) => parse(text),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// `amount` as a JSON number, whole ones without a fraction.
pub(crate) fn number(amount: Decimal) -> Value {
    number_from(&short(amount))
}

/// `amount` as a JSON number that always has a fraction: `5.0`.
pub(crate) fn fractional_number(amount: Decimal) -> Value {
    let text = short(amount);
    if text.contains('.') { number_from(&text) } else { number_from(&format!("{text}.0")) }
}

fn number_from(text: &str) -> Value {
    text.parse::<Number>().map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_rounded_up_and_keeps_its_decimals() {
        assert_eq!(text(Decimal::new(114_701, 4), 2), "11.48");
        assert_eq!(text(Decimal::from(5), 2), "5.00");
        assert_eq!(text(Decimal::new(32_833, 8), 8), "0.00032833");
    }

    #[test]
    fn a_label_groups_thousands() {
        assert_eq!(grouped(Decimal::from(1000)), "1,000");
        assert_eq!(grouped(Decimal::from(168_000)), "168,000");
        assert_eq!(grouped(Decimal::new(1999, 2)), "19.99");
    }

    #[test]
    fn a_number_is_read_from_both_json_forms() {
        assert_eq!(from_json(&serde_json::json!(12.5)), Some(Decimal::new(125, 1)));
        assert_eq!(from_json(&serde_json::json!("1,000")), Some(Decimal::from(1000)));
        assert_eq!(from_json(&serde_json::json!([])), None);
    }

    #[test]
    fn a_fractional_number_keeps_its_fraction_in_json() {
        assert_eq!(fractional_number(Decimal::from(5)).to_string(), "5.0");
        assert_eq!(number(Decimal::from(5)).to_string(), "5");
    }
}
