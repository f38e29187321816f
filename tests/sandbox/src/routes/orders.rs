//! `POST /v5/orders` and `GET /v5/orders/{id}` (`docs/wire-format.md` sections 8 and 9).

use super::{query::Partner, validations::checked};
use crate::{
    base_url::BaseUrl,
    orders::{Details, Order, Request, Step, apply, live, new_order, order_json},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

/// Makes an order. What a validation calls a problem is an HTTP error here, the first of them.
pub(crate) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    partner: Partner,
    BaseUrl(base): BaseUrl,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let request = Request::read(&body)?;
    let checked = checked(&sandbox, &request, &partner).at_creation();
    let problem = checked.problems.first().map(|problem| problem.refusal());
    if let Some(refusal) = checked.refusal.clone().or(checked.create_refusal.clone()).or(problem) {
        return Err(refusal);
    }
    let now = sandbox.now();
    let mut rng = fastrand::Rng::new();
    let mut order = new_order(&request, &checked, now, &mut rng)?;
    let settings = sandbox.settings.read().clone();
    let first_state = checked.first_state.clone().unwrap_or_else(|| settings.first_state.clone());
    if let Some(step) = Step::named(&first_state).filter(|_| first_state != order.state) {
        order = apply(&order, &step, &Details::default(), now, &mut rng).pop().unwrap_or(order);
    }
    let order = sandbox.orders.insert(order);
    tokio::spawn(live(Arc::clone(&sandbox), order.id.clone()));
    Ok(Json(order_json(&order, &base, now, &settings)))
}

/// The order as it is now.
pub(crate) async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    _: Partner,
    BaseUrl(base): BaseUrl,
    Path(id): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let order = sandbox.orders.get(&id).ok_or_else(unknown_order)?;
    Ok(Json(answer(&sandbox, &order, &base)))
}

/// The order as any answer tells it.
pub(crate) fn answer(sandbox: &Sandbox, order: &Order, base: &str) -> Value {
    order_json(order, base, sandbox.now(), &sandbox.settings.read())
}

/// The refusal of an id that nobody knows.
pub(crate) fn unknown_order() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "ORDER_NOT_FOUND")
}
