//! `GET /v2/brands?country_code=XX` (`docs/wire-format.md` section 3).

use super::{
    answer_cache::Key,
    query::{Parameters, Partner, promo_code, shelf},
};
use crate::{
    base_url::BaseUrl,
    catalogue::{Brand, Shelf, brand_json},
    pricing::Coupon,
    refusal::Refusal,
    sandbox::Sandbox,
    settings::Settings,
};
use axum::{
    extract::{Query, State},
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use indexmap::IndexMap;
use serde_json::{Value, json};
use std::sync::Arc;

/// The country's catalogue: by kind and category, and all brands once. What `promo_code` does is not documented; here it
/// marks the brands that a coupon is meant for as on sale.
pub(crate) async fn brands(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Query(parameters): Query<Parameters>,
) -> Result<Response, Refusal> {
    let shelf = shelf(&sandbox, parameters.get("country_code"))?;
    let Settings { out_of_stock, malformed_records, sparse, .. } = sandbox.settings.read().clone();
    let coupon = promo_code(&parameters);
    let promo_code = parameters.get("promo_code").filter(|_| coupon.is_some()).cloned();
    let key = Key {
        country: shelf.country.clone(),
        base: base.clone(),
        promo_code: promo_code.unwrap_or_default().to_uppercase(),
        out_of_stock,
        malformed_records,
        sparse,
    };
    let make = |key: &Key| Bytes::from(brands_json(&shelf, key, coupon).to_string());
    let body = sandbox.brand_answers.get(key, make);
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

fn brands_json(shelf: &Shelf, key: &Key, coupon: Option<Coupon>) -> Value {
    let json = |brand: &Arc<Brand>| {
        let mut json = brand_json(brand, &key.base, key.out_of_stock.contains(&brand.name));
        if coupon.is_some_and(|coupon| coupon.is_meant_for(brand)) {
            json["brand_tags"] = json!(["sale"]);
        }
        json
    };
    let mut categories: IndexMap<(&str, &str), Vec<Value>> = IndexMap::new();
    let mut all = Vec::with_capacity(shelf.brands.len());
    for brand in &shelf.brands {
        let json = json(brand);
        categories.entry((&brand.kind, &brand.category)).or_default().push(json.clone());
        all.push(json);
    }
    if key.malformed_records {
        all.splice(0..0, malformed(&shelf.country));
        categories.insert(("giftcard", "malformed"), malformed(&shelf.country));
    }
    let categories: Vec<Value> = categories
        .into_iter()
        .map(|((kind, category), brands)| {
            let popular: Vec<&Value> = brands.iter().take(3).collect();
            // A null category was recorded; which one it stood for was not.
            let category = Some(category).filter(|_| kind != "flight");
            json!({ "kind": kind, "category": category, "popular_brands": popular, "brands": brands })
        })
        .collect();
    let mut answer = json!({
        "country_code": shelf.country,
        "categories": categories,
        "last_user_purchases": [],
        "suggestions": [],
    });
    if !key.sparse {
        answer["all_brands"] = json!(all);
        answer["popular_brands"] = shelf.popular().into_iter().map(json).collect();
    }
    answer
}

/// Records that a client must drop without dropping the others: no name, wrong types, not even objects.
fn malformed(country: &str) -> Vec<Value> {
    vec![
        json!({ "brand_id": "00000000-0000-4000-8000-000000000000", "kind": "giftcard", "country_code": country }),
        json!({ "brand_id": 7, "brand": ["Malformed"], "family": null, "kind": "giftcard", "logo_url": 1 }),
        json!("malformed"),
        Value::Null,
    ]
}
