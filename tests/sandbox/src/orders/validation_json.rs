//! The answer of a validation (`docs/wire-format.md` section 7). It never contains an address to pay to.

use super::{delivery::Delivery, delivery_json::delivery_json, request::Request, telling::Telling};
use crate::{
    money,
    problems::{Checked, Line, Total},
    settings::{NoProblems, Settings},
};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The answer for `request` at `now`, in milliseconds since 1970.
pub(crate) fn validation_json(
    request: &Request,
    checked: &Checked,
    base: &str,
    now: u64,
    settings: &Settings,
) -> Value {
    let telling = Telling { base, lang: request.lang, settings };
    let coins = |amount: Decimal| money::text(amount, checked.coin.places);
    let Total { amount, original, fee, original_fee } = checked.total();
    let fee_text = |fee: Decimal| if fee.is_zero() { "0".to_owned() } else { coins(fee) };
    let deliveries = checked.lines.iter().map(|line| Delivery::new(line.clone(), "Created"));
    let points: Decimal =
        checked.lines.iter().filter_map(|line| line.product.as_ref()).map(|product| product.points).sum();
    let earned: Decimal = checked.lines.iter().map(earned_points).sum();
    let usd: Decimal = checked.lines.iter().map(|line| line.usd).sum();

    let mut json = Map::new();
    json.insert("coin".into(), json!(checked.coin.name));
    json.insert("coin_amount".into(), json!(coins(amount)));
    json.insert("original_coin_amount".into(), json!(coins(original)));
    json.insert("coupon_code".into(), json!(request.promo_code));
    json.insert("deliveries".into(), deliveries.map(|line| delivery_json(&line, telling)).collect());
    if !settings.sparse {
        json.insert("loyalty_summary".into(), json!({ "points_amount": money::number(earned) }));
        json.insert(
            "payment_fee".into(),
            json!({ "amount": fee_text(fee), "original_amount": fee_text(original_fee) }),
        );
        json.insert(
            "points".into(),
            json!({ "amount": money::number(earned), "original_amount": money::number(points) }),
        );
        json.insert("nft_codes".into(), Value::Null);
        json.insert(
            "summary".into(),
            json!({
                "coin_amount_before_discount": coins(original),
                "coin_amount_after_discount": coins(amount),
                "coin_amount_to_pay_in_crypto": coins(amount),
                "coin_amount_to_pay_via_nft": "0",
                "coin_amount_to_pay_via_coupon": coins(original - amount),
            }),
        );
        json.insert("as_USD".into(), json!({ "value_to_pay_in_crypto": money::text(usd, 2) }));
        json.insert("is_payment_processor_external".into(), json!(false));
    }
    json.insert("timestamp_of_request".into(), json!(now / 1000));
    let problems: Vec<Value> = checked
        .problems
        .iter()
        .map(|problem| match &problem.more_details {
            Value::Null if settings.sparse => json!({ "problem": problem.code, "moreDetails": null }),
            Value::Null => json!({ "problem": problem.code }),
            details => json!({ "problem": problem.code, "moreDetails": details }),
        })
        .collect();
    match (problems.is_empty(), settings.no_problems) {
        (false, _) | (true, NoProblems::Empty) => drop(json.insert("problems".into(), json!(problems))),
        (true, NoProblems::Null) => drop(json.insert("problems".into(), Value::Null)),
        (true, NoProblems::Absent) => {}
    }
    Value::Object(json)
}

/// The points of a line; twice those where a promotion says so.
fn earned_points(line: &Line) -> Decimal {
    let points = line.product.as_ref().map_or(Decimal::ZERO, |product| product.points);
    let is_doubled = line.brand.as_ref().is_some_and(|brand| brand.name == "Google Play");
    if is_doubled { points * Decimal::TWO } else { points }
}
