//! `/sandbox/faults`: what goes wrong from now on.

use super::body::{Body, answer};
use crate::{faults::Fault, refusal::Refusal, sandbox::Sandbox};
use axum::{Json, extract::State, response::Response};
use serde_json::{Value, json};
use std::sync::Arc;

/// Those to come.
pub(crate) async fn list(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(json!(sandbox.faults.lock().list()))
}

/// Adds one, or several as an array; answers those to come.
pub(crate) async fn add(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<Response, Refusal> {
    let several = match body.json {
        Value::Array(several) => several,
        one => vec![one],
    };
    let faults: Vec<Fault> = serde_json::from_value(Value::Array(several))
        .map_err(|error| Refusal::bad_request(error.to_string()))?;
    if faults.iter().any(|fault| fault.status.is_some_and(|status| !(200..=599).contains(&status))) {
        return Err(Refusal::bad_request("status between 200 and 599"));
    }
    let mut list = sandbox.faults.lock();
    faults.into_iter().for_each(|fault| list.push(fault));
    Ok(answer(body.is_form, Json(json!(list.list()))))
}

/// Removes all.
pub(crate) async fn clear(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Response {
    sandbox.faults.lock().clear();
    answer(body.is_form, Json(json!([])))
}
