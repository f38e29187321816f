//! `GET /v4/products/price` (`docs/wire-format.md` section 6): what an amount of a range product costs now.

use super::query::{Parameters, Partner, price_coin, price_method, promo_code, shelf};
use crate::{
    catalogue::{Form, groups_of, price_json},
    money,
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use serde_json::Value;
use std::sync::Arc;

/// The price of `face_value` of the brand's range.
pub(crate) async fn price(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    Query(parameters): Query<Parameters>,
) -> Result<Json<Value>, Refusal> {
    let shelf = shelf(&sandbox, parameters.get("country_code"))?;
    let coin = price_coin(&parameters)?;
    let name = parameters.get("brand_name").ok_or_else(|| Refusal::bad_request("brand_name"))?;
    let amount = parameters.get("face_value").and_then(|value| money::parse(value));
    let amount = amount.ok_or_else(|| Refusal::bad_request("face_value, a decimal number"))?;
    let not_available = || Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "NOT_AVAILABLE_PRODUCT");
    let brand = *shelf.matching(None, Some(name)).first().ok_or_else(not_available)?;
    let product = groups_of(brand)
        .into_iter()
        .flat_map(|group| group.products)
        .find(|product| matches!(product.form, Form::Range { .. }))
        .ok_or_else(not_available)?;
    if !product.accepts(amount) {
        return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "INVALID_PRODUCT_VALUE"));
    }
    let quoter = sandbox.quoter(promo_code(&parameters));
    let quote = quoter.quote(brand, product.currency.usd(amount), None, coin);
    Ok(Json(price_json(brand, &product, amount, &price_method(coin), &quote)))
}
