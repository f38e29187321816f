//! A partner's page, this project's host and an upstream, each on a port of its own. They live as long as the test's runtime.

use std::fs;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use cryptorefills_host::{Config, Finding, Patience, Report, Subject, Verdict, app, check};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// The page of a shop, and what is brought in by it.
pub(crate) const PAGE: &str = "<!doctype html><html lang=\"de\"><title>Shop</title><body>\
    <script async src=\"/widget/embed.js\"></script>\
    <cryptorefills-widget country=\"US\"></cryptorefills-widget></body></html>";

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
}

/// A server that notes what it is asked.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Starts one that answers with `router`, whose answers `change` may break by their path.
    pub(crate) async fn start(
        router: Router,
        change: impl Fn(&str, Response) -> Response + Clone + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let seen = Arc::clone(&server.seen);
        let noting = from_fn(move |request: Request, next: Next| {
            let (seen, change) = (Arc::clone(&seen), change.clone());
            async move {
                let path = request.uri().path().to_owned();
                let noted = Seen {
                    method: request.method().clone(),
                    path: request.uri().to_string(),
                    headers: request.headers().clone(),
                };
                seen.lock().unwrap().push(noted);
                change(&path, next.run(request).await)
            }
        });
        let serving = axum::serve(listener, router.layer(noting));
        tokio::spawn(async { serving.await });
        server
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What arrived so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

/// A shop with everything in one origin, and what is behind it.
pub(crate) struct Shop {
    pub(crate) server: Server,
    pub(crate) upstream: Server,
    _dist: TempDir,
}

/// What a test makes otherwise than a good shop has it.
pub(crate) type Change = fn(&str, Response) -> Response;

/// An answer as it is.
pub(crate) fn untouched(_: &str, answer: Response) -> Response {
    answer
}

impl Shop {
    /// A shop whose page is `page`, whose answers `change` may break, and whose host is as `configure` wants it.
    pub(crate) async fn open(
        page: impl Into<String>,
        change: Change,
        configure: impl FnOnce(&mut Config),
    ) -> Self {
        let upstream = Server::start(upstream(), untouched).await;
        let dist = bundle();
        let address = format!("http://{}", upstream.address).parse().unwrap();
        let mut config = Config::new(address, Some("partner-1")).unwrap();
        config.set_dist(dist.path().to_owned()).unwrap();
        configure(&mut config);
        let page = page.into();
        let shown = get(move || async { Html(page) });
        let router = Router::new().route("/gift-cards", shown).fallback_service(app(config).unwrap());
        Self { server: Server::start(router, change).await, upstream, _dist: dist }
    }

    /// What is found at its page.
    pub(crate) async fn report(&self) -> Report {
        report(&self.server.url("/gift-cards")).await
    }
}

/// What is found at an address.
pub(crate) async fn report(url: &str) -> Report {
    look(at(url)).await
}

/// What is found at an address by one who does not wait.
pub(crate) async fn report_without_patience(url: &str) -> Report {
    let patience = Patience { answer: Duration::from_millis(700), ..Patience::default() };
    check(&at(url), patience).await.unwrap()
}

/// What is found of a subject.
pub(crate) async fn look(subject: Subject) -> Report {
    check(&subject, Patience::default()).await.unwrap()
}

fn at(url: &str) -> Subject {
    Subject { url: url.to_owned(), origin: None, api_base: None, script: None }
}

/// Asserts that there is such a finding.
pub(crate) fn assert_found<'r>(report: &'r Report, what: &str, verdict: Verdict, words: &str) -> &'r Finding {
    let fits = |finding: &&Finding| {
        finding.what == what
            && finding.verdict == verdict
            && format!("{} {}", finding.sentence, finding.advice).contains(words)
    };
    let found = report.findings.iter().find(|finding| fits(finding));
    found.unwrap_or_else(|| {
        panic!("no {verdict:?} of {what} with {words:?} in\n{}", report.lines(false).join("\n"))
    })
}

/// Asserts that everything is as it should be.
pub(crate) fn assert_good(report: &Report) {
    assert!(
        report.findings.iter().all(|finding| finding.verdict == Verdict::Ok),
        "{}",
        report.lines(false).join("\n")
    );
}

/// The name of a file that is named after its content.
fn named(begin: &str, content: &str, ending: &str) -> String {
    let hash: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{begin}-{hash}.{ending}")
}

/// A folder as `cargo xtask dist` writes it, in small.
pub(crate) fn bundle() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    let file = |begin: &str, content: &str, ending: &str| {
        let name = named(begin, content, ending);
        write(&name, content);
        name
    };
    let widget = "cryptorefills-widget";
    let module = file(widget, "\0asm the first", "wasm");
    let deferred = file(&format!("{widget}-deferred"), "\0asm the second", "wasm");
    let style = file(widget, "i{}", "css");
    let words = file("locale-de", "{\"@lang\":\"de\"}", "json");
    let glue = format!("const a={{de:\"{words}\"}},s=\"{style}\";new URL(\"./{deferred}\",import.meta.url)");
    let glue = file(widget, &glue, "js");
    write("embed.js", &loader(&glue, &module));
    folder
}

fn loader(glue: &str, module: &str) -> String {
    format!("(()=>{{const a=\"{glue}\",b=\"{module}\",c=\"cryptorefills-widget\"}})()")
}

fn fixture(name: &str) -> Response {
    let path = format!("{}/../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    ([(header::CONTENT_TYPE, "application/json")], fs::read(path).unwrap()).into_response()
}

fn upstream() -> Router {
    let unknown = async || {
        let body = r#"{"status":404,"title":"Not Found","detail":"ORDER_NOT_FOUND"}"#;
        (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "application/json")], body)
    };
    Router::new()
        .route("/v3/payment_vias", get(async || fixture("payment_vias.json")))
        .route("/v2/brands", get(async || fixture("brands_us.json")))
        .route("/v2/homepage", get(async || fixture("homepage_us.json")))
        .route("/v5/products/country/{cc}", get(async || fixture("products_airbnb_us.json")))
        .route("/v4/products/price", get(async || fixture("price_btc.json")))
        .route("/v5/orders/{id}", get(unknown))
        .route("/v5/orders/{id}/subscribe", get(unknown))
}

/// An answer of this status and type.
pub(crate) fn plain(status: u16, kind: &str, body: impl Into<Body>) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    (status, [(header::CONTENT_TYPE, kind.to_owned())], body.into()).into_response()
}

/// The answer with another header.
pub(crate) fn with(mut answer: Response, name: &'static str, value: &str) -> Response {
    answer.headers_mut().insert(name, value.parse().unwrap());
    answer
}

/// The answer without a header.
pub(crate) fn without(mut answer: Response, name: &str) -> Response {
    answer.headers_mut().remove(name);
    answer
}
