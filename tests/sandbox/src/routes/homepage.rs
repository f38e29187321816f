//! `GET /v2/homepage?country_code=XX`. Its real shape was never seen (wire facts, section 4): this one has the strips
//! that the rendered page shows, of brands without tags.

use super::query::{Parameters, Partner, shelf};
use crate::{
    base_url::BaseUrl,
    catalogue::{Brand, brand_json},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    Json,
    extract::{Query, State},
};
use serde_json::{Value, json};
use std::sync::Arc;

const STRIPS: [&str; 10] = [
    "e-commerce",
    "electronics",
    "e-money",
    "games",
    "retail",
    "travel_flights",
    "food",
    "entertainment",
    "groceries",
    "streaming",
];
const STRIP_LENGTH: usize = 6;

/// A popular strip of eight and strips of six by category.
pub(crate) async fn homepage(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Query(parameters): Query<Parameters>,
) -> Result<Json<Value>, Refusal> {
    let shelf = shelf(&sandbox, parameters.get("country_code"))?;
    let json = |brand: &Arc<Brand>| {
        let mut json = brand_json(brand, &base, false);
        if let Value::Object(fields) = &mut json {
            fields.shift_remove("brand_tags");
        }
        json
    };
    let strip = |category: &&str| {
        let of_category =
            shelf.brands.iter().filter(|brand| brand.category == *category && !brand.out_of_stock);
        let brands: Vec<Value> = of_category.take(STRIP_LENGTH).map(json).collect();
        (!brands.is_empty()).then(|| json!({ "kind": "giftcard", "category": category, "brands": brands }))
    };
    Ok(Json(json!({
        "country_code": shelf.country,
        "popular_brands": shelf.popular().into_iter().map(json).collect::<Vec<_>>(),
        "categories": STRIPS.iter().filter_map(strip).collect::<Vec<_>>(),
    })))
}
