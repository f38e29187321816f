//! All routes in one router. It never listens: `serve` does, or whoever nests it in a server of their own.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::config::Config;
use crate::host::{Host, Lifetime};
use crate::idempotency::store::StoreError;
use crate::refusal::Refusal;
use crate::{access_log, api, health, widget_files};

/// The host's routes (contract, section 2), the bundle under `/widget/`, `/healthz` and `/readyz`.
///
/// The shopper's address is read from the connection: serve the router with
/// `into_make_service_with_connect_info::<SocketAddr>()`, as [`crate::serve`] does, or no `X-Forwarded-For` is sent.
///
/// # Errors
///
/// Where the store cannot be used.
pub fn app(config: Config) -> Result<Router, StoreError> {
    living(config, Lifetime::default())
}

/// The same, for as long as `lifetime`.
pub(crate) fn living(config: Config, lifetime: Lifetime) -> Result<Router, StoreError> {
    let host = Arc::new(Host::new(&config, lifetime)?);
    // What was true a moment ago is no answer.
    let unkept =
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let health = Router::new()
        .route("/healthz", get(health::serving))
        .route("/readyz", get(health::ready))
        .layer(unkept);
    let mut router = Router::new().merge(api::router(&host.allowed_origins)).merge(health);
    if let Some(files) = widget_files::router(config.dist.as_deref()) {
        router = router.nest("/widget", files);
    }
    let nosniff = HeaderValue::from_static("nosniff");
    Ok(router
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .layer(CatchPanicLayer::custom(|_| Refusal::Internal.into_response()))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, nosniff))
        .layer(from_fn(access_log::record))
        .with_state(host))
}
