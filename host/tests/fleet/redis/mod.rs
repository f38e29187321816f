//! Hosts that share a real Redis: one order a key, whichever of them is asked, and whatever of it all is killed.

mod away;
mod kept;
mod keys;
mod schedules;
mod scripts;
mod upstream;
mod wire;

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use cryptorefills_host::{Config, SharedStore, StoreKind};
use redis::aio::MultiplexedConnection;
use reqwest::{Client, Response};
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Program, free_port, server, until};
use upstream::Upstream;

const KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";
const BODY: &str = r#"{"email":"anna@mail.example","phone":"+4915155512345"}"#;

/// A Redis that keeps what it is told, as `docs/host.md`, section "Many hosts", asks for.
struct Redis {
    program: Option<Program>,
    port: u16,
    folder: TempDir,
    more: Vec<String>,
}

impl Redis {
    /// Starts one with further settings.
    async fn start(more: &[&str]) -> Self {
        let more = more.iter().map(|setting| (*setting).to_owned()).collect();
        let mut redis = Self { program: None, port: free_port(), folder: tempfile::tempdir().unwrap(), more };
        redis.run().await;
        redis
    }

    /// Runs it, also again.
    async fn run(&mut self) {
        let mut command = server("redis-server");
        command.args(["--bind", "127.0.0.1", "--appendonly", "yes", "--appendfsync", "always", "--save", ""]);
        command.args(["--maxmemory-policy", "noeviction", "--dir"]).arg(self.folder.path());
        if !self.more.iter().any(|setting| setting == "--port") {
            command.args(["--port", &self.port.to_string()]);
        }
        command.args(&self.more).stdout(Stdio::null()).stderr(Stdio::null());
        self.program = Some(Program::start(&mut command));
        let port = self.port;
        until("Redis listens", async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()).await;
    }

    fn kill(&mut self) {
        self.program.take().expect("it runs").kill();
    }

    fn signal(&self, name: &str) {
        self.program.as_ref().expect("it runs").signal(name);
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// A way to look into it.
    async fn look(&self) -> MultiplexedConnection {
        self.look_as("").await
    }

    /// The same, where it asks for a password.
    async fn look_as(&self, credentials: &str) -> MultiplexedConnection {
        let url = self.url().replace("://", &format!("://{credentials}"));
        let client = redis::Client::open(url).unwrap();
        until("Redis answers", async || client.get_multiplexed_async_connection().await.ok()).await
    }
}

/// A host that shares it, asked as a browser does.
struct Shop {
    address: SocketAddr,
    client: Client,
    program: Option<Program>,
}

impl Shop {
    /// A program of its own.
    fn program(upstream: &Upstream, store: &str) -> Self {
        Self::program_with(upstream, store, &[])
    }

    fn program_with(upstream: &Upstream, store: &str, more: &[(&str, &str)]) -> Self {
        let upstream = format!("http://{}", upstream.address);
        let mut variables = vec![
            ("CR_UPSTREAM", upstream.as_str()),
            ("CR_STORE", store),
            ("CR_PARTNER_ID", "partner-1"),
            ("CR_RATE_LIMIT", "100000"),
        ];
        variables.extend(more);
        let (program, address) = Program::host(&variables);
        Self { address, client: client(), program: Some(program) }
    }

    fn order(&self, key: &str, body: &'static str) -> reqwest::RequestBuilder {
        self.unnamed_order(body).header("idempotency-key", key)
    }

    fn unnamed_order(&self, body: &'static str) -> reqwest::RequestBuilder {
        let request = self.client.post(format!("http://{}/api/orders", self.address));
        request.header("content-type", "application/json").body(body)
    }

    async fn make(&self, key: &str) -> (u16, String) {
        told(self.order(key, BODY).send().await.unwrap()).await
    }

    async fn find(&self, key: &str) -> (u16, String) {
        let request = self.client.get(format!("http://{}/api/orders/by-key", self.address));
        told(request.header("idempotency-key", key).send().await.unwrap()).await
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(format!("http://{}{path}", self.address)).send().await.unwrap()
    }

    fn kill(mut self) {
        self.program.take().expect("it is a program").kill();
    }

    /// Asks it to stop, and returns what it said.
    fn stop(mut self) -> String {
        let program = self.program.take().expect("it is a program");
        program.signal("TERM");
        program.wait()
    }
}

/// Starts a host in this process, which serves for as long as the test.
async fn start(config: Config) -> Shop {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(cryptorefills_host::serve(listener, config, std::future::pending()));
    Shop { address, client: client(), program: None }
}

/// The entries of keys, by their names.
async fn entries(redis: &Redis) -> Vec<(String, String)> {
    let mut look = redis.look().await;
    let names: Vec<String> = redis::cmd("KEYS").arg("cr:1:key:*}").query_async(&mut look).await.unwrap();
    let mut entries = Vec::new();
    for name in names {
        let entry = redis::cmd("GET").arg(&name).query_async(&mut look).await.unwrap();
        entries.push((name, entry));
    }
    entries
}

fn client() -> Client {
    Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap()
}

/// The status, and the order's id or the code.
async fn told(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    let word = body.get("order_id").or(body.get("detail")).and_then(Value::as_str).unwrap_or_default();
    (status, word.to_owned())
}

fn said(status: u16, word: &str) -> (u16, String) {
    (status, word.to_owned())
}

/// What a host in this process is told.
fn config(upstream: SocketAddr, redis: &str, lease: Duration) -> Config {
    let mut config = Config::new(format!("http://{upstream}").parse().unwrap(), Some("partner-1")).unwrap();
    config.store = StoreKind::Redis(SharedStore { address: redis.parse().unwrap(), lease });
    config.limits.requests = 1_000_000;
    config.limits.orders = 1_000_000;
    config.limits.order_budget = 1_000_000;
    config.limits.creations = 10_000;
    config
}
