//! Groups and products as `GET /v5/products/country/{cc}` and `GET /v4/products/price` write them
//! (`docs/wire-format.md` sections 5 and 6). It never decides a price: it is given a function that does.

use super::{
    brand::Brand,
    description::{promotion, redeem_method, rich_description},
    product::{Form, Product},
    products::Group,
    words,
};
use crate::{money, pricing::Quote};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::{Map, Value, json};

/// One element of the products answer. `price` is asked for fixed products only: a range has no price of its own.
pub(crate) fn group_json(
    brand: &Brand,
    group: &Group,
    base: &str,
    lang: &str,
    method: &str,
    coin: &str,
    mut price: impl FnMut(&Product) -> Quote,
) -> Value {
    let products: Vec<Value> = group
        .products
        .iter()
        .map(|product| {
            let quote = matches!(product.form, Form::Fixed { .. }).then(|| price(product));
            product_json(brand, product, quote.as_ref(), lang, method, coin)
        })
        .collect();
    let mut json = Map::new();
    json.insert("country_code".into(), json!(brand.country));
    json.insert("category".into(), json!(group.category));
    json.insert("kind".into(), json!(brand.kind));
    json.insert("default_denomination".into(), json!(group.default_denomination));
    json.insert("is_out_of_stock".into(), json!(products.is_empty()));
    json.insert("products".into(), json!(products));
    json.insert("brand_id".into(), json!(brand.id));
    json.insert("family".into(), json!(brand.family));
    json.insert("brand".into(), json!(brand.name));
    json.insert("additional_categories".into(), json!(brand.additional));
    json.insert("product_type".into(), json!(brand.product_type));
    json.insert("logo_url".into(), json!(format!("{base}/logos_v2/{}.webp", brand.slug)));
    json.insert("logo_base_url".into(), json!(format!("{base}/logos_v2/{}", brand.slug)));
    if !brand.is_esim() {
        json.insert("brand_tags".into(), json!(brand.tags));
        json.insert("product_tc".into(), json!(words::word("refund", lang)));
    }
    json.insert("redeem_method".into(), redeem_method(brand));
    json.insert("rich_description".into(), rich_description(brand, lang));
    if let Some(promotion) = promotion(brand) {
        json.insert("promotion".into(), promotion);
    }
    Value::Object(json)
}

fn product_json(
    brand: &Brand,
    product: &Product,
    quote: Option<&Quote>,
    lang: &str,
    method: &str,
    coin: &str,
) -> Value {
    let mut json = Map::new();
    json.insert("product_id".into(), json!(product.id));
    match &product.form {
        Form::Fixed { denomination, localized, face, .. } => {
            json.insert("is_dynamic".into(), json!(false));
            json.insert("denomination".into(), json!(denomination));
            json.insert("localized_denomination".into(), json!(words::localized(localized, lang)));
            if let Some(quote) = quote {
                json.insert("coin_amount".into(), json!(quote.amount_text()));
                json.insert("coin".into(), json!(coin));
                json.insert("original_coin_amount".into(), json!(quote.original_text()));
            }
            if let Some(face) = face {
                let price = money::short(*face);
                json.insert(
                    "face_value".into(),
                    json!({ "currency_code": product.currency.code, "amount": { "type": "fixed", "price": price } }),
                );
                json.insert(
                    "local_currency".into(),
                    json!({ "code": product.currency.code, "amount": { "type": "fixed", "price": money::number(*face) } }),
                );
            }
        }
        Form::Range { min, max, .. } => {
            json.insert("is_dynamic".into(), json!(true));
            json.insert("range".into(), range_json(brand, product));
            json.insert("coin".into(), json!(coin));
            json.insert("face_value".into(), range_face_value(brand, product, *min, *max));
        }
    }
    json.insert("payment_method".into(), json!(method));
    json.insert("delivery_type".into(), json!(product.delivery_type));
    json.insert("points".into(), json!(money::short(product.points)));
    if let Some(benefits) = &product.benefits {
        json.insert("benefits".into(), benefits.clone());
    }
    if let Some(details) = &product.details {
        json.insert("additional_details".into(), details.clone());
    }
    if let Some(regions) = &product.regions {
        json.insert("valid_regions".into(), json!(regions));
    }
    Value::Object(json)
}

/// The answer of the price endpoint for `amount` of a range product.
pub(crate) fn price_json(
    brand: &Brand,
    product: &Product,
    amount: Decimal,
    method: &str,
    quote: &Quote,
) -> Value {
    let usd = product.currency.usd(amount);
    json!({
        "product_id": product.id,
        "is_dynamic": matches!(product.form, Form::Range { .. }),
        "range": range_json(brand, product),
        "coin_amount": quote.amount_text(),
        "coin": quote.coin.name,
        "original_coin_amount": quote.original_text(),
        "payment_method": method,
        "delivery_type": product.delivery_type,
        "points": money::short((usd * Decimal::new(92, 2)).floor()),
        "product_type": brand.product_type,
    })
}

fn range_json(brand: &Brand, product: &Product) -> Value {
    let Form::Range { min, max, step, default } = &product.form else {
        return Value::Null;
    };
    let number = if brand.name == "Everything Apple" { money::fractional_number } else { money::number };
    json!({
        "min": number(*min),
        "max": number(*max),
        "step_size": number(*step),
        "currency": product.currency.code,
        "default": default,
    })
}

/// Limits as text, or as objects with a number: both were recorded.
fn range_face_value(brand: &Brand, product: &Product, min: Decimal, max: Decimal) -> Value {
    let code = product.currency.code;
    let limit = |amount: Decimal| match brand.name.as_str() {
        "Walmart" | "Amazon.it" => json!({ "amount": amount.to_i64(), "currency": code }),
        _ => json!(money::text(amount, 2)),
    };
    json!({ "currency_code": code, "amount": { "type": "range", "min": limit(min), "max": limit(max) } })
}
