//! What one client may do, and all of them together.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use futures_util::future::join_all;
use futures_util::stream;
use tokio::sync::Semaphore;

use crate::support::{Host, Upstream, assert_refused, until};

const KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";

async fn upstream() -> Upstream {
    let order = async || r#"{"order_id":"ord_1","order_state":"Created"}"#;
    let silent = async || {
        let nothing = Body::from_stream(stream::pending::<Result<String, Infallible>>());
        ([("content-type", "text/event-stream")], nothing).into_response()
    };
    let router = Router::new()
        .route("/v5/orders", post(order))
        .route("/v5/orders/{id}/subscribe", get(silent))
        .fallback(async || "{}");
    Upstream::start(router).await
}

/// A request as it comes from `address` through a proxy that is trusted.
fn from(host: &Host, address: &str, path: &str) -> reqwest::RequestBuilder {
    host.client.get(host.url(path)).header("x-forwarded-for", address)
}

async fn assert_limited(response: reqwest::Response, code: &str, most: u32) {
    let seconds: u32 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=most).contains(&seconds), "{code}: {seconds}");
    assert_refused(response, 429, code).await;
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back_and_others_are_not() {
    let upstream = upstream().await;
    let host = Host::start(upstream.address, |config| {
        config.limits.requests = 3;
        config.trusted_proxies = "127.0.0.1".parse().unwrap();
    })
    .await;
    for path in ["/api/payment_vias", "/api/orders/a%20b", "/api/orders/by-key"] {
        assert_ne!(from(&host, "203.0.113.1", path).send().await.unwrap().status(), 429);
    }
    let asked = upstream.seen().len();
    for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/by-key"] {
        assert_limited(from(&host, "203.0.113.1", path).send().await.unwrap(), "TOO_MANY_REQUESTS", 20).await;
    }
    assert_eq!(upstream.seen().len(), asked, "the upstream hears nothing of it");
    assert_eq!(from(&host, "203.0.113.2", "/api/payment_vias").send().await.unwrap().status(), 200);
    // What is no route of the API costs nobody anything.
    assert_eq!(from(&host, "203.0.113.1", "/healthz").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_network_of_ipv6_is_one_client_and_a_claim_of_the_browsers_is_none() {
    let upstream = upstream().await;
    let limit = |trusted: &str| {
        let trusted = trusted.parse().unwrap();
        Host::start(upstream.address, |config| {
            config.limits.requests = 1;
            config.trusted_proxies = trusted;
        })
    };
    let behind_a_proxy = limit("127.0.0.1").await;
    for (address, status) in
        [("2001:db8:0:1::1", 200), ("2001:db8:0:1:ffff::2", 429), ("2001:db8:0:2::1", 200)]
    {
        let answer = from(&behind_a_proxy, address, "/api/payment_vias").send().await.unwrap();
        assert_eq!(answer.status(), status, "{address}");
    }
    let alone = limit("").await;
    for (address, status) in [("203.0.113.1", 200), ("203.0.113.2", 429)] {
        let answer = from(&alone, address, "/api/payment_vias").send().await.unwrap();
        assert_eq!(answer.status(), status, "{address} is the browser's invention");
    }
}

#[tokio::test]
async fn orders_are_limited_for_each_client_and_for_all_together() {
    let upstream = upstream().await;
    let host = Host::start(upstream.address, |config| {
        config.limits.orders = 2;
        config.limits.order_budget = 3;
        config.trusted_proxies = "127.0.0.1".parse().unwrap();
    })
    .await;
    let order = async |address: &str| {
        host.post("/api/orders", "{}").header("x-forwarded-for", address).send().await.unwrap()
    };
    assert_eq!(order("203.0.113.1").await.status(), 200);
    assert_eq!(order("203.0.113.1").await.status(), 200);
    assert_limited(order("203.0.113.1").await, "TOO_MANY_ORDERS", 60).await;
    assert_eq!(order("203.0.113.2").await.status(), 200);
    assert_limited(order("203.0.113.3").await, "TOO_MANY_ORDERS", 60).await;
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn an_order_over_the_limit_leaves_its_key_free() {
    let upstream = upstream().await;
    let host = Host::start(upstream.address, |config| config.limits.order_budget = 1).await;
    assert_eq!(host.post("/api/orders", "{}").send().await.unwrap().status(), 200);
    for _ in 0..2 {
        let order = host.post("/api/orders", "{}").header("idempotency-key", KEY).send().await.unwrap();
        assert_limited(order, "TOO_MANY_ORDERS", 60).await;
        let found = host.client.get(host.url("/api/orders/by-key")).header("idempotency-key", KEY);
        assert_refused(found.send().await.unwrap(), 404, "NO_SUCH_KEY").await;
    }
}

#[tokio::test]
async fn only_so_many_orders_are_made_at_once() {
    let gate = Arc::new(Semaphore::new(0));
    let opened = gate.clone();
    let create = move || async move {
        opened.acquire().await.unwrap().forget();
        (StatusCode::OK, r#"{"order_id":"ord_1"}"#)
    };
    let upstream = Upstream::start(Router::new().route("/v5/orders", post(create))).await;
    let host = Host::start(upstream.address, |config| config.limits.creations = 2).await;
    let first = join_all((0..2).map(|_| host.post("/api/orders", "{}").send()));
    let more = async {
        until("two orders are on their way", || upstream.seen().len() == 2).await;
        assert_limited(host.post("/api/orders", "{}").send().await.unwrap(), "TOO_MANY_ORDERS", 5).await;
        gate.add_permits(10);
    };
    let (first, ()) = tokio::join!(first, more);
    assert!(first.into_iter().all(|answer| answer.unwrap().status() == 200));
    assert_eq!(host.post("/api/orders", "{}").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn open_streams_are_limited_and_one_that_ends_makes_room() {
    let upstream = upstream().await;
    let host = Host::start(upstream.address, |config| {
        config.limits.streams_per_client = 2;
        config.limits.streams = 3;
        config.trusted_proxies = "127.0.0.1".parse().unwrap();
    })
    .await;
    let open = async |address: &str| from(&host, address, "/api/orders/1/subscribe").send().await.unwrap();
    let (first, _second) = (open("203.0.113.1").await, open("203.0.113.1").await);
    assert_limited(open("203.0.113.1").await, "TOO_MANY_STREAMS", 30).await;
    let _third = open("203.0.113.2").await;
    assert_limited(open("203.0.113.3").await, "TOO_MANY_STREAMS", 30).await;
    assert_eq!(upstream.seen().len(), 1, "of one order");
    drop(first);
    let room = async {
        while open("203.0.113.1").await.status() != 200 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), room).await.expect("there is room again");
}
