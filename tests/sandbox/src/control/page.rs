//! `GET /sandbox` and its two files. The page works with forms alone; the script only spares the reloads.

use super::view;
use crate::sandbox::Sandbox;
use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{Html, IntoResponse},
};
use std::sync::Arc;

/// The orders with a button for each step, faults and settings.
pub(crate) async fn page(State(sandbox): State<Arc<Sandbox>>) -> Html<String> {
    let orders = sandbox.orders.list();
    let faults = sandbox.faults.lock().list().to_vec();
    let settings = sandbox.settings.read().clone();
    Html(view::page(&orders, &faults, &settings, sandbox.now()).into_string())
}

/// Its style.
pub(crate) async fn style() -> impl IntoResponse {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (headers, include_str!("page.css"))
}

/// Its script.
pub(crate) async fn script() -> impl IntoResponse {
    let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (headers, include_str!("page.js"))
}
