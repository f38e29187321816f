//! `GET /sandbox/orders` and `POST /sandbox/orders/{id}/{step}`.

use super::body::{Body, answer};
use crate::{
    base_url::BaseUrl,
    orders::{Details, Step, apply},
    refusal::Refusal,
    routes::orders::{answer as order_answer, unknown_order},
    sandbox::Sandbox,
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// Every order, newest first, each with the number of its open streams.
pub(crate) async fn list(State(sandbox): State<Arc<Sandbox>>, BaseUrl(base): BaseUrl) -> Json<Value> {
    let row = |(order, streams): (Arc<_>, usize)| {
        let mut json = order_answer(&sandbox, &order, &base);
        json["open_streams"] = json!(streams);
        json
    };
    Json(sandbox.orders.list().into_iter().map(row).collect())
}

/// Takes a step. Details come in the query or in a JSON body; the answer is the order after the step.
pub(crate) async fn step(
    State(sandbox): State<Arc<Sandbox>>,
    BaseUrl(base): BaseUrl,
    Path((id, step)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
    body: Body,
) -> Result<Response, Refusal> {
    let step = Step::named(&step).ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "UNKNOWN_STEP"))?;
    let mut fields: Map<String, Value> =
        query.into_iter().map(|(name, text)| (name, Value::String(text))).collect();
    match body.json {
        Value::Object(body) => fields.extend(body),
        _ => return Err(Refusal::bad_request("an object of details")),
    }
    let details: Details = serde_json::from_value(Value::Object(fields))
        .map_err(|error| Refusal::bad_request(error.to_string()))?;
    let next = |order: &_| apply(order, &step, &details, sandbox.now(), &mut fastrand::Rng::new());
    let order = sandbox.orders.advance(&id, next).ok_or_else(unknown_order)?;
    Ok(answer(body.is_form, Json(order_answer(&sandbox, &order, &base))))
}
