//! The gallery of `docs/demo` as a partner's server has it: its page, the bundle, recorded answers, and the sandbox's
//! pictures, all under one path. It changes one thing: the page's first script notes what must not happen.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::extract::Path as Wanted;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use reqwest::Client;
use tower_http::services::ServeDir;

use crate::partner::playground::source;

/// Everything below the gallery's path, without state.
pub(crate) fn gallery<S: Clone + Send + Sync + 'static>(
    dist: &Path,
    upstream: SocketAddr,
    client: Client,
) -> Router<S> {
    let picture = move |folder: &'static str, Wanted(file): Wanted<String>| {
        let (client, url) = (client.clone(), format!("http://{upstream}/{folder}/{file}"));
        async move { fetch(&client, &url).await }
    };
    let (logo, image) = (picture.clone(), picture);
    Router::new()
        .route("/logos_v2/{file}", get(move |file| logo("logos_v2", file)))
        .route("/images/{*file}", get(move |file| image("images", file)))
        .nest_service("/fixtures", ServeDir::new(source("tests/fixtures")))
        .nest_service("/font", ServeDir::new(source("tests/e2e/looks/font")))
        .route("/demo/gallery.html", get(page))
        .nest_service("/demo", ServeDir::new(source("docs/demo")))
        .fallback_service(ServeDir::new(dist))
}

async fn page() -> Response {
    let Ok(html) = tokio::fs::read_to_string(source("docs/demo/gallery.html")).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    Html(html.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1)).into_response()
}

async fn fetch(client: &Client, url: &str) -> Response {
    let Ok(answer) = client.get(url).send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let status = answer.status();
    let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
    let mut response = (status, Body::from_stream(answer.bytes_stream())).into_response();
    if let Some(kind) = kind {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}
