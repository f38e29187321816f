//! The routes under `/api`. They never answer with anything but the upstream's words or a refusal of the same shape.

mod admission;
mod answer;
mod create_order;
pub(crate) mod event_hub;
mod event_lines;
mod event_log;
mod events;
mod order_by_key;
mod relay;
mod request;
mod shared;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::routing::{MethodRouter, get, post};
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::config::allowed_origins::AllowedOrigins;
use crate::cors;
use crate::host::Host;
use crate::refusal::Refusal;
use crate::upstream::routes::{ROUTES, Route, Verb};

/// Every route of [`ROUTES`], and `orders/by-key`.
pub(crate) fn router(origins: &AllowedOrigins) -> Router<Arc<Host>> {
    let mut router = Router::new().route("/api/orders/by-key", get(order_by_key::answer));
    for route in &ROUTES {
        router = router.route(&format!("/api/{}", route.path), method(route));
    }
    // An upstream's error page must stay text, even when it is opened as a page of the partner's origin.
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    router = router
        // Before the layers, so that a preflight is not taken for a wrong method.
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .layer(CompressionLayer::new())
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
        .layer(SetResponseHeaderLayer::overriding(cors::RESOURCE_POLICY, cors::SAME_ORIGIN));
    match cors::of_api(origins) {
        Some(allowed) => router.layer(allowed).layer(map_response(cors::silent_to_strangers)),
        None => router,
    }
}

fn method(route: &'static Route) -> MethodRouter<Arc<Host>> {
    let handler = async move |host, call| relay::relay(host, call, route).await;
    match route.verb {
        Verb::Get => get(handler),
        Verb::Post => post(handler),
    }
}
