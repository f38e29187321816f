//! `GET /v2/homepage?country_code=XX`. Its real shape was never seen (`docs/wire-format.md` section 4): a setting
//! chooses between two that hold the strips of the rendered page, of brands without tags, and one that no client can
//! read. It never decides what a client must do with any of them.

use super::query::{Parameters, Partner, shelf};
use crate::{
    base_url::BaseUrl,
    catalogue::{Brand, brand_json},
    refusal::Refusal,
    sandbox::Sandbox,
    settings::Homepage,
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

/// A popular strip of eight and strips of six by category, in the form that the settings choose.
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
    let strip = |category: &'static str| {
        let of_category =
            shelf.brands.iter().filter(|brand| brand.category == category && !brand.out_of_stock);
        let brands: Vec<Value> = of_category.take(STRIP_LENGTH).map(json).collect();
        (!brands.is_empty()).then_some((category, brands))
    };
    let popular: Vec<Value> = shelf.popular().into_iter().map(json).collect();
    let strips: Vec<(&str, Vec<Value>)> = STRIPS.into_iter().filter_map(strip).collect();
    let form = sandbox.settings.read().homepage;
    Ok(Json(feed(form, &shelf.country, &popular, &strips)))
}

fn feed(form: Homepage, country: &str, popular: &[Value], strips: &[(&str, Vec<Value>)]) -> Value {
    match form {
        Homepage::Strips => {
            let strip = |(category, brands): &(&str, Vec<Value>)| json!({ "kind": "giftcard", "category": category, "brands": brands });
            json!({
                "country_code": country,
                "popular_brands": popular,
                "categories": strips.iter().map(strip).collect::<Vec<_>>(),
            })
        }
        Homepage::Sections => {
            let banner = json!({ "type": "banner", "image": null, "link": "https://attacker.example/" });
            let section = |(title, brands): &(&str, Vec<Value>)| {
                let items: Vec<Value> =
                    brands.iter().map(|brand| json!({ "type": "brand", "brand": brand })).collect();
                json!({ "type": "strip", "title": title, "items": items })
            };
            let mut sections = vec![banner, section(&("popular", popular.to_vec()))];
            sections.extend(strips.iter().map(section));
            json!([{ "sections": sections }])
        }
        Homepage::Malformed => {
            json!({ "popular_brands": "soon", "categories": [7, null, [{ "brand": {} }]] })
        }
        Homepage::Empty => json!({}),
    }
}
