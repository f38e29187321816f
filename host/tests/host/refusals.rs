//! What the host refuses by itself, and what it says when the upstream fails.

use std::future::pending;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Redirect;
use futures_util::{StreamExt, stream};

use crate::support::{Host, Upstream, assert_refused, refusing};

#[tokio::test]
async fn nothing_but_the_routes_reaches_the_upstream() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in [
        "/",
        "/api",
        "/api/",
        "/api/currencies",
        "/api/v5/orders/1",
        "/v5/orders/1",
        "/api/orders/1/cancel",
        "/api/orders/1/",
        "/api/brands/",
        "/api//brands",
        "/widget/embed.js",
        "/api/orders/%ff",
    ] {
        assert_refused(host.get(path).await, 404, "NOT_FOUND").await;
    }
    for (path, detail) in [
        ("/api/products/country/USA", "INVALID_COUNTRY_CODE"),
        ("/api/products/country/..%2F", "INVALID_COUNTRY_CODE"),
        ("/api/orders/a%2Fb", "INVALID_ORDER_ID"),
        ("/api/orders/a%20b", "INVALID_ORDER_ID"),
        ("/api/orders/a%3Fb/subscribe", "INVALID_ORDER_ID"),
        (&format!("/api/orders/{}", "a".repeat(65)), "INVALID_ORDER_ID"),
        ("/api/orders/by-key/short", "INVALID_IDEMPOTENCY_KEY"),
    ] {
        assert_refused(host.get(path).await, 400, detail).await;
    }
    for (method, path, allowed) in [
        ("PUT", "/api/brands", "GET,HEAD"),
        ("DELETE", "/api/orders/1", "GET,HEAD"),
        ("POST", "/api/orders/1", "GET,HEAD"),
        ("GET", "/api/orders/validations", "POST"),
        ("OPTIONS", "/api/orders", "POST"),
    ] {
        let response = host.client.request(method.parse().unwrap(), host.url(path)).send().await.unwrap();
        assert_eq!(response.headers()["allow"], allowed, "{method} {path}");
        assert_refused(response, 405, "METHOD_NOT_ALLOWED").await;
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_body_longer_than_any_order_is_refused_however_it_is_sent() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in ["/api/orders", "/api/orders/validations"] {
        let told = host.post(path, "a".repeat(64 * 1024 + 1)).send().await.unwrap();
        assert_refused(told, 413, "REQUEST_TOO_LARGE").await;
        let pieces = stream::iter((0..65).map(|_| Ok::<_, std::io::Error>("a".repeat(1024))));
        let untold = host.post(path, reqwest::Body::wrap_stream(pieces)).send().await.unwrap();
        assert_refused(untold, 413, "REQUEST_TOO_LARGE").await;
    }
    assert_eq!(upstream.seen().len(), 0);
    assert_eq!(host.post("/api/orders", "a".repeat(64 * 1024)).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.request = Duration::from_millis(50)).await;
    let never = stream::iter([Ok::<_, std::io::Error>("{")]).chain(stream::pending());
    let response = host.post("/api/orders", reqwest::Body::wrap_stream(never)).send().await.unwrap();
    assert_refused(response, 408, "REQUEST_TIMEOUT").await;
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn an_upstream_that_cannot_be_reached_is_502() {
    let (_taken, nobody) = refusing();
    let host = Host::start(nobody, |_| ()).await;
    for path in ["/api/brands?country_code=US", "/api/orders/1", "/api/orders/1/subscribe"] {
        assert_refused(host.get(path).await, 502, "UPSTREAM_UNREACHABLE").await;
    }
    for path in ["/api/orders/validations", "/api/orders"] {
        assert_refused(host.post(path, "{}").send().await.unwrap(), 502, "UPSTREAM_UNREACHABLE").await;
    }
}

#[tokio::test]
async fn an_upstream_that_does_not_answer_is_504() {
    let upstream = Upstream::start(Router::new().fallback(async || pending::<&str>().await)).await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.answer = Duration::from_millis(100)).await;
    for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/1/subscribe"] {
        assert_refused(host.get(path).await, 504, "UPSTREAM_TIMEOUT").await;
    }
    let validation = host.post("/api/orders/validations", "{}").send().await.unwrap();
    assert_refused(validation, 504, "UPSTREAM_TIMEOUT").await;
    assert_refused(host.post("/api/orders", "{}").send().await.unwrap(), 504, "OUTCOME_UNKNOWN").await;
}

#[tokio::test]
async fn a_redirect_is_neither_followed_nor_handed_on() {
    let elsewhere = async || Redirect::temporary("/v3/payment_vias");
    let upstream = Upstream::start(Router::new().fallback(elsewhere)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(host.get("/api/brands?country_code=US").await, 502, "UPSTREAM_REDIRECTED").await;
    assert_refused(host.get("/api/orders/1/subscribe").await, 502, "UPSTREAM_REDIRECTED").await;
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_answer() {
    let answer = async || {
        let pieces = [Ok("{\"brands\":["), Err(std::io::Error::other("cut"))];
        Body::from_stream(stream::iter(pieces))
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(host.get("/api/brands?country_code=US").await, 502, "UPSTREAM_INTERRUPTED").await;
}
