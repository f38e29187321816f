//! What arrived, for tests of what a host sent (`GET /sandbox/requests`). It keeps the newest ten thousand, in memory
//! only, and never records `/sandbox` itself.

use crate::sandbox::Sandbox;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::{collections::VecDeque, sync::Arc};

const MOST: usize = 10_000;
const MOST_BYTES: usize = 1 << 20;

/// One request as it arrived.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Arrival {
    /// Counts from 1, also over those that were dropped.
    pub(crate) number: u64,
    /// When it arrived, in milliseconds since 1970.
    pub(crate) at_ms: u64,
    /// `GET`
    pub(crate) method: String,
    /// `/v2/brands`
    pub(crate) path: String,
    /// `country_code=US`, or empty.
    pub(crate) query: String,
    /// Names in lower case; several values of one name are joined by `, `.
    pub(crate) headers: Map<String, Value>,
    /// JSON where it is JSON, text otherwise, null when empty.
    pub(crate) body: Value,
}

/// The newest requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    arrivals: VecDeque<Arrival>,
    count: u64,
}

impl RequestLog {
    /// Those whose path and query contain `route`.
    pub(crate) fn list(&self, route: &str) -> Vec<Arrival> {
        let contains = |arrival: &&Arrival| format!("{}?{}", arrival.path, arrival.query).contains(route);
        self.arrivals.iter().filter(contains).cloned().collect()
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.arrivals.clear();
    }

    fn push(&mut self, mut arrival: Arrival) {
        self.count += 1;
        arrival.number = self.count;
        self.arrivals.push_back(arrival);
        if self.arrivals.len() > MOST {
            self.arrivals.pop_front();
        }
    }
}

/// Records a request and passes it on unchanged.
pub(crate) async fn record(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/sandbox") {
        return next.run(request).await;
    }
    let at_ms = sandbox.now();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let body = match serde_json::from_slice(&bytes) {
        Ok(json) => json,
        Err(_) if bytes.is_empty() => Value::Null,
        Err(_) => Value::String(String::from_utf8_lossy(&bytes).into_owned()),
    };
    sandbox.requests.lock().push(Arrival {
        number: 0,
        at_ms,
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers(&parts.headers),
        body,
    });
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

fn headers(headers: &HeaderMap) -> Map<String, Value> {
    let values = |name| {
        let values =
            headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        Value::String(values.collect::<Vec<_>>().join(", "))
    };
    headers.keys().map(|name| (name.to_string(), values(name))).collect()
}
