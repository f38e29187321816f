//! The server of the pages that are measured: a shelf of each size, and for everything else that a shop asks, nothing.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::environment::Environment;
use crate::measure::SHELVES;
use crate::measure::contestant::Contestant;
use crate::measure::shelf::shelf;
use crate::partner::playground::source;

/// A running server. It ends with the value.
pub(super) struct Stall {
    address: SocketAddr,
    react: Option<PathBuf>,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Stock {
    shelves: Arc<Vec<(usize, String)>>,
    react: Option<PathBuf>,
}

impl Stall {
    /// Starts it on a port of its own.
    pub(super) async fn start(environment: &Environment) -> Result<Self, std::io::Error> {
        let recorded = std::fs::read_to_string(source("tests/fixtures/brands_us.json"))?;
        let recorded = serde_json::from_str(&recorded).map_err(std::io::Error::other)?;
        let shelves = SHELVES.map(|brands| (brands, shelf(&recorded, brands)));
        let react = std::env::var_os("CR_BENCH_REACT").map(PathBuf::from);
        let stock = Stock { shelves: Arc::new(shelves.into()), react: react.clone() };
        let router = Router::new()
            .route("/{brands}/page/{contestant}", get(page))
            .route("/{brands}/brands", get(brands))
            .route("/probe.js", get(async || script(include_str!("probe.js").to_owned())))
            .route("/linear.js", get(async || script(include_str!("linear.js").to_owned())))
            .route("/floor.js", get(async || script(include_str!("floor.js").to_owned())))
            .route("/react.js", get(react_script))
            .nest_service("/widget", ServeDir::new(&environment.dist).precompressed_br())
            .with_state(stock);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            // It is aborted, and never ends by itself.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, react, task })
    }

    /// Whether there is such a page.
    pub(super) fn has(&self, contestant: Contestant) -> bool {
        contestant != Contestant::React || self.react.is_some()
    }

    /// The page of a contestant with so many brands.
    pub(super) fn url(&self, contestant: Contestant, brands: usize) -> String {
        format!("http://{}/{brands}/page/{}", self.address, contestant.name())
    }
}

impl Drop for Stall {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What every page looks like.
const LOOK: &str = "<style>.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:16px;\
    list-style:none;padding:0}.grid button{display:grid;width:100%}.grid img{width:100%;height:auto}</style>";

async fn page(Path((brands, contestant)): Path<(usize, String)>) -> Response {
    let Some(contestant) = Contestant::named(&contestant) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    Html(format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A partner</title>\
         <link rel=\"icon\" href=\"data:,\"><script src=\"/linear.js\"></script><script src=\"/probe.js\"></script>{LOOK}</head>\
         <body><div id=\"shop\"></div>{}</body></html>",
        contestant.body(brands)
    ))
    .into_response()
}

async fn brands(State(stock): State<Stock>, Path(brands): Path<usize>) -> Response {
    match stock.shelves.iter().find(|(of, _)| *of == brands) {
        Some((_, body)) => ([(header::CONTENT_TYPE, "application/json")], body.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn react_script(State(stock): State<Stock>) -> Response {
    let text = stock.react.and_then(|path| std::fs::read_to_string(path).ok());
    text.map_or_else(|| StatusCode::NOT_FOUND.into_response(), script)
}

fn script(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript")], text).into_response()
}
