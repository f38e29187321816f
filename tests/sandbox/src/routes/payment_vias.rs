//! `GET /v3/payment_vias` and `GET /v3/currencies`.

use super::query::Partner;
use crate::{
    base_url::BaseUrl,
    payment::{currencies_json, vias_json},
};
use axum::Json;
use serde_json::Value;

/// Every method with its coins and networks.
pub(crate) async fn payment_vias(_: Partner, BaseUrl(base): BaseUrl) -> Json<Value> {
    Json(vias_json(&base))
}

/// Every coin.
pub(crate) async fn currencies(_: Partner, BaseUrl(base): BaseUrl) -> Json<Value> {
    Json(currencies_json(&base))
}
