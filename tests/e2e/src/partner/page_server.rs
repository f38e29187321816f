//! A partner's web server: pages with their policy, the bundle, the gallery, and `/api`. It changes nothing that passes
//! through it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Route, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use reqwest::Client;
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::environment::Environment;
use crate::partner::examples;
use crate::partner::forwarding::{Backend, forward};
use crate::partner::gallery_files::gallery;
use crate::partner::page::Page;
use crate::partner::playground;
use crate::partner::treatment::Treatment;

/// A running server. It ends with the value.
#[derive(Debug)]
pub struct PageServer {
    address: SocketAddr,
    served: Arc<Mutex<Served>>,
    treated: Arc<Notify>,
    older: TempDir,
    upstream: SocketAddr,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct Served {
    page: Page,
    logos: String,
    backend: Backend,
    treatments: Vec<(String, Treatment)>,
    texts: Value,
    asked: Vec<String>,
}

#[derive(Clone, Debug)]
struct Server {
    served: Arc<Mutex<Served>>,
    treated: Arc<Notify>,
    client: Client,
    examples: PathBuf,
}

impl PageServer {
    /// Starts one in front of `host`; `upstream` is where the logos are.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub(crate) async fn start(
        environment: &Environment,
        host: SocketAddr,
        upstream: SocketAddr,
    ) -> Result<Self, std::io::Error> {
        let served = Arc::new(Mutex::new(Served {
            page: Page::new(""),
            logos: format!("http://{upstream}"),
            backend: Backend::Host(host),
            treatments: Vec::new(),
            texts: Value::Null,
            asked: Vec::new(),
        }));
        // Without examples there is nothing at their addresses.
        let examples = environment.examples.clone().unwrap_or_else(|| environment.dist.join("no examples"));
        let client = Client::builder().no_proxy().build().map_err(std::io::Error::other)?;
        let treated = Arc::new(Notify::new());
        let playground = playground::router(&environment.dist, upstream, client.clone());
        let gallery = gallery(&environment.dist, upstream, client.clone());
        let server = Server {
            served: Arc::clone(&served),
            treated: Arc::clone(&treated),
            client,
            examples: examples.clone(),
        };
        let older = TempDir::new()?;
        let router = Router::new()
            .route("/", get(page))
            .route("/blank", get(async || Html("")))
            .route("/recorder.js", get(async || script(include_str!("recorder.js"))))
            .route("/clock.js", get(async || script(include_str!("clock.js"))))
            .route("/linear.js", get(async || script(include_str!("../measure/linear.js"))))
            .route("/purchase.js", get(async || script(include_str!("../measure/purchase.js"))))
            .route("/lacking.js", get(async || script(include_str!("lacking.js"))))
            .route("/page.css", get(style))
            .route("/texts.json", get(texts))
            .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
            .route("/api/{*route}", any(api))
            .route("/examples/{name}/", get(example))
            .merge(below("script"))
            .merge(below("before"))
            .nest_service("/widget", ServeDir::new(&environment.dist))
            .nest_service("/older", ServeDir::new(older.path()))
            .merge(playground)
            .nest("/gallery", gallery)
            .fallback_service(ServeDir::new(&examples))
            .layer(from_fn_with_state(server.clone(), note))
            .with_state(server);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            // It is aborted, and never ends by itself.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, served, treated, older, upstream, task })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:12345/`
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// `http://127.0.0.1:12345`, as browsers write it.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What `/` shows from now on.
    pub fn show(&self, page: &Page) {
        self.served().page = page.clone();
    }

    /// What `/texts.json` holds from now on: the partner's own texts.
    pub fn offer_texts(&self, texts: Value) {
        self.served().texts = texts;
    }

    /// Replaces this project's host by one that only forwards.
    pub fn only_forward(&self) {
        self.served().backend = Backend::Upstream(self.upstream);
    }

    /// From now on paths that end so are treated so, and all others as they are.
    pub fn treat(&self, treatments: &[(&str, Treatment)]) {
        let treatments = treatments.iter().map(|(ending, treatment)| ((*ending).to_owned(), *treatment));
        self.served().treatments = treatments.collect();
        self.treated.notify_waiters();
    }

    /// The folder that is served as `/older/`.
    pub fn older(&self) -> &Path {
        self.older.path()
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.served().asked.clone()
    }

    fn served(&self) -> MutexGuard<'_, Served> {
        lock(&self.served)
    }
}

impl Drop for PageServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(served: &Mutex<Served>) -> MutexGuard<'_, Served> {
    served.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn page(State(server): State<Server>) -> Response {
    let (html, policy) = {
        let served = lock(&server.served);
        (served.page.html(), served.page.policy_header(&served.logos))
    };
    let mut response = Html(html).into_response();
    if let Some(policy) = policy.and_then(|policy| HeaderValue::try_from(policy).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn example(State(server): State<Server>, Route(name): Route<String>) -> Response {
    let logos = lock(&server.served).logos.clone();
    examples::page(&server.examples, &name, &logos)
}

/// The pages in a folder of an example.
fn below(folder: &'static str) -> Router<Server> {
    let index = move |server, Route(name): Route<String>| example(server, Route(format!("{name}/{folder}")));
    let page = move |server, Route((name, page)): Route<(String, String)>| {
        example(server, Route(format!("{name}/{folder}/{page}")))
    };
    let (at, below) =
        (format!("/examples/{{name}}/{folder}/"), format!("/examples/{{name}}/{folder}/{{page}}/"));
    Router::new().route(&at, get(index)).route(&below, get(page))
}

async fn style(State(server): State<Server>) -> Response {
    let style = lock(&server.served).page.style;
    ([(header::CONTENT_TYPE, "text/css")], style).into_response()
}

async fn texts(State(server): State<Server>) -> Response {
    let texts = lock(&server.served).texts.to_string();
    ([(header::CONTENT_TYPE, "application/json")], texts).into_response()
}

fn script(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript")], text).into_response()
}

async fn api(
    State(server): State<Server>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let backend = lock(&server.served).backend;
    forward(&server.client, backend, method, &uri, headers, body).await
}

/// Notes what is asked for, and treats it as the story wants.
async fn note(State(server): State<Server>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    lock(&server.served).asked.push(path.clone());
    let treatment = server.treatment(&path).await;
    let mut response = next.run(request).await;
    // Each story loads what is there now.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    match treatment {
        Some(treatment) => treatment.of(&path, response).await,
        None => response,
    }
}

impl Server {
    /// How this path is treated, once it is not held any more.
    async fn treatment(&self, path: &str) -> Option<Treatment> {
        loop {
            // Before the question, so that no change is missed.
            let changed = self.treated.notified();
            let found = {
                let served = lock(&self.served);
                served
                    .treatments
                    .iter()
                    .find(|(ending, _)| path.ends_with(ending))
                    .map(|(_, treatment)| *treatment)
            };
            match found {
                Some(Treatment::Held) => changed.await,
                treatment => return treatment,
            }
        }
    }
}
