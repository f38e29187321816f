//! The built widget as files, for pages of every origin. It never compresses: the bundle brings its `.br` and `.gz`
//! files.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::host::Host;
use crate::refusal::Refusal;
use crate::{caching, cors};

/// The files of `dist`.
pub(crate) fn router(dist: &Path) -> Router<Arc<Host>> {
    let files =
        ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files).layer(from_fn(describe)).layer(cors::of_files())
}

async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status().is_client_error() && !response.headers().contains_key(header::ALLOW) {
        response = Refusal::NotFound.into_response();
    }
    let cache = caching::of_file(&path, response.status());
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, cache);
    headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(cors::RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    let (name, value) = cors::TIMING;
    headers.insert(name, value);
    if path.ends_with(".map") && headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}
