//! One product of a brand, fixed or a range (`docs/wire-format.md` sections 5.1 and 5.2).

use crate::api::decode::benefits::details;
use crate::api::json::Json;
use crate::domain::decimal::Decimal;
use crate::domain::offer::face_value::label;
use crate::domain::offer::range::Range;
use crate::domain::offer::{Fixed, Price, Product};

/// Reads a product of a group of this category; `None` where it lacks what ordering needs: a denomination, or both ends
/// of a range.
pub(crate) fn product(json: &Json, group: &str) -> Option<Product> {
    let dynamic = json.bool("is_dynamic").unwrap_or(matches!(json.get("range"), Json::Map(_)));
    if dynamic { range(json).map(Product::Range) } else { fixed(json, group).map(Product::Fixed) }
}

/// Reads a price: `coin_amount` and `coin`, on products and quotes alike.
pub(crate) fn price(json: &Json) -> Option<Price> {
    let amount = json.decimal("coin_amount")?;
    let more = |original: &String| Decimal::parse(original) > Decimal::parse(&amount);
    Some(Price {
        coin: json.string("coin")?,
        original: json.decimal("original_coin_amount").filter(more),
        points: json
            .decimal("points")
            .filter(|points| Decimal::parse(points).is_some_and(|it| !it.is_zero())),
        amount,
    })
}

fn fixed(json: &Json, group: &str) -> Option<Fixed> {
    let denomination = json.string("denomination")?;
    let localized = json.string("localized_denomination");
    Some(Fixed {
        label: localized.map_or_else(|| denomination.clone(), |localized| label(&denomination, &localized)),
        price: price(json),
        details: details(json),
        group: group.to_owned(),
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
        assert_eq!((fixed.label.as_str(), fixed.price, fixed.details), ("10 USD", None, vec![]));
        assert_eq!(fixed.group, "games");
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

    #[test]
    fn a_coupon_shows_in_the_amount_before_it() {
        for (original, found) in [
            (r#""12.74""#, Some("12.74")),
            ("12.74", Some("12.74")),
            (r#""11.47""#, None),
            (r#""11.470""#, None),
            (r#""9""#, None),
            ("null", None),
        ] {
            let text =
                format!(r#"{{"coin_amount":"11.47","coin":"USDC","original_coin_amount":{original}}}"#);
            let price = price(&serde_json::from_str(&text).unwrap()).unwrap();
            assert_eq!(price.original.as_deref(), found, "{original}");
        }
    }

    #[test]
    fn points_are_more_than_none() {
        for (points, found) in
            [(r#""11""#, Some("11")), ("11", Some("11")), (r#""0""#, None), (r#""many""#, None)]
        {
            let text = format!(r#"{{"coin_amount":"11.47","coin":"USDC","points":{points}}}"#);
            let price = price(&serde_json::from_str(&text).unwrap()).unwrap();
            assert_eq!(price.points.as_deref(), found, "{points}");
        }
    }

    fn decode(text: &str) -> Option<Product> {
        product(&serde_json::from_str(text).unwrap(), "games")
    }
}
