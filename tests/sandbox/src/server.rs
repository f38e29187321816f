//! The routes put together and served. It never binds an address by itself.

use crate::{control, faults, options::Options, request_log, routes, sandbox::Sandbox};
use axum::{
    Router,
    http::{HeaderValue, StatusCode},
    middleware::{from_fn_with_state, map_response},
    response::Response,
};
use std::{io, sync::Arc};
use tokio::net::TcpListener;

use crate::refusal::Refusal;

/// The whole sandbox as a router: the upstream's paths, its images, and `/sandbox`. Every call makes a sandbox of its
/// own, without orders. It needs a Tokio runtime once it is asked something.
pub fn app(options: Options) -> Router {
    router(&Sandbox::new(options))
}

/// Serves a sandbox on `listener` until `shutdown` ends; open streams end with it.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let sandbox = Sandbox::new(options);
    let app = router(&sandbox);
    let stopped = async move {
        shutdown.await;
        sandbox.closing.send_replace(true);
    };
    axum::serve(listener, app).with_graceful_shutdown(stopped).await
}

fn router(sandbox: &Arc<Sandbox>) -> Router {
    Router::new()
        .merge(routes::router())
        .merge(control::router())
        .fallback(async || Refusal::new(StatusCode::NOT_FOUND, "NOT_FOUND"))
        .layer(from_fn_with_state(Arc::clone(sandbox), faults::inject))
        .layer(from_fn_with_state(Arc::clone(sandbox), request_log::record))
        .layer(map_response(marked))
        .with_state(Arc::clone(sandbox))
}

/// Every answer says what it comes from, so that it is never mistaken for the real service.
async fn marked(mut answer: Response) -> Response {
    answer.headers_mut().insert("x-sandbox", HeaderValue::from_static("cryptorefills-sandbox"));
    answer
}
