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
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::config::allowed_origins::AllowedOrigins;
use crate::cors;
use crate::host::Host;
use crate::refusal::Refusal;
use crate::upstream::routes::{Answer, ROUTES, Route, Verb};

/// Every route of [`ROUTES`], and `orders/by-key`.
pub(crate) fn router(origins: &AllowedOrigins) -> Router<Arc<Host>> {
    let mut router = Router::new().route("/api/orders/by-key", get(order_by_key::answer));
    // A stream is never compressed, and whatever could be has room for a whole encoder, for as long as it is open.
    let mut streams = Router::new();
    for route in &ROUTES {
        let to = match route.answer {
            Answer::Events => &mut streams,
            Answer::Catalogue(_)
            | Answer::Offer(_)
            | Answer::Validation
            | Answer::Creation
            | Answer::Order => &mut router,
        };
        *to = std::mem::take(to).route(&format!("/api/{}", route.path), method(route));
    }
    // An upstream's error page must stay text, even when it is opened as a page of the partner's origin.
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");
    // Before the layers, so that a preflight is not taken for a wrong method.
    let wrong_method = async || Refusal::MethodNotAllowed;
    router = router
        .method_not_allowed_fallback(wrong_method)
        .layer(CompressionLayer::new())
        .merge(streams.method_not_allowed_fallback(wrong_method).layer(SetResponseHeaderLayer::appending(
            header::VARY,
            // What is no stream reads like any other answer.
            |answer: &Response| {
                (answer.status() != StatusCode::OK).then_some(HeaderValue::from_static("accept-encoding"))
            },
        )))
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
