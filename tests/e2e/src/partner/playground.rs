//! The playground as development serves it: the page and its files from the sources, the bundle beside them, and the
//! sandbox's remote control on the same origin. It changes one thing: the page's first script notes what must not happen.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path as Route, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use reqwest::Client;
use tower_http::services::ServeFile;

use crate::partner::forwarding::{Backend, forward};
use crate::partner::page::Page;
use crate::world::World;

/// Where it is, below a page server.
const PATH: &str = "playground/";

#[derive(Clone, Debug)]
struct Playground {
    dist: PathBuf,
    upstream: SocketAddr,
    client: Client,
}

/// `/playground/…`, and `/sandbox/…` for the remote control.
pub(crate) fn router<S>(dist: &Path, upstream: SocketAddr, client: Client) -> Router<S> {
    Router::new()
        .route("/playground/", get(page))
        .route("/playground/{*path}", get(file))
        .route("/sandbox/{*route}", any(control))
        .with_state(Playground { dist: dist.to_owned(), upstream, client })
}

/// A file of this repository, named from its root.
pub fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

impl World {
    /// Shows the playground to somebody who was never here. `state` is what its address keeps behind `#`.
    pub async fn open_playground(&self, state: &str) {
        self.session.forget(&self.server.url()).await;
        self.session.goto(&format!("{}{PATH}#{state}", self.server.url())).await;
        let ready = "return 'ready' in document.documentElement.dataset";
        self.widget.wait_until("the playground", ready, serde_json::Value::Null).await;
    }
}

async fn page(State(playground): State<Playground>) -> Response {
    let Ok(html) = tokio::fs::read_to_string(source("index.html")).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let html = html.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1);
    let mut response = Html(html).into_response();
    // The policy of every page, which is stricter than the one in development.
    let policy = Page::new("").policy_header(&format!("http://{}", playground.upstream));
    if let Some(policy) = policy.and_then(|policy| HeaderValue::try_from(policy).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn file(
    State(playground): State<Playground>,
    Route(path): Route<String>,
    request: Request,
) -> Response {
    let place = match path.as_str() {
        "custom-elements.json" => source("src/embed/custom-elements.json"),
        "README.md" => source("README.md"),
        path if path.starts_with("demo/") => source("docs").join(path),
        path => playground.dist.join(path),
    };
    match ServeFile::new(place).try_call(request).await {
        Ok(answer) => answer.map(Body::new),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn control(
    State(playground): State<Playground>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    forward(&playground.client, Backend::Host(playground.upstream), method, &uri, headers, body).await
}
