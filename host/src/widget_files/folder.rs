//! The bundle in a folder. It never leaves it: not by a name, and not by a link.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use super::is_plain;
use crate::host::Host;
use crate::refusal::Refusal;

/// What stands beside a file in another encoding.
const SIBLINGS: [&str; 2] = [".br", ".gz"];

/// The files of `dist`.
pub(super) fn router(dist: &Path) -> Router<Arc<Host>> {
    let files =
        ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    Router::new().fallback_service(files).layer(from_fn_with_state(dist.to_owned(), keep_inside))
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
