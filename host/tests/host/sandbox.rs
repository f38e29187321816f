//! The host in front of the sandbox: a whole order, and what the sandbox saw of it.

use std::future::pending;
use std::net::SocketAddr;

use cryptorefills_sandbox::Options;
use futures_util::StreamExt;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{Host, assert_refused};

const KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";

/// A sandbox and its remote control.
pub(crate) struct Sandbox {
    pub(crate) address: SocketAddr,
    client: Client,
}

impl Sandbox {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(cryptorefills_sandbox::serve(listener, Options::default(), pending()));
        Self { address, client: Client::builder().no_proxy().build().unwrap() }
    }

    async fn post(&self, path: &str, body: Value) {
        let url = format!("http://{}/sandbox/{path}", self.address);
        self.client.post(url).json(&body).send().await.unwrap().error_for_status().unwrap();
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.client
            .get(format!("http://{}/sandbox/{path}", self.address))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }
}

fn steam() -> String {
    let order = json!({
        "deliveries": [{
            "brand_name": "Steam", "country_code": "US", "denomination": "10 USD",
            "beneficiary_account": "shopper@example.com",
        }],
        "payment": {"type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana"},
        "user": {"email": "shopper@example.com", "has_accepted_newsletter": false},
        "lang": "en",
    });
    order.to_string()
}

async fn json_of(response: reqwest::Response) -> Value {
    assert_eq!(response.status(), 200);
    response.json().await.unwrap()
}

#[tokio::test]
async fn an_order_goes_from_the_catalogue_to_its_code() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    for (path, needle) in [
        ("/api/payment_vias", "USER_WALLET"),
        ("/api/brands?country_code=US", "Steam"),
        ("/api/homepage?country_code=US", "brand_id"),
        ("/api/products/country/US?brand_name=Steam&coin=USDC&lang=en", "10 USD"),
        ("/api/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC", "coin_amount"),
    ] {
        let told = json_of(host.get(path).await).await.to_string();
        assert!(told.contains(needle), "{path}: {told:.400}");
    }
    let validated = host.post("/api/orders/validations", steam()).send().await.unwrap();
    assert_eq!(validated.headers()["cr-idempotency"], "supported");
    let validated = json_of(validated).await;
    assert!(validated["problems"].as_array().is_none_or(Vec::is_empty), "{validated}");

    let created = json_of(host.post("/api/orders", steam()).send().await.unwrap()).await;
    let id = created["order_id"].as_str().unwrap();
    assert!(created["wallet_address"].is_string() && created["coin_amount"].is_string());

    let response = host.get(&format!("/api/orders/{id}/subscribe")).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.bytes_stream();
    let mut heard = String::new();
    for (step, state) in
        [(None, "WaitingForPayment"), (Some("pay"), "WaitingForDelivery"), (Some("deliver"), "Done")]
    {
        if let Some(step) = step {
            sandbox.post(&format!("orders/{id}/{step}"), json!({})).await;
        }
        let waited_for = format!("\"order_state\":\"{state}\"");
        while !heard.contains(&waited_for) {
            let piece = events.next().await.unwrap_or_else(|| panic!("no {state} in {heard}")).unwrap();
            heard.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }
    let done = json_of(host.get(&format!("/api/orders/{id}")).await).await;
    assert!(done["deliveries"][0]["deliverable"]["pin_code"].is_string(), "{done}");

    let seen = sandbox.get("requests").await;
    for request in seen.as_array().unwrap() {
        let headers = &request["headers"];
        assert_eq!(headers["x-cr-application"], "partner-1");
        assert_eq!(headers["x-forwarded-for"], "127.0.0.1");
        assert!(headers.get("cookie").is_none() && headers.get("idempotency-key").is_none());
    }
}

#[tokio::test]
async fn the_sandboxs_refusals_come_through() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    assert_eq!(host.get("/api/orders/ord_unknown").await.status(), 404);
    assert_eq!(host.get("/api/orders/ord_unknown/subscribe").await.status(), 404);
    let order = steam().replace("shopper@example.com", "KYC_MISSING@sandbox.example");
    let validated = json_of(host.post("/api/orders/validations", order).send().await.unwrap()).await;
    assert_eq!(validated["problems"][0]["problem"], "KYC_MISSING");
}

#[tokio::test]
async fn an_answer_lost_upstream_never_makes_a_second_order() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    // The first order leaves an open connection behind, which the second is sent into.
    json_of(host.post("/api/orders", steam()).send().await.unwrap()).await;
    sandbox
        .post("faults", json!({"route": "/v5/orders", "method": "POST", "times": 1, "lose_answer": true}))
        .await;
    for status in [502, 409] {
        let lost = host.post("/api/orders", steam()).header("idempotency-key", KEY).send().await.unwrap();
        assert_refused(lost, status, "OUTCOME_UNKNOWN").await;
    }
    assert_eq!(sandbox.get("orders").await.as_array().unwrap().len(), 2);
}
