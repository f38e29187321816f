//! The upstream's own error body (`api` facts, section 1): `{status, title, detail, moreDetails}`. It never carries
//! what the caller sent.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// An answer other than 2xx, with the code that a client acts on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    /// The HTTP status, repeated in the body.
    pub(crate) status: StatusCode,
    /// The code, in the body's `detail`.
    pub(crate) detail: String,
    /// What the code is about, or null.
    pub(crate) more_details: Value,
}

impl Refusal {
    /// A refusal without details.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), more_details: Value::Null }
    }

    /// A request that cannot be understood, and what was expected of it.
    pub(crate) fn bad_request(expected: impl Into<String>) -> Self {
        let expected: String = expected.into();
        Self {
            status: StatusCode::BAD_REQUEST,
            detail: "BAD_REQUEST".to_owned(),
            more_details: json!({ "expected": expected }),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({
            "status": self.status.as_u16(),
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "detail": self.detail,
            "moreDetails": self.more_details,
        });
        (self.status, Json(body)).into_response()
    }
}
