//! `GET /v5/products/country/{cc}` (`docs/wire-format.md` section 5).

use super::query::{Parameters, Partner, price_coin, price_method, promo_code, shelf};
use crate::{
    base_url::BaseUrl,
    catalogue::{Form, Group, Vanishes, group_json, groups_of, vanishes},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

/// Fields of a group that recorded answers lack, or that may be lacking (`docs/wire-format.md` section 5).
const OPTIONAL: [&str; 6] =
    ["brand_tags", "product_type", "is_out_of_stock", "logo_base_url", "product_tc", "promotion"];

/// The groups of a family or a brand; at least one of the two has to be named.
pub(crate) async fn products(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Path(country): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Result<Json<Value>, Refusal> {
    let shelf = shelf(&sandbox, Some(&country))?;
    let coin = price_coin(&parameters)?;
    let (family, name) = (parameters.get("family_name"), parameters.get("brand_name"));
    if family.is_none() && name.is_none() {
        return Err(Refusal::bad_request("family_name or brand_name"));
    }
    let category = parameters.get("category");
    let method = parameters.get("payment_method").cloned().unwrap_or_else(|| price_method(coin));
    let lang = parameters.get("lang").map_or("en", String::as_str);
    let quoter = sandbox.quoter(promo_code(&parameters));
    let settings = sandbox.settings.read().clone();
    let mut groups = Vec::new();
    for brand in shelf.matching(family.map(String::as_str), name.map(String::as_str)) {
        let gone = vanishes(&brand.name, "");
        if gone == Some(Vanishes::FromCatalogue) {
            continue;
        }
        let is_out_of_stock =
            gone == Some(Vanishes::FromProducts) || settings.out_of_stock.contains(&brand.name);
        let is_wanted = |group: &Group| category.is_none_or(|category| *category == group.category);
        for mut group in groups_of(brand).into_iter().filter(is_wanted) {
            if is_out_of_stock {
                group = Group { products: Vec::new(), ..group };
            }
            let mut json = group_json(brand, &group, &base, lang, &method, coin.name, |product| {
                let (usd, listed) = match &product.form {
                    Form::Fixed { usd, listed, .. } => (*usd, *listed),
                    Form::Range { .. } => (Decimal::ZERO, None),
                };
                quoter.quote(brand, usd, listed, coin)
            });
            if let (true, Value::Array(products)) = (settings.malformed_records, &mut json["products"]) {
                products.insert(0, json!({ "is_dynamic": "perhaps" }));
                products.push(Value::Null);
            }
            if let (true, Value::Object(group)) = (settings.sparse, &mut json) {
                group.retain(|name, _| !OPTIONAL.contains(&name.as_str()));
            }
            groups.push(json);
        }
    }
    Ok(Json(Value::Array(groups)))
}
