//! Bodies of the remote control: JSON from a test, a form from the page. Forms come back to the page.

use crate::refusal::Refusal;
use axum::{
    extract::{FromRequest, Request},
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A body as JSON, and whether a form of the page sent it.
pub(crate) struct Body {
    /// The fields; `{}` when the body is empty.
    pub(crate) json: Value,
    /// Whether it was a form.
    pub(crate) is_form: bool,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = content_type.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        let unreadable = |_| Refusal::bad_request("a readable body");
        if is_form {
            let axum::Form(fields) = axum::Form::<BTreeMap<String, String>>::from_request(request, state)
                .await
                .map_err(|_| Refusal::bad_request("a form"))?;
            let json = fields.into_iter().map(|(name, text)| (name, field(text))).collect();
            return Ok(Self { json: Value::Object(json), is_form });
        }
        let bytes = Bytes::from_request(request, state).await.map_err(unreadable)?;
        let json = if bytes.is_empty() {
            Value::Object(Map::new())
        } else {
            serde_json::from_slice(&bytes).map_err(|error| Refusal::bad_request(format!("JSON: {error}")))?
        };
        Ok(Self { json, is_form })
    }
}

/// Numbers and flags of a form mean what they would mean in JSON.
pub(super) fn field(text: String) -> Value {
    match serde_json::from_str::<Value>(&text) {
        Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
        Ok(_) | Err(_) => Value::String(text),
    }
}

/// Back to the page for a form, `answer` for everybody else.
pub(crate) fn answer(is_form: bool, answer: impl IntoResponse) -> Response {
    if is_form { Redirect::to("/sandbox").into_response() } else { answer.into_response() }
}
