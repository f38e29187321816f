//! The upstream's answer as the browser gets it: status and body unchanged, headers by allow-list.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::caching;
use crate::upstream::client::HeldAnswer;
use crate::upstream::forward;
use crate::upstream::routes::Answer;

/// An answer passed on piece by piece.
pub(crate) fn streamed(upstream: reqwest::Response, kind: Answer) -> Response {
    let (status, headers) = (upstream.status(), forward::response_headers(upstream.headers()));
    dressed(status, headers, Body::from_stream(upstream.bytes_stream()), kind)
}

/// An answer that is in memory.
pub(crate) fn held(answer: HeldAnswer, kind: Answer) -> Response {
    dressed(answer.status, answer.headers, Body::from(answer.body), kind)
}

fn dressed(status: StatusCode, mut headers: HeaderMap, body: Body, kind: Answer) -> Response {
    headers.insert(header::CACHE_CONTROL, caching::of_answer(kind, status));
    (status, headers, body).into_response()
}
