//! One line a request: method, route, status, time, under an id that the answer carries; and the same as metrics. Never a
//! path, a query, a header or a body, since they name orders and people.

use std::time::{Duration, Instant};

use ::metrics::{counter, histogram};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, Span};

use crate::metrics::{self, names};
use crate::refusal::Refusal;

/// The response header that names the request in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Where the bundle's files are.
const FILES: &str = "/widget/";

/// Logs what `next` answers, or that nobody waited for it. For a stream, the time is that until it began.
pub(crate) async fn record(request: Request, next: Next) -> Response {
    // It names a line of the log and guards nothing, so it need not be hard to guess.
    let id = format!("{:016x}", fastrand::u64(..));
    let span = tracing::info_span!("request", id);
    let mut line = Line {
        method: request.method().clone(),
        route: route(&request),
        began: Instant::now(),
        status: None,
        refusal: None,
        span: span.clone(),
    };
    let mut response = next.run(request).instrument(span).await;
    line.status = Some(response.status().as_u16());
    line.refusal = response.extensions().get().copied();
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// What a request was for: one of the router's own, and never the words that were asked with.
enum Route {
    Matched(MatchedPath),
    /// A file of the bundle, or none: the router knows their folder alone.
    File,
    Unknown,
}

fn route(request: &Request) -> Route {
    match request.extensions().get::<MatchedPath>() {
        Some(matched) => Route::Matched(matched.clone()),
        None if request.uri().path().starts_with(FILES) => Route::File,
        None => Route::Unknown,
    }
}

impl Route {
    fn name(&self) -> &str {
        match self {
            Self::Matched(matched) => matched.as_str(),
            Self::File => "/widget/{file}",
            Self::Unknown => "(none)",
        }
    }
}

/// Written when it is dropped, which also happens to a request that is given up.
struct Line {
    method: Method,
    route: Route,
    began: Instant,
    status: Option<u16>,
    refusal: Option<Refusal>,
    span: Span,
}

impl Line {
    fn count(&self, took: Duration) {
        let route = self.route.name().to_owned();
        let status = self.status.map_or_else(|| "aborted".to_owned(), |status| status.to_string());
        let outcome = metrics::outcome(self.status);
        let method = metrics::method(&self.method);
        histogram!(names::REQUEST_SECONDS, "route" => route.clone(), "outcome" => outcome).record(took);
        counter!(names::REQUESTS, "method" => method, "route" => route, "status" => status).increment(1);
        if let Some(refusal) = self.refusal {
            counter!(names::REFUSALS, "code" => refusal.code()).increment(1);
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let took = self.began.elapsed();
        self.count(took);
        let Self { method, route, status, span, .. } = self;
        let _entered = span.enter();
        let route = route.name();
        let milliseconds = took.as_millis();
        match status {
            Some(status) => tracing::info!(%method, route, status, milliseconds, "request"),
            None => tracing::info!(%method, route, status = "aborted", milliseconds, "request"),
        }
    }
}
