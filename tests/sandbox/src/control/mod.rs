//! The remote control under `/sandbox`: orders step by step, faults, settings, what arrived, and a page for people.
//! None of it exists upstream, and faults never reach it.

mod body;
mod buttons;
mod checkout;
mod faults;
mod guide;
mod menu;
mod orders;
mod page;
mod requests;
mod reset;
mod settings;
mod view;

use crate::sandbox::Sandbox;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

/// Every path of the remote control.
pub(crate) fn router() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/sandbox", get(page::page))
        .route("/sandbox/page.css", get(page::style))
        .route("/sandbox/page.js", get(page::script))
        .route("/sandbox/checkout/{id}", get(checkout::checkout).post(checkout::decide))
        .route("/sandbox/menu", get(menu::menu))
        .route("/sandbox/orders", get(orders::list))
        .route("/sandbox/orders/{id}/{step}", post(orders::step))
        .route("/sandbox/faults", get(faults::list).post(faults::add).delete(faults::clear))
        .route("/sandbox/faults/clear", post(faults::clear))
        .route("/sandbox/settings", get(settings::read).post(settings::change).delete(settings::restore))
        .route("/sandbox/settings/restore", post(settings::restore))
        .route("/sandbox/requests", get(requests::list).delete(requests::clear))
        .route("/sandbox/reset", post(reset::reset))
}
