//! `/sandbox/requests`: what arrived, with the time of each request.

use crate::{request_log::Arrival, sandbox::Sandbox};
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use std::{collections::HashMap, sync::Arc};

/// What arrived, oldest first; with `?route=` only what contains it.
pub(crate) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    Query(parameters): Query<HashMap<String, String>>,
) -> Json<Vec<Arrival>> {
    Json(sandbox.requests.lock().list(parameters.get("route").map_or("", String::as_str)))
}

/// Forgets all.
pub(crate) async fn clear(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.requests.lock().clear();
    StatusCode::NO_CONTENT
}
