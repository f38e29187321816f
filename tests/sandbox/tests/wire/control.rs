//! The remote control: the page for people, the record of requests, reset and settings.

use crate::support::{Sandbox, id, steam, steam_with};
use serde_json::json;

#[tokio::test]
async fn the_page_lists_orders_with_a_button_for_each_step() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let page = sandbox.fetch("/sandbox").await.text().await.unwrap();
    for step in
        ["pay", "pay-partial", "confirm", "deliver", "manual-action", "expire", "fail", "refund", "cancel"]
    {
        let form = format!("method=\"post\" action=\"/sandbox/orders/{}/{step}\"", id(&order));
        assert!(page.contains(&form), "{step}");
    }
    let hosted = sandbox.order(&steam_with("KRAKEN_PAY", "USDC", "")).await;
    let page = sandbox.fetch("/sandbox").await.text().await.unwrap();
    let checkout = hosted["checkout_url"].as_str().unwrap().strip_prefix(&sandbox.base).unwrap();
    assert!(page.contains(&format!("href=\"{checkout}\"")) && page.contains("USDC · KRAKEN_PAY"));
    for file in ["/sandbox/page.css", "/sandbox/page.js"] {
        assert_eq!(sandbox.fetch(file).await.status(), 200);
    }
}

#[tokio::test]
async fn a_form_of_the_page_takes_the_step_and_returns_to_the_page() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let client =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let send = async |path: &str, body: &'static str| {
        let request = client.post(format!("{}{path}", sandbox.base));
        let answer = request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await
            .unwrap();
        (answer.status().as_u16(), answer.headers()["location"].clone())
    };
    assert_eq!(
        send(&format!("/sandbox/orders/{}/pay?late=true", id(&order)), "").await,
        (303, "/sandbox".parse().unwrap())
    );
    assert_eq!(send("/sandbox/faults", "status=503&times=1&truncate=true").await.0, 303);
    assert_eq!(
        sandbox.get("/sandbox/faults").await,
        json!([{ "times": 1, "status": 503, "truncate": true }])
    );
    assert_eq!(sandbox.get("/sandbox/orders").await[0]["order_state"], "WaitingForDelivery");
}

#[tokio::test]
async fn requests_are_recorded_as_they_arrived() {
    let sandbox = Sandbox::start().await;
    sandbox.get("/v2/brands?country_code=AQ").await;
    sandbox.order(&steam()).await;
    let all = sandbox.get("/sandbox/requests").await;
    assert_eq!(
        (&all[0]["method"], &all[0]["path"], &all[0]["query"]),
        (&"GET".into(), &"/v2/brands".into(), &"country_code=AQ".into())
    );
    assert_eq!((&all[1]["body"], &all[1]["headers"]["x-cr-application"]), (&steam(), &"partner".into()));
    assert!(all[1]["at_ms"].as_u64() >= all[0]["at_ms"].as_u64());
    assert_eq!(sandbox.get("/sandbox/requests?route=/v5/orders").await.as_array().unwrap().len(), 1);
    sandbox.delete("/sandbox/requests").await;
    assert!(sandbox.get("/sandbox/requests").await.as_array().unwrap().is_empty());
}

#[tokio::test]
async fn reset_forgets_orders_and_on_request_everything() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    sandbox.fault(json!({ "route": "/v2/homepage", "status": 500 })).await;
    sandbox.settings(json!({ "sparse": true })).await;
    assert_eq!(sandbox.post("/sandbox/reset", &json!({})).await.0, 204);
    assert_eq!(sandbox.fetch(&format!("/v5/orders/{}", id(&order))).await.status(), 404);
    assert_eq!(sandbox.get("/sandbox/faults").await.as_array().unwrap().len(), 1);
    sandbox.post("/sandbox/reset?all=true", &json!({})).await;
    assert!(sandbox.get("/sandbox/faults").await.as_array().unwrap().is_empty());
    assert_eq!(sandbox.get("/sandbox/settings").await["sparse"], false);
}

#[tokio::test]
async fn every_answer_says_that_it_comes_from_a_sandbox() {
    let sandbox = Sandbox::start().await;
    for path in ["/v3/payment_vias", "/sandbox", "/nowhere", "/logos_v2/esim.webp"] {
        assert_eq!(sandbox.fetch(path).await.headers()["x-sandbox"], "cryptorefills-sandbox", "{path}");
    }
}

#[tokio::test]
async fn a_partner_can_be_required() {
    let sandbox = Sandbox::start().await;
    sandbox.settings(json!({ "require_partner": true })).await;
    assert_eq!(sandbox.fetch("/v3/payment_vias").await.status(), 401);
    assert_eq!(sandbox.post("/v5/orders", &steam()).await.0, 200);
}
