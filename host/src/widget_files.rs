//! The built widget as files, for pages of every origin. It never compresses, since the bundle brings its `.br` and `.gz`
//! files, and never leaves its folder: not by a name, and not by a link.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::host::Host;
use crate::refusal::Refusal;
use crate::{caching, cors};

/// What stands beside a file in another encoding.
const SIBLINGS: [&str; 2] = [".br", ".gz"];

/// The files of `dist`.
pub(crate) fn router(dist: &Path) -> Router<Arc<Host>> {
    let files =
        ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    Router::new()
        .fallback_service(files)
        .layer(from_fn_with_state(dist.to_owned(), keep_inside))
        .layer(from_fn(describe))
        .layer(cors::of_files())
}

async fn keep_inside(State(dist): State<PathBuf>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let looking = tokio::task::spawn_blocking(move || is_inside(&dist, &path));
    if !looking.await.unwrap_or(false) {
        return Refusal::NotFound.into_response();
    }
    // Whether the part is still of the same file is not looked at: the whole file is right in any case.
    if request.headers().contains_key(header::IF_RANGE) {
        request.headers_mut().remove(header::RANGE);
    }
    next.run(request).await
}

/// Whether `path` names a file in `dist`, it and what stands beside it.
fn is_inside(dist: &Path, path: &str) -> bool {
    let name = path.strip_prefix('/').unwrap_or(path);
    if !name.split('/').all(is_plain) {
        return false;
    }
    let Ok(root) = fs::canonicalize(dist) else { return false };
    let is_of_root = |file: &Path| {
        fs::canonicalize(file).is_ok_and(|target| target.starts_with(&root) && target.is_file())
    };
    let beside = |ending: &str| root.join(format!("{name}{ending}"));
    is_of_root(&root.join(name))
        && SIBLINGS
            .into_iter()
            .map(beside)
            .all(|sibling| !fs::exists(&sibling).unwrap_or(true) || is_of_root(&sibling))
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
