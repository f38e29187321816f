//! A line of an order or a validation as JSON (`docs/wire-format.md` section 9.2).

use super::{
    delivery::{DELIVERED, Delivery, Outcome},
    telling::Telling,
};
use crate::{
    catalogue::{self, Background, Form, promotion, word},
    money,
};
use serde_json::{Map, Value, json};

/// The line as JSON. Sparse answers leave out what recorded ones lack.
pub(crate) fn delivery_json(delivery: &Delivery, telling: Telling<'_>) -> Value {
    let brand = delivery.brand();
    let settings = telling.settings;
    let is_delivered = delivery.state == DELIVERED;
    let state = if is_delivered { &settings.delivered_state } else { &delivery.state };
    let mut json = Map::new();
    json.insert("id".into(), json!(delivery.id));
    json.insert("delivery_state".into(), json!(state));
    json.insert("kind".into(), json!(brand.map_or("giftcard", |brand| &brand.kind)));
    json.insert("deliverable".into(), deliverable_json(delivery, telling));
    json.insert("sandbox_mode".into(), json!(true));
    if let Some(promotion) = brand.and_then(promotion) {
        json.insert("promotion".into(), promotion);
    }
    if !settings.sparse {
        json.insert("provider".into(), json!({ "name": null }));
        json.insert("transaction_id".into(), Value::Null);
    }
    Value::Object(json)
}

fn deliverable_json(delivery: &Delivery, telling: Telling<'_>) -> Value {
    let Telling { base, lang, settings } = telling;
    let (line, request) = (&delivery.line, &delivery.line.request);
    let mut json = Map::new();
    json.insert("denomination".into(), json!(request.denomination));
    json.insert("brand_name".into(), json!(request.brand_name));
    json.insert("beneficiary_account".into(), json!(request.beneficiary_account));
    json.insert("country_code".into(), json!(request.country_code));
    let delivery_type = line.product.as_ref().map_or("by_email", |product| product.delivery_type);
    json.insert("delivery_type".into(), json!(delivery_type));
    if let Some(brand) = delivery.brand() {
        json.insert("family".into(), json!(brand.family));
        json.insert("brand_logo".into(), json!(format!("{base}/logos_v2/{}.webp", brand.slug)));
        if let Background::Colour(colour) = &brand.background {
            json.insert("brand_bg_color".into(), json!(colour));
        }
    }
    if let Some(value) = request.product_value {
        json.insert("product_value".into(), money::number(value));
    }
    let is_done = matches!(delivery.outcome, Outcome::Delivered(_));
    if !(settings.sparse && is_done) {
        json.insert("localized_denomination".into(), json!(localized(delivery, lang)));
        let points = line.product.as_ref().map_or_else(String::new, |product| money::short(product.points));
        json.insert("points".into(), json!(points));
        let amounts = line.quote.as_ref().map(|quote| (quote.amount_text(), quote.original_text()));
        let (amount, original) = amounts.unwrap_or_else(|| ("0".to_owned(), "0".to_owned()));
        json.insert("coin_amount".into(), json!(amount));
        json.insert("original_coin_amount".into(), json!(original));
        json.insert("original_price".into(), json!(money::text(line.usd, 4)));
        json.insert(
            "currency_code".into(),
            json!(line.product.as_ref().map(|product| product.currency.code)),
        );
    }
    match &delivery.outcome {
        Outcome::Pending => {}
        Outcome::Delivered(goods) => {
            json.extend(goods.iter().map(|(field, text)| ((*field).to_owned(), json!(absolute(text, base)))));
        }
        Outcome::Failed(reason) => {
            json.insert("failure_reason".into(), json!(reason));
            json.insert("error_description".into(), json!(word("failed", lang)));
        }
    }
    Value::Object(json)
}

/// The label that shoppers read: `$25` also for 25 of a range.
fn localized(delivery: &Delivery, lang: &str) -> String {
    let request = &delivery.line.request;
    let Some(product) = &delivery.line.product else { return request.denomination.clone() };
    match (&product.form, request.product_value) {
        (Form::Fixed { localized, .. }, _) => catalogue::localized(localized, lang),
        (Form::Range { .. }, Some(value)) => format!("{}{}", product.currency.symbol, money::grouped(value)),
        (Form::Range { .. }, None) => request.denomination.clone(),
    }
}

fn absolute(text: &str, base: &str) -> String {
    if text.starts_with('/') { format!("{base}{text}") } else { text.to_owned() }
}
