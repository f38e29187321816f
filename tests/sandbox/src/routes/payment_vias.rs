//! `GET /v3/payment_vias` and `GET /v3/currencies`.

use super::query::Partner;
use crate::{
    base_url::BaseUrl,
    payment::{currencies_json, sparse_vias_json, vias_json},
    sandbox::Sandbox,
};
use axum::{Json, extract::State};
use serde_json::Value;
use std::sync::Arc;

/// Every method with its coins and networks.
pub(crate) async fn payment_vias(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
) -> Json<Value> {
    let is_sparse = sandbox.settings.read().sparse;
    Json(if is_sparse { sparse_vias_json() } else { vias_json(&base) })
}

/// Every coin.
pub(crate) async fn currencies(_: Partner, BaseUrl(base): BaseUrl) -> Json<Value> {
    Json(currencies_json(&base))
}
