//! `GET /v2/brands?country_code=XX` (wire facts, section 3).

use super::query::{Parameters, Partner, shelf};
use crate::{
    base_url::BaseUrl,
    catalogue::{Brand, Shelf, brand_json},
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

/// The country's catalogue: by kind and category, and all brands once.
pub(crate) async fn brands(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Query(parameters): Query<Parameters>,
) -> Result<Response, Refusal> {
    let shelf = shelf(&sandbox, parameters.get("country_code"))?;
    let Settings { out_of_stock, malformed_records, .. } = sandbox.settings.read().clone();
    let key = (shelf.country.clone(), base.clone(), out_of_stock.clone(), malformed_records);
    let body = sandbox
        .brand_answers
        .get(key, || Bytes::from(brands_json(&shelf, &base, &out_of_stock, malformed_records).to_string()));
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

fn brands_json(shelf: &Shelf, base: &str, out_of_stock: &[String], malformed_records: bool) -> Value {
    let json = |brand: &Arc<Brand>| brand_json(brand, base, out_of_stock.contains(&brand.name));
    let mut categories: IndexMap<(&str, &str), Vec<Value>> = IndexMap::new();
    let mut all = Vec::with_capacity(shelf.brands.len());
    for brand in &shelf.brands {
        let json = json(brand);
        categories.entry((&brand.kind, &brand.category)).or_default().push(json.clone());
        all.push(json);
    }
    if malformed_records {
        all.splice(0..0, malformed(&shelf.country));
        categories.insert(("giftcard", "malformed"), malformed(&shelf.country));
    }
    let categories: Vec<Value> = categories
        .into_iter()
        .map(|((kind, category), brands)| {
            let popular: Vec<&Value> = brands.iter().take(3).collect();
            json!({ "kind": kind, "category": category, "popular_brands": popular, "brands": brands })
        })
        .collect();
    json!({
        "country_code": shelf.country,
        "categories": categories,
        "all_brands": all,
        "popular_brands": shelf.popular().into_iter().map(json).collect::<Vec<_>>(),
        "last_user_purchases": [],
        "suggestions": [],
    })
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
