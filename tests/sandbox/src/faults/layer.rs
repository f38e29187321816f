//! Carries faults out around the routes. It never lets a fault near `/sandbox`, so that one can always be cleared.

use super::fault::Fault;
use crate::{refusal::Refusal, sandbox::Sandbox};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::StreamExt;
use std::{io, sync::Arc, time::Duration};
use tokio::time::sleep;

/// Larger than any answer of the sandbox.
const MOST_BYTES: usize = 1 << 28;
/// Seconds until a limit ends, where a fault says nothing about it.
const DEFAULT_RESET_S: u32 = 60;
/// Long enough for what was sent to leave the process.
const PAUSE: Duration = Duration::from_millis(20);

/// Meets the request with the first fault that matches it, if there is one.
pub(crate) async fn inject(
    State(sandbox): State<Arc<Sandbox>>,
    mut request: Request,
    next: Next,
) -> Response {
    let target = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    if target.starts_with("/sandbox") {
        return next.run(request).await;
    }
    let fault = sandbox.faults.lock().take(request.method().as_str(), &target);
    let Some(fault) = fault else { return next.run(request).await };
    if let Some(latency) = fault.latency_ms {
        sleep(Duration::from_millis(latency)).await;
    }
    if let Some(answer) = answer_instead(&fault) {
        return answer;
    }
    request.extensions_mut().insert(fault.stream());
    let answer = next.run(request).await;
    if fault.lose_answer {
        return cut(Bytes::new(), None);
    }
    if fault.truncate {
        return truncated(answer).await;
    }
    answer
}

/// The answer of a fault that does no work.
fn answer_instead(fault: &Fault) -> Option<Response> {
    let status = fault.status.and_then(|status| StatusCode::from_u16(status).ok());
    let body = fault.body.clone().or_else(|| fault.body_bytes.map(|length| "x".repeat(length)));
    let mut answer = match (status, body) {
        (status, Some(body)) => {
            let content_type = fault.content_type.as_deref().unwrap_or("text/html; charset=utf-8").to_owned();
            (status.unwrap_or(StatusCode::OK), [(CONTENT_TYPE, content_type)], body).into_response()
        }
        (Some(status), None) => {
            let mut refused = refusal(status, fault);
            if status == StatusCode::TOO_MANY_REQUESTS {
                limit(refused.headers_mut(), fault.retry_after.unwrap_or(DEFAULT_RESET_S));
            }
            refused
        }
        (None, None) if fault.refuse_stream => refusal(StatusCode::SERVICE_UNAVAILABLE, fault),
        (None, None) => return None,
    };
    if let Some(seconds) = fault.retry_after {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Some(answer)
}

/// What integrators were told along with 429 (`docs/wire-format.md` section 1).
fn limit(headers: &mut HeaderMap, reset: u32) {
    headers.insert("x-ratelimit-limit", HeaderValue::from_static("60"));
    headers.insert("x-ratelimit-remaining", HeaderValue::from_static("0"));
    headers.insert("x-ratelimit-reset", HeaderValue::from(reset));
}

fn refusal(status: StatusCode, fault: &Fault) -> Response {
    Refusal::new(status, fault.detail.clone().unwrap_or_else(|| "SANDBOX_FAULT".to_owned())).into_response()
}

/// Half of the answer under the length of the whole.
async fn truncated(answer: Response) -> Response {
    let content_type = answer.headers().get(CONTENT_TYPE).cloned();
    let Ok(bytes) = to_bytes(answer.into_body(), MOST_BYTES).await else { return cut(Bytes::new(), None) };
    let mut cut = cut(bytes.slice(..bytes.len() / 2), Some(bytes.len()));
    if let Some(content_type) = content_type {
        cut.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    cut
}

/// `bytes`, then the end of the connection. Without bytes the head is not sent either: the server writes to the socket
/// only when it has to wait for more of the body, which is what the pause after `bytes` makes it do.
fn cut(bytes: Bytes, length: Option<usize>) -> Response {
    let sent = !bytes.is_empty();
    let first = futures_util::stream::iter(sent.then_some(Ok(bytes)));
    let end = futures_util::stream::once(async move {
        if sent {
            sleep(PAUSE).await;
        }
        Err(io::Error::other("cut by a fault"))
    });
    let mut answer = Response::new(Body::from_stream(first.chain(end)));
    if let Some(length) = length {
        answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    answer
}
