//! A host and an upstream on ports of their own. They live as long as the test's runtime.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method};
use axum::middleware::{Next, from_fn};
use bytes::Bytes;
use cryptorefills_host::{Config, serve};
use reqwest::Client;
use serde_json::Value;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;

/// A recorded answer of the upstream.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the fixture is there")
}

/// A request as it reached the upstream.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) uri: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A port that is taken and refuses connections, for as long as the socket lives or until it listens.
pub(crate) fn refusing() -> (TcpSocket, SocketAddr) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    (socket, address)
}

/// An upstream that notes what it is asked.
#[derive(Clone, Debug)]
pub(crate) struct Upstream {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Upstream {
    /// Starts one that answers with `router`.
    pub(crate) async fn start(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let upstream = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let seen = upstream.seen.clone();
        let noting = from_fn(move |request: Request, next: Next| {
            let seen = seen.clone();
            async move {
                let (parts, body) = request.into_parts();
                let body = to_bytes(body, usize::MAX).await.unwrap();
                seen.lock().unwrap().push(Seen {
                    method: parts.method.clone(),
                    uri: parts.uri.to_string(),
                    headers: parts.headers.clone(),
                    body: body.clone(),
                });
                next.run(Request::from_parts(parts, Body::from(body))).await
            }
        });
        let server = axum::serve(listener, router.layer(noting));
        tokio::spawn(async { server.await });
        upstream
    }

    /// What arrived so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

/// A host that serves until it is dropped or stopped.
#[derive(Debug)]
pub(crate) struct Host {
    address: SocketAddr,
    pub(crate) client: Client,
    stop: Option<oneshot::Sender<()>>,
    pub(crate) ended: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Host {
    /// Starts one in front of `upstream`, with what `change` sets.
    pub(crate) async fn start(upstream: SocketAddr, change: impl FnOnce(&mut Config)) -> Self {
        let mut config =
            Config::new(format!("http://{upstream}").parse().unwrap(), Some("partner-1")).unwrap();
        // Tests ask more than shoppers.
        config.limits.requests = 1_000_000;
        config.limits.orders = 1_000_000;
        config.limits.order_budget = 1_000_000;
        change(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(serve(listener, config, async {
            if stopped.await.is_err() {
                pending::<()>().await;
            }
        }));
        let client = Client::builder()
            .no_proxy()
            .no_gzip()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self { address, client, stop: Some(stop), ended }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    pub(crate) fn post(&self, path: &str, body: impl Into<reqwest::Body>) -> reqwest::RequestBuilder {
        self.client.post(self.url(path)).header("content-type", "application/json").body(body)
    }

    /// Asks it to stop.
    pub(crate) fn stop(&mut self) {
        self.stop.take().expect("it is stopped once").send(()).unwrap();
    }
}

/// Asserts that `response` is a refusal of the host's own.
pub(crate) async fn assert_refused(response: reqwest::Response, status: u16, detail: &str) {
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let told = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    assert_eq!(
        (told, body["status"].as_u64(), body["detail"].as_str()),
        (status, Some(status.into()), Some(detail))
    );
    assert!(body["title"].as_str().is_some_and(|title| !title.is_empty()));
}

/// Waits until `condition` holds; fails after ten seconds.
pub(crate) async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let waiting = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting).await.unwrap_or_else(|_| panic!("{what}"));
}
