//! `POST /v5/orders/validations` (`docs/wire-format.md` section 7).

use super::query::Partner;
use crate::{
    base_url::BaseUrl,
    orders::{Request, validation_json},
    problems::{Checked, Ground, check},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{Json, extract::State};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

/// What an order would cost and what stands against it.
pub(crate) async fn validate(
    State(sandbox): State<Arc<Sandbox>>,
    partner: Partner,
    BaseUrl(base): BaseUrl,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let request = Request::read(&body)?;
    let checked = checked(&sandbox, &request, &partner);
    if let Some(refusal) = checked.refusal {
        return Err(refusal);
    }
    let settings = sandbox.settings.read().clone();
    Ok(Json(validation_json(&request, &checked, &base, sandbox.now(), &settings)))
}

/// The check of `request` as things stand now.
pub(super) fn checked(sandbox: &Sandbox, request: &Request, partner: &Partner) -> Checked {
    let quoter = sandbox.quoter(None);
    let settings = sandbox.settings.read().clone();
    let shelves = |country: &str| sandbox.catalogue.shelf(country);
    let ground =
        Ground { shelves: &shelves, settings: &settings, quoter, is_whitelabel: partner.is_whitelabel() };
    check(request, &ground)
}
