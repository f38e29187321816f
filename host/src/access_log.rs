//! One line a request: method, route, status, time, under an id that the answer carries. Never a path, a query, a header
//! or a body, since they name orders and people.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, Span};

/// The response header that names the request in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs what `next` answers, or that nobody waited for it. For a stream, the time is that until it began.
pub(crate) async fn record(request: Request, next: Next) -> Response {
    // It names a line of the log and guards nothing, so it need not be hard to guess.
    let id = format!("{:016x}", fastrand::u64(..));
    let span = tracing::info_span!("request", id);
    let mut line = Line {
        method: request.method().clone(),
        route: request.extensions().get::<MatchedPath>().cloned(),
        began: Instant::now(),
        status: None,
        span: span.clone(),
    };
    let mut response = next.run(request).instrument(span).await;
    line.status = Some(response.status().as_u16());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Written when it is dropped, which also happens to a request that is given up.
struct Line {
    method: Method,
    route: Option<MatchedPath>,
    began: Instant,
    status: Option<u16>,
    span: Span,
}

impl Drop for Line {
    fn drop(&mut self) {
        let Self { method, status, span, .. } = self;
        let _entered = span.enter();
        let route = self.route.as_ref().map_or("(none)", MatchedPath::as_str);
        let milliseconds = self.began.elapsed().as_millis();
        match status {
            Some(status) => tracing::info!(%method, route, status, milliseconds, "request"),
            None => tracing::info!(%method, route, status = "aborted", milliseconds, "request"),
        }
    }
}
