//! An order as JSON (`docs/wire-format.md` section 9.1), in the forms that the settings choose. It is the answer of
//! creation and of `GET`, and the message of the stream.

use super::{
    delivery::Outcome, delivery_json::delivery_json, order::Order, telling::Telling, transition::DONE,
};
use crate::{
    money,
    settings::{PaymentValue, Settings, Timestamps},
};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The order as it is told at `now`, in milliseconds since 1970.
pub(crate) fn order_json(order: &Order, base: &str, now: u64, settings: &Settings) -> Value {
    let mut json = Map::new();
    let telling = Telling { base, lang: order.lang, settings };
    json.insert("order_id".into(), json!(order.id));
    json.insert("payment_id".into(), json!(order.payment_id));
    json.insert("order_state".into(), json!(order.state));
    let is_done = order.payment_state == DONE;
    let payment_state = if is_done { &settings.done_payment_state } else { &order.payment_state };
    json.insert("payment_state".into(), json!(payment_state));
    for (name, milliseconds) in [
        ("created_at", order.created),
        ("updated_at", order.updated),
        ("payment_requested_at", order.created),
        ("timestamp_of_request", now),
    ] {
        if let Some(time) = timestamp(milliseconds, settings.timestamps) {
            json.insert(name.into(), time);
        }
    }
    json.insert("wallet_address".into(), json!(order.wallet_address));
    json.insert("payment_via".into(), json!(order.via.name));
    json.insert("payment_method".into(), json!(order.pair.map_or(order.coin.name, |pair| pair.method)));
    if let Some(pair) = order.pair.filter(|pair| !pair.protocol.is_empty()) {
        json.insert("payment_method_protocol".into(), json!(pair.protocol));
    }
    json.insert("network".into(), json!(order.network));
    json.insert("coin".into(), json!(order.coin.name));
    json.insert("coin_amount".into(), json!(order.coins(order.amount)));
    json.insert("original_price".into(), json!(order.coins(order.original)));
    let sent = if order.sent.is_zero() { "0".to_owned() } else { order.coins(order.sent) };
    json.insert("sent_coin_amount".into(), json!(sent));
    let qr_url = format!("{base}/v3/qrs/{}", order.id);
    json.insert("qr_text".into(), json!(order.qr_text(order.amount)));
    json.insert("qr_url".into(), json!(order.wallet_address.as_ref().map(|_| &qr_url)));
    if order.is_partly_paid() {
        json.insert("missing_amount".into(), json!(order.coins(order.missing())));
        json.insert("missing_amount_qr_text".into(), json!(order.qr_text(order.missing())));
        json.insert("missing_amount_qr_url".into(), json!(format!("{qr_url}?missing=true")));
    }
    if order.via.is_hosted {
        let origin = Some(settings.checkout_origin.as_str()).filter(|origin| !origin.is_empty());
        let checkout_url = format!("{}/sandbox/checkout/{}", origin.unwrap_or(base), order.id);
        json.insert("checkout_url".into(), json!(checkout_url));
    }
    let deliveries = order.deliveries.iter().map(|delivery| delivery_json(delivery, telling));
    json.insert("deliveries".into(), deliveries.collect());
    if !settings.sparse {
        json.insert("summary".into(), summary(order));
        json.insert("store_type".into(), Value::Null);
    }
    json.insert("user".into(), json!({ "email": order.email }));
    if !(settings.sparse && order.transactions.is_empty()) {
        json.insert("payment_transactions".into(), json!(order.transactions));
    }
    json.insert("payment_value".into(), payment_value(order, settings.payment_value));
    json.insert("refund_wallet_address".into(), json!(order.refund_wallet_address));
    json.insert("sandbox_mode".into(), json!(true));
    json.insert("is_payment_processor_external".into(), json!(order.via.is_hosted));
    if let Some(info) = &order.original_payment_info {
        json.insert("original_payment_info".into(), info.clone());
    }
    if let Some(rewards) = campaign_rewards(order) {
        json.insert("campaign_rewards".into(), rewards);
    }
    order.unasked.told(&mut json);
    Value::Object(json)
}

fn timestamp(milliseconds: u64, form: Timestamps) -> Option<Value> {
    match form {
        Timestamps::Number => Some(json!(milliseconds / 1000)),
        Timestamps::Text => Some(json!((milliseconds / 1000).to_string())),
        Timestamps::Fractional => {
            let seconds = Decimal::from_i128_with_scale(i128::from(milliseconds), 3);
            Some(money::fractional_number(seconds))
        }
        Timestamps::Absent => None,
    }
}

fn payment_value(order: &Order, form: PaymentValue) -> Value {
    match form {
        PaymentValue::Text => json!(money::text(order.usd(), 4)),
        PaymentValue::Number => money::number(order.usd().round_dp(4)),
    }
}

/// What was taken off and what remains, all as decimal text (`docs/wire-format.md` section 9.3).
fn summary(order: &Order) -> Value {
    json!({
        "coin_amount_before_discount": order.coins(order.original),
        "coin_amount_after_discount": order.coins(order.amount),
        "coin_amount_to_pay_in_crypto": order.coins(order.amount),
        "coin_amount_to_pay_via_nft": "0",
        "coin_amount_to_pay_via_coupon": order.coins(order.original - order.amount),
    })
}

/// A reward that comes with the delivery of one brand.
fn campaign_rewards(order: &Order) -> Option<Value> {
    let is_rewarded = order.deliveries.iter().any(|delivery| {
        matches!(delivery.outcome, Outcome::Delivered(_))
            && delivery.brand().is_some_and(|brand| brand.name == "Google Play")
    });
    is_rewarded.then(|| {
        json!([{
            "campaign_name": "Double points",
            "campaign_description": "A reward for this order",
            "reward": { "type": "LINK", "claim_url": "https://rewards.sandbox.example/claim" },
        }])
    })
}
