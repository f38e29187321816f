//! The answer of a validation (wire facts, section 7). It never contains an address to pay to.

use super::{delivery::Delivery, delivery_json::delivery_json, request::Request};
use crate::{
    money,
    problems::Checked,
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
    let quotes = || checked.lines.iter().filter_map(|line| line.quote.as_ref());
    let coins = |amount: Decimal| money::text(amount, checked.coin.places);
    let (amount, original) = (
        quotes().map(|quote| quote.amount).sum::<Decimal>(),
        quotes().map(|quote| quote.original).sum::<Decimal>(),
    );
    let deliveries = checked.lines.iter().map(|line| Delivery::new(line.clone(), "Created"));
    let points: Decimal =
        checked.lines.iter().filter_map(|line| line.product.as_ref()).map(|product| product.points).sum();

    let mut json = Map::new();
    json.insert("coin".into(), json!(checked.coin.name));
    json.insert("coin_amount".into(), json!(coins(amount)));
    json.insert("original_coin_amount".into(), json!(coins(original)));
    json.insert("coupon_code".into(), json!(request.promo_code));
    json.insert(
        "deliveries".into(),
        deliveries.map(|line| delivery_json(&line, base, settings.sparse)).collect(),
    );
    if !settings.sparse {
        json.insert("loyalty_summary".into(), json!({ "points_amount": money::number(points) }));
        json.insert("payment_fee".into(), json!({ "amount": "0", "original_amount": "0" }));
        json.insert(
            "points".into(),
            json!({ "amount": money::number(points), "original_amount": money::number(points) }),
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
        json.insert("is_payment_processor_external".into(), json!(false));
    }
    json.insert("timestamp_of_request".into(), json!(now / 1000));
    let problems: Vec<Value> = checked
        .problems
        .iter()
        .map(|problem| match &problem.more_details {
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
