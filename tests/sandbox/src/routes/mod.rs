//! The upstream's paths. Handlers read a request, ask for a decision and write it down; they never decide.

mod answer_cache;
mod brands;
mod emails;
mod homepage;
mod images;
pub(crate) mod orders;
mod payment_vias;
mod price;
mod products;
mod query;
mod subscribe;
mod validations;

pub(crate) use answer_cache::AnswerCache;

use crate::sandbox::Sandbox;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

/// Every path of the upstream, and the images.
pub(crate) fn router() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v3/payment_vias", get(payment_vias::payment_vias))
        .route("/v3/currencies", get(payment_vias::currencies))
        .route("/v2/brands", get(brands::brands))
        .route("/v2/homepage", get(homepage::homepage))
        .route("/v2/validate-email", post(emails::validate))
        .route("/v5/products/country/{country}", get(products::products))
        .route("/v4/products/price", get(price::price))
        .route("/v5/orders/validations", post(validations::validate))
        .route("/v5/orders", post(orders::create))
        .route("/v5/orders/{id}", get(orders::read))
        .route("/v5/orders/{id}/subscribe", get(subscribe::subscribe))
        .route("/v3/qrs/{id}", get(images::order_qr))
        .route("/images/qr/{file}", get(images::qr))
        .route("/images/barcode/{file}", get(images::barcode))
        .route("/icons/{file}", get(images::icon))
        .route("/logos_v2/{file}", get(images::logo))
}
