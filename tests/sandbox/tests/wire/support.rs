//! A sandbox on a free port, and the few requests that the tests are made of.

use cryptorefills_sandbox::{Options, serve};
use eventsource_stream::{Event, Eventsource};
use futures_util::{Stream, StreamExt};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::{pin::Pin, time::Duration};
use tokio::{net::TcpListener, sync::oneshot, time::timeout};

/// Longer than anything takes, shorter than patience.
pub(crate) const LONG: Duration = Duration::from_secs(20);

/// A running sandbox; it stops when this is dropped.
pub(crate) struct Sandbox {
    /// `http://127.0.0.1:port`
    pub(crate) base: String,
    client: Client,
    stop: Option<oneshot::Sender<()>>,
}

impl Sandbox {
    /// One without orders, as `--listen 127.0.0.1:0` starts it.
    pub(crate) async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// One with options.
    pub(crate) async fn with(options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(serve(listener, options, async { drop(stopped.await) }));
        Self { base, client: Client::builder().no_proxy().build().unwrap(), stop: Some(stop) }
    }

    /// Asks it to stop.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// The answer of a GET, whatever its status.
    pub(crate) async fn fetch(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).send().await.unwrap()
    }

    /// The JSON of a GET that succeeds.
    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.fetch(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    /// Status and JSON of a POST.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.post_as(path, body, "partner").await
    }

    /// Status and JSON of a POST of another partner.
    pub(crate) async fn post_as(&self, path: &str, body: &Value, partner: &str) -> (u16, Value) {
        let request =
            self.client.post(format!("{}{path}", self.base)).header("X-Cr-Application", partner).json(body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// A DELETE that succeeds.
    pub(crate) async fn delete(&self, path: &str) {
        self.client.delete(format!("{}{path}", self.base)).send().await.unwrap().error_for_status().unwrap();
    }

    /// The order that `body` makes.
    pub(crate) async fn order(&self, body: &Value) -> Value {
        let (status, order) = self.post("/v5/orders", body).await;
        assert_eq!(status, 200, "{order}");
        order
    }

    /// The order after a step.
    pub(crate) async fn step(&self, order: &Value, step: &str, details: Value) -> Value {
        let (status, order) = self.post(&format!("/sandbox/orders/{}/{step}", id(order)), &details).await;
        assert_eq!(status, 200, "{step}: {order}");
        order
    }

    /// A fault from now on.
    pub(crate) async fn fault(&self, fault: Value) {
        let (status, answer) = self.post("/sandbox/faults", &fault).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// What is switched from now on.
    pub(crate) async fn settings(&self, settings: Value) {
        let (status, answer) = self.post("/sandbox/settings", &settings).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// The stream of an order.
    pub(crate) async fn stream(&self, order: &Value) -> Events {
        let answer = self.fetch(&format!("/v5/orders/{}/subscribe", id(order))).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Events(Box::pin(
            answer.bytes_stream().eventsource().map(|event| event.map_err(|error| error.to_string())),
        ))
    }
}

/// Messages of a stream.
pub(crate) struct Events(Pin<Box<dyn Stream<Item = Result<Event, String>> + Send>>);

impl Events {
    /// The next event, `Err` for a cut connection, `None` at the end.
    pub(crate) async fn next(&mut self) -> Option<Result<Event, String>> {
        timeout(LONG, self.0.next()).await.expect("an event or the end of the stream")
    }

    /// The order in the next event.
    pub(crate) async fn order(&mut self) -> Value {
        let event = self.next().await.unwrap().unwrap();
        assert_eq!(event.event, "message");
        serde_json::from_str(&event.data).unwrap()
    }

    /// The states of the next `count` messages.
    pub(crate) async fn states(&mut self, count: usize) -> Vec<String> {
        let mut states = Vec::new();
        while states.len() < count {
            states.push(self.order().await["order_state"].as_str().unwrap().to_owned());
        }
        states
    }

    /// Whether `stop` comes next and then the end.
    pub(crate) async fn stops(&mut self) -> bool {
        self.next().await.unwrap().unwrap().event == "stop" && self.next().await.is_none()
    }
}

/// The id of an order.
pub(crate) fn id(order: &Value) -> &str {
    order["order_id"].as_str().unwrap()
}

/// A line of an order for one gift card.
pub(crate) fn line(brand: &str, denomination: &str) -> Value {
    json!({
        "brand_name": brand,
        "country_code": "US",
        "denomination": denomination,
        "beneficiary_account": "shopper@example.com",
    })
}

/// A line for an amount of a range.
pub(crate) fn range_line(brand: &str, value: impl Into<Value>) -> Value {
    let mut line = line(brand, "range");
    line["product_value"] = value.into();
    line
}

/// A line that tops up a phone.
pub(crate) fn phone_line(brand: &str, denomination: &str) -> Value {
    let mut line = line(brand, denomination);
    line["beneficiary_account"] = json!("+14155551234");
    line
}

/// An order of `lines`, paid with USDC on Solana.
pub(crate) fn basket(lines: Vec<Value>) -> Value {
    json!({
        "deliveries": lines,
        "payment": { "type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana" },
        "user": { "email": "shopper@example.com", "has_accepted_newsletter": false },
        "lang": "en",
    })
}

/// An order of one Steam card.
pub(crate) fn steam() -> Value {
    basket(vec![line("Steam", "10 USD")])
}

/// The same by another shopper.
pub(crate) fn steam_of(email: &str) -> Value {
    let mut body = steam();
    body["user"]["email"] = json!(email);
    body
}

/// The same paid otherwise.
pub(crate) fn steam_with(via: &str, coin: &str, network: &str) -> Value {
    let mut body = steam();
    body["payment"] = json!({ "type": "via", "payment_via": via, "coin": coin, "network": network });
    body
}

/// Waits until `happened` says so.
pub(crate) async fn until<F: Future<Output = bool>>(what: &str, happened: impl Fn() -> F) {
    let waiting = async {
        while !happened().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    assert!(timeout(LONG, waiting).await.is_ok(), "{what} did not happen");
}
