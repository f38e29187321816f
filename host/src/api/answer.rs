//! The upstream's answer as the browser gets it: status and body unchanged, headers by allow-list.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::caching;
use crate::upstream::client::HeldAnswer;
use crate::upstream::routes::Answer;

/// `answer` for the browser.
pub(crate) fn held(answer: HeldAnswer, kind: Answer) -> Response {
    let HeldAnswer { status, mut headers, body } = answer;
    headers.insert(header::CACHE_CONTROL, caching::of_answer(kind, status));
    (status, headers, Body::from(body)).into_response()
}
