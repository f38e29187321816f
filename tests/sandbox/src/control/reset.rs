//! `POST /sandbox/reset`: forgets every order and ends their streams; with `?all=true` also faults, settings and what
//! arrived, as if the sandbox had just begun.

use super::body::{Body, answer};
use crate::{sandbox::Sandbox, settings::Settings};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use std::{collections::HashMap, sync::Arc};

/// Forgets.
pub(crate) async fn reset(
    State(sandbox): State<Arc<Sandbox>>,
    Query(parameters): Query<HashMap<String, String>>,
    body: Body,
) -> Response {
    sandbox.orders.clear();
    sandbox.restart_prices();
    if parameters.get("all").is_some_and(|all| all == "true") {
        sandbox.faults.lock().clear();
        sandbox.requests.lock().clear();
        *sandbox.settings.write() = Settings::default();
    }
    answer(body.is_form, StatusCode::NO_CONTENT)
}
