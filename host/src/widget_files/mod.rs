//! The built widget as files, for pages of every origin: in a folder, or inside this program. It never compresses, since
//! the bundle brings its `.br` and `.gz` files.

#[cfg(any(feature = "bundle", test))]
mod embedded;
mod folder;

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use crate::host::Host;
use crate::refusal::Refusal;
use crate::{caching, cors};

/// The files of `dist`, or else those inside this program, if it has any.
pub(crate) fn router(dist: Option<&Path>) -> Option<Router<Arc<Host>>> {
    let files = match dist {
        Some(dist) => folder::router(dist),
        #[cfg(feature = "bundle")]
        None => embedded::router::<embedded::Widget>(),
        #[cfg(not(feature = "bundle"))]
        None => return None,
    };
    Some(described(files))
}

fn described(files: Router<Arc<Host>>) -> Router<Arc<Host>> {
    files.layer(from_fn(describe)).layer(cors::of_files())
}

/// Whether a segment of a path is a name as the bundle has them. What has to be escaped is none.
fn is_plain(segment: &str) -> bool {
    (1..=200).contains(&segment.len())
        && !segment.starts_with('.')
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::RANGE_NOT_SATISFIABLE {
        let whole = response.headers().get(header::CONTENT_RANGE).cloned();
        response = Refusal::RangeNotSatisfiable.into_response();
        response.headers_mut().extend(whole.map(|whole| (header::CONTENT_RANGE, whole)));
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let allowed = response.headers().get(header::ALLOW).cloned();
        response = Refusal::MethodNotAllowed.into_response();
        response.headers_mut().extend(allowed.map(|allowed| (header::ALLOW, allowed)));
    } else if response.status() != StatusCode::PRECONDITION_FAILED
        && (response.status().is_client_error() || response.status().is_server_error())
    {
        response = Refusal::NotFound.into_response();
    }
    let cache = caching::of_file(&path, response.status());
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, cache);
    headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(cors::RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    let (name, value) = cors::TIMING;
    headers.insert(name, value);
    if path.ends_with(".map")
        && response.status().is_success()
        && response.headers().contains_key(header::CONTENT_TYPE)
    {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}
