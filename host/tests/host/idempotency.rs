//! One order per key, whatever happens on the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use futures_util::future::join_all;
use futures_util::stream;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::support::{Host, Upstream, assert_refused, refusing, until};

const KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";
const BODY: &str = r#"{"deliveries":[]}"#;

/// An upstream whose orders are numbered, each made only when `gate` lets it.
async fn counting(gate: Arc<Semaphore>) -> Upstream {
    let made = Arc::new(AtomicUsize::new(0));
    let create = move || async move {
        gate.acquire().await.unwrap().forget();
        let number = made.fetch_add(1, Ordering::SeqCst) + 1;
        (
            StatusCode::CREATED,
            axum::Json(json!({"order_id": format!("ord_{number}"), "order_state": "Created"})),
        )
    };
    let read = async |Path(id): Path<String>| axum::Json(json!({"order_id": id, "order_state": "Done"}));
    let validate = async || axum::Json(json!({"problems": null}));
    let router = Router::new()
        .route("/v5/orders", post(create))
        .route("/v5/orders/{id}", get(read))
        .route("/v5/orders/validations", post(validate));
    Upstream::start(router).await
}

fn open() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(Semaphore::MAX_PERMITS))
}

fn order(host: &Host, key: &str, body: &'static str) -> reqwest::RequestBuilder {
    host.post("/api/orders", body).header("idempotency-key", key)
}

async fn find(host: &Host, key: &str) -> reqwest::Response {
    host.client.get(host.url("/api/orders/by-key")).header("idempotency-key", key).send().await.unwrap()
}

#[tokio::test]
async fn validations_announce_that_keys_are_honoured() {
    let upstream = counting(open()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let response = host.post("/api/orders/validations", BODY).send().await.unwrap();
    assert_eq!(response.headers()["cr-idempotency"], "supported");
}

#[tokio::test]
async fn racing_requests_with_one_key_make_one_order_and_get_one_answer() {
    let gate = Arc::new(Semaphore::new(0));
    let upstream = counting(gate.clone()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let racing = join_all((0..8).map(|_| order(&host, KEY, BODY).send()));
    let opening = async {
        until("the order is on its way", || !upstream.seen().is_empty()).await;
        gate.add_permits(8);
    };
    let (answers, ()) = tokio::join!(racing, opening);
    for answer in answers {
        let answer = answer.unwrap();
        assert_eq!(answer.status(), 201);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert_eq!(answer.json::<Value>().await.unwrap()["order_id"], "ord_1");
    }
    let late = order(&host, KEY, BODY).send().await.unwrap();
    assert_eq!(late.json::<Value>().await.unwrap(), json!({"order_id": "ord_1", "order_state": "Created"}));
    assert_eq!(upstream.seen().len(), 1);
    assert!(!upstream.seen()[0].headers.contains_key("idempotency-key"));
}

#[tokio::test]
async fn orders_without_a_key_or_with_different_keys_are_each_made() {
    let upstream = counting(open()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for _ in 0..2 {
        assert_eq!(host.post("/api/orders", BODY).send().await.unwrap().status(), 201);
    }
    assert_eq!(order(&host, KEY, BODY).send().await.unwrap().status(), 201);
    assert_eq!(order(&host, "another-key-of-22-and-more", BODY).send().await.unwrap().status(), 201);
    assert_eq!(upstream.seen().len(), 4);
}

#[tokio::test]
async fn a_key_is_refused_for_another_body_and_in_another_form() {
    let upstream = counting(open()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_eq!(order(&host, KEY, BODY).send().await.unwrap().status(), 201);
    let other = order(&host, KEY, "{}").send().await.unwrap();
    assert_refused(other, 422, "IDEMPOTENCY_KEY_REUSED").await;
    assert_refused(order(&host, "short", BODY).send().await.unwrap(), 400, "INVALID_IDEMPOTENCY_KEY").await;
    let twice = order(&host, KEY, BODY).header("idempotency-key", KEY).send().await.unwrap();
    assert_refused(twice, 400, "INVALID_IDEMPOTENCY_KEY").await;
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn a_key_finds_its_order_as_it_is_now() {
    let upstream = counting(open()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(find(&host, KEY).await, 404, "NO_SUCH_KEY").await;
    order(&host, KEY, BODY).send().await.unwrap();
    let found = find(&host, KEY).await;
    assert_eq!(found.headers()["cache-control"], "no-store");
    assert_eq!(found.json::<Value>().await.unwrap(), json!({"order_id": "ord_1", "order_state": "Done"}));
    assert_refused(host.get(&format!("/api/orders/by-key/{KEY}")).await, 404, "NOT_FOUND").await;
    assert_refused(host.get("/api/orders/by-key").await, 400, "INVALID_IDEMPOTENCY_KEY").await;
    assert_refused(find(&host, "short").await, 400, "INVALID_IDEMPOTENCY_KEY").await;
    assert_refused(find(&host, "a-key-that-nobody-ever-sent").await, 404, "NO_SUCH_KEY").await;
}

#[tokio::test]
async fn an_order_is_made_and_found_although_the_browser_left_in_the_middle() {
    let gate = Arc::new(Semaphore::new(0));
    let upstream = counting(gate.clone()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let leaving = order(&host, KEY, BODY).timeout(Duration::from_millis(100)).send().await;
    assert!(leaving.unwrap_err().is_timeout());
    until("the order is on its way", || !upstream.seen().is_empty()).await;
    assert_refused(find(&host, KEY).await, 425, "STILL_UNDER_WAY").await;
    gate.add_permits(1);
    let found = loop {
        let found = find(&host, KEY).await;
        if found.status() != 425 {
            break found;
        }
    };
    assert_eq!(found.json::<Value>().await.unwrap()["order_id"], "ord_1");
    let again = order(&host, KEY, BODY).send().await.unwrap();
    assert_eq!(again.json::<Value>().await.unwrap()["order_id"], "ord_1");
    assert_eq!(upstream.seen().iter().filter(|seen| seen.method == "POST").count(), 1);
}

#[tokio::test]
async fn a_refused_order_may_be_tried_again_with_its_key() {
    let asked = Arc::new(AtomicUsize::new(0));
    let create = move || async move {
        match asked.fetch_add(1, Ordering::SeqCst) {
            0 => (StatusCode::BAD_REQUEST, r#"{"status":400,"detail":"SUSPENDED_COIN"}"#),
            1 => (StatusCode::INTERNAL_SERVER_ERROR, r#"{"status":500,"detail":"CANT_SETUP_PAYMENT"}"#),
            _ => (StatusCode::OK, r#"{"order_id":"ord_1"}"#),
        }
    };
    let upstream = Upstream::start(Router::new().route("/v5/orders", post(create))).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for (status, known) in [(400, 404), (500, 404)] {
        assert_eq!(order(&host, KEY, BODY).send().await.unwrap().status(), status);
        assert_eq!(find(&host, KEY).await.status(), known);
    }
    assert_eq!(order(&host, KEY, BODY).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn an_order_whose_answer_was_lost_is_not_made_again() {
    let cut = async || {
        let pieces = [Ok(r#"{"order_id":"ord_1""#), Err(std::io::Error::other("cut"))];
        Body::from_stream(stream::iter(pieces)).into_response()
    };
    let upstream = Upstream::start(Router::new().route("/v5/orders", post(cut))).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(order(&host, KEY, BODY).send().await.unwrap(), 502, "OUTCOME_UNKNOWN").await;
    for _ in 0..2 {
        assert_refused(find(&host, KEY).await, 409, "OUTCOME_UNKNOWN").await;
        assert_refused(order(&host, KEY, BODY).send().await.unwrap(), 409, "OUTCOME_UNKNOWN").await;
    }
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn an_order_that_reached_nobody_may_be_tried_again() {
    let (_taken, nobody) = refusing();
    let host = Host::start(nobody, |_| ()).await;
    for _ in 0..2 {
        assert_refused(order(&host, KEY, BODY).send().await.unwrap(), 502, "UPSTREAM_UNREACHABLE").await;
        assert_refused(find(&host, KEY).await, 404, "NO_SUCH_KEY").await;
    }
}

#[tokio::test]
async fn a_key_is_forgotten_after_the_payment_window() {
    let upstream = counting(open()).await;
    let host = Host::start(upstream.address, |config| config.payment_window = Duration::from_secs(1)).await;
    order(&host, KEY, BODY).send().await.unwrap();
    let forgotten = async { while find(&host, KEY).await.status() != 404 {} };
    tokio::time::timeout(Duration::from_secs(10), forgotten).await.expect("the key is forgotten");
    let again = order(&host, KEY, BODY).send().await.unwrap();
    assert_eq!(again.json::<Value>().await.unwrap()["order_id"], "ord_2");
}

#[tokio::test]
async fn what_only_may_have_failed_is_never_made_again() {
    for (status, body) in [
        (500, "<html>"),
        (500, r#"{"status":500,"detail":"Internal Server Error"}"#),
        (303, ""),
        (307, ""),
        (502, ""),
        (503, "<html>"),
        (524, ""),
        (408, ""),
        (409, "{}"),
        (200, "{}"),
        (200, "<html>"),
        (204, ""),
    ] {
        let made = Arc::new(AtomicUsize::new(0));
        let counter = made.clone();
        let create = move || {
            counter.fetch_add(1, Ordering::SeqCst);
            let status = StatusCode::from_u16(status).unwrap();
            async move { (status, [("location", "/v5/orders/ord_1")], body) }
        };
        let upstream = Upstream::start(Router::new().route("/v5/orders", post(create))).await;
        let host = Host::start(upstream.address, |_| ()).await;
        let first = order(&host, KEY, BODY).send().await.unwrap();
        assert_ne!(first.status(), 201, "{status} {body}");
        assert_refused(order(&host, KEY, BODY).send().await.unwrap(), 409, "OUTCOME_UNKNOWN").await;
        assert_refused(find(&host, KEY).await, 409, "OUTCOME_UNKNOWN").await;
        assert_eq!(made.load(Ordering::SeqCst), 1, "{status} {body}");
    }
}
