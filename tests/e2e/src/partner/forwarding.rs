//! `/api` of the page's origin: handed to this project's host as it is, or, as the few lines of a host that only
//! forwards, to the upstream's own paths with the identity headers and nothing else.

use std::net::SocketAddr;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use reqwest::Client;

use crate::partner::upstream_path::upstream_path;

/// Who answers `/api`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Backend {
    /// This project's host, behind the partner's server.
    Host(SocketAddr),
    /// The upstream itself.
    Upstream(SocketAddr),
}

/// Sends a request on and its answer back, piece by piece.
pub(crate) async fn forward(
    client: &Client,
    backend: Backend,
    method: Method,
    uri: &Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let (url, headers) = match backend {
        Backend::Host(host) => (format!("http://{host}{}{query}", uri.path()), headers),
        Backend::Upstream(upstream) => match upstream_path(uri.path()) {
            Some(path) => (format!("http://{upstream}{path}{query}"), identity(&headers)),
            None => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    let Ok(answer) = client.request(method, url).headers(headers).body(body).send().await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status();
    for (name, value) in answer.headers() {
        // The way of transport is this server's own matter.
        let kept = match backend {
            Backend::Host(_) => !matches!(*name, header::TRANSFER_ENCODING | header::CONNECTION),
            Backend::Upstream(_) => matches!(*name, header::CONTENT_TYPE | header::CACHE_CONTROL),
        };
        if kept {
            response.headers_mut().append(name, value.clone());
        }
    }
    *response.body_mut() = Body::from_stream(answer.bytes_stream());
    response
}

/// The reference's headers, and what the browser asked to be told.
fn identity(browser: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in [header::ACCEPT, header::CONTENT_TYPE, header::USER_AGENT] {
        if let Some(value) = browser.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    for (name, value) in
        [("x-cr-application", "independent"), ("x-cr-version", "1"), ("x-forwarded-for", "127.0.0.1")]
    {
        headers.insert(name, axum::http::HeaderValue::from_static(value));
    }
    headers
}
