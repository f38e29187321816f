//! A line of an order or a validation as JSON (wire facts, section 9.2).

use super::delivery::{Delivery, Outcome};
use crate::{
    catalogue::{Background, Form},
    money,
};
use serde_json::{Map, Value, json};

/// The line as JSON. `is_sparse` leaves out what recorded answers lack.
pub(crate) fn delivery_json(delivery: &Delivery, base: &str, is_sparse: bool) -> Value {
    let brand = delivery.brand();
    let mut json = Map::new();
    json.insert("id".into(), json!(delivery.id));
    json.insert("delivery_state".into(), json!(delivery.state));
    json.insert("kind".into(), json!(brand.map_or("giftcard", |brand| &brand.kind)));
    json.insert("deliverable".into(), deliverable_json(delivery, base, is_sparse));
    json.insert("sandbox_mode".into(), json!(true));
    if !is_sparse {
        json.insert("provider".into(), json!({ "name": null }));
        json.insert("transaction_id".into(), Value::Null);
    }
    Value::Object(json)
}

fn deliverable_json(delivery: &Delivery, base: &str, is_sparse: bool) -> Value {
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
    if !(is_sparse && is_done) {
        json.insert("localized_denomination".into(), json!(localized(delivery)));
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
            json.insert("error_description".into(), json!("The provider could not deliver this line."));
        }
    }
    Value::Object(json)
}

/// The label that shoppers read: `$25` also for 25 of a range.
fn localized(delivery: &Delivery) -> String {
    let request = &delivery.line.request;
    let Some(product) = &delivery.line.product else { return request.denomination.clone() };
    match (&product.form, request.product_value) {
        (Form::Fixed { localized, .. }, _) => localized.clone(),
        (Form::Range { .. }, Some(value)) => format!("{}{}", product.currency.symbol, money::grouped(value)),
        (Form::Range { .. }, None) => request.denomination.clone(),
    }
}

fn absolute(text: &str, base: &str) -> String {
    if text.starts_with('/') { format!("{base}{text}") } else { text.to_owned() }
}
