//! One product of a brand, fixed or a range (`api/wire.md` sections 5.1 and 5.2).

use super::benefits::benefits;
use super::json::Json;
use crate::domain::decimal::Decimal;
use crate::domain::product::{Fixed, Price, Product};
use crate::domain::range::Range;

/// Reads a product; `None` where it lacks what ordering needs: a denomination, or both ends of a range.
pub(super) fn product(json: &Json) -> Option<Product> {
    let dynamic = json.bool("is_dynamic").unwrap_or(matches!(json.get("range"), Json::Map(_)));
    if dynamic { range(json).map(Product::Range) } else { fixed(json).map(Product::Fixed) }
}

/// Reads a price: `coin_amount` and `coin`, on products and quotes alike.
pub(super) fn price(json: &Json) -> Option<Price> {
    Some(Price { amount: json.decimal("coin_amount")?, coin: json.string("coin")? })
}

fn fixed(json: &Json) -> Option<Fixed> {
    let denomination = json.string("denomination")?;
    Some(Fixed {
        label: json.string("localized_denomination").unwrap_or_else(|| denomination.clone()),
        price: price(json),
        details: benefits(json),
        denomination,
    })
}

fn range(json: &Json) -> Option<Range> {
    let (range, face_value) = (json.get("range"), json.get("face_value"));
    let limit = |key| number(range, key).or_else(|| face_value_limit(face_value.get("amount"), key));
    let (min, max) = (limit("min")?, limit("max")?);
    (min <= max).then(|| Range {
        min,
        max,
        // Without a step any amount is tried: the validation has the last word.
        step: number(range, "step_size").unwrap_or_default(),
        currency: range.string("currency").or_else(|| face_value.string("currency_code")).unwrap_or_default(),
        default: number(range, "default"),
    })
}

fn number(json: &Json, key: &str) -> Option<Decimal> {
    Decimal::parse(&json.decimal(key)?)
}

/// The limits again, as text or as `{amount, currency}`: where `range` has none.
fn face_value_limit(amount: &Json, key: &str) -> Option<Decimal> {
    number(amount, key).or_else(|| number(amount.get(key), "amount"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_come_as_numbers_text_or_objects() {
        for limits in [
            r#""range":{"min":50,"max":500.0,"step_size":1,"currency":"USD","default":"500.0"}"#,
            r#""range":{"min":"50","max":"500.00","step_size":"1.0","currency":"USD","default":500}"#,
            r#""range":{"step_size":1,"default":"500"},
               "face_value":{"currency_code":"USD","amount":{"type":"range","min":"50.00","max":"500.00"}}"#,
            r#""range":{"step_size":1,"default":"500"},
               "face_value":{"currency_code":"USD","amount":{"min":{"amount":50.0},"max":{"amount":500}}}"#,
        ] {
            let Some(Product::Range(range)) = decode(&format!(r#"{{"is_dynamic":true,{limits}}}"#)) else {
                panic!("{limits}");
            };
            let shown = [&range.min, &range.max, &range.step].map(ToString::to_string);
            assert_eq!(shown, ["50", "500", "1"], "{limits}");
            assert_eq!((range.currency.as_str(), range.default), ("USD", Decimal::parse("500")), "{limits}");
        }
    }

    #[test]
    fn a_range_without_both_ends_is_none() {
        for limits in
            [r#""min":5"#, r#""max":5"#, r#""min":-5,"max":5"#, r#""min":6,"max":5"#, r#""min":"a","max":5"#]
        {
            assert_eq!(decode(&format!(r#"{{"is_dynamic":true,"range":{{{limits}}}}}"#)), None, "{limits}");
        }
    }

    #[test]
    fn a_fixed_product_needs_its_denomination_only() {
        let Some(Product::Fixed(fixed)) = decode(r#"{"denomination":"10 USD"}"#) else { panic!() };
        assert_eq!((fixed.label.as_str(), fixed.price, fixed.details), ("10 USD", None, None));
        assert_eq!(decode(r#"{"is_dynamic":false,"coin_amount":"1"}"#), None);
        assert_eq!(decode("7"), None);
    }

    #[test]
    fn a_price_without_its_coin_is_none() {
        for (text, amount) in [
            (r#"{"coin_amount":"11.47","coin":"USDC"}"#, Some("11.47")),
            (r#"{"coin_amount":11.47,"coin":"USDC"}"#, Some("11.47")),
            (r#"{"coin_amount":"11.47"}"#, None),
            (r#"{"coin_amount":"about 11","coin":"USDC"}"#, None),
        ] {
            let found = price(&serde_json::from_str(text).unwrap());
            assert_eq!(found.map(|price| price.amount).as_deref(), amount, "{text}");
        }
    }

    fn decode(text: &str) -> Option<Product> {
        product(&serde_json::from_str(text).unwrap())
    }
}
