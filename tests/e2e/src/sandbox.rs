//! The sandbox and its remote control: it pays, delivers, fails, and says what arrived.

use std::future::pending;
use std::net::SocketAddr;

use cryptorefills_sandbox::Options;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running sandbox. It ends with the value.
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) address: SocketAddr,
    client: Client,
    task: JoinHandle<()>,
}

impl Sandbox {
    /// Starts one without orders.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub(crate) async fn start() -> Result<Self, std::io::Error> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            // It is aborted, and never ends by itself.
            let _ = cryptorefills_sandbox::serve(listener, Options::default(), pending()).await;
        });
        let client = Client::builder().no_proxy().build().map_err(std::io::Error::other)?;
        Ok(Self { address, client, task })
    }

    /// The newest order, as the sandbox tells it.
    pub async fn order(&self) -> Value {
        let orders = self.orders().await;
        assert!(!orders.is_empty(), "the sandbox has no order");
        orders[0].clone()
    }

    /// Every order, newest first.
    pub async fn orders(&self) -> Vec<Value> {
        self.ask(Method::GET, "orders", None).await.as_array().cloned().unwrap_or_default()
    }

    /// Takes a step with the newest order.
    pub async fn step(&self, step: &str) -> Value {
        let id = text(&self.order().await["order_id"]);
        self.step_with(&id, step).await
    }

    /// Takes a step with an order.
    pub async fn step_with(&self, id: &str, step: &str) -> Value {
        self.ask(Method::POST, &format!("orders/{id}/{step}"), None).await
    }

    /// Forgets every order, fault and request.
    pub async fn reset(&self) {
        self.ask(Method::POST, "reset?all=true", None).await;
    }

    /// Switches settings of the sandbox's README.
    pub async fn settings(&self, settings: Value) {
        self.ask(Method::POST, "settings", Some(settings)).await;
    }

    /// Lets something go wrong from now on.
    pub async fn fault(&self, fault: Value) {
        self.ask(Method::POST, "faults", Some(fault)).await;
    }

    /// Nothing goes wrong any more.
    pub async fn clear_faults(&self) {
        self.ask(Method::DELETE, "faults", None).await;
    }

    /// What arrived at routes that contain `route`, oldest first.
    pub async fn requests(&self, route: &str) -> Vec<Value> {
        self.ask(Method::GET, &format!("requests?route={route}"), None)
            .await
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// The bodies of the orders that were asked for.
    pub async fn ordered(&self) -> Vec<Value> {
        let made = self.requests("/v5/orders").await.into_iter();
        made.filter(|request| request["method"] == "POST" && request["path"] == "/v5/orders")
            .map(|request| request["body"].clone())
            .collect()
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let url = format!("http://{}/sandbox/{path}", self.address);
        let request = self.client.request(method, &url).json(&body.unwrap_or_else(|| json!({})));
        let answer = request.send().await.unwrap_or_else(|error| panic!("{url}: {error}"));
        let status = answer.status();
        let text = answer.text().await.unwrap_or_default();
        assert!(status.is_success(), "{url}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A text of an answer.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
