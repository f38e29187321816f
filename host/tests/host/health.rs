//! What an orchestrator asks.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use futures_util::future::join_all;

use crate::support::{Host, Upstream, assert_refused, refusing};

#[tokio::test]
async fn the_host_serves_before_it_is_ready() {
    let (_taken, nobody) = refusing();
    let host = Host::start(nobody, |_| ()).await;
    assert_eq!(host.get("/healthz").await.status(), 200);
    assert_refused(host.get("/readyz").await, 503, "NOT_READY").await;
}

#[tokio::test]
async fn the_upstream_is_asked_once_however_often_anybody_wants_to_know() {
    let upstream = Upstream::start(Router::new().fallback(async || "[]")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let asking = join_all((0..20).map(|_| host.get("/readyz"))).await;
    assert!(asking.iter().all(|answer| answer.status() == 200));
    let [seen] = &upstream.seen()[..] else { panic!("{:?}", upstream.seen()) };
    assert_eq!(seen.uri, "/v3/payment_vias");
    assert_eq!(seen.headers["x-cr-application"], "partner-1");
    assert!(!seen.headers.contains_key("x-forwarded-for"), "it is on nobody's behalf");
}

#[tokio::test]
async fn the_hosts_own_traffic_is_enough() {
    let upstream = Upstream::start(Router::new().fallback(async || (StatusCode::NOT_FOUND, "{}"))).await;
    let host = Host::start(upstream.address, |_| ()).await;
    host.get("/api/orders/1").await;
    assert_eq!(host.get("/readyz").await.status(), 200, "a refusal is an answer");
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn an_upstream_that_does_not_answer_is_not_asked_again_at_once() {
    let answer = async || (StatusCode::BAD_GATEWAY, "<html>");
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for _ in 0..5 {
        assert_refused(host.get("/readyz").await, 503, "NOT_READY").await;
    }
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn a_host_that_stops_says_so_to_whoever_is_connected() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let upstream = Upstream::start(Router::new().fallback(async || "[]")).await;
    let mut host = Host::start(upstream.address, |_| ()).await;
    assert_eq!(host.get("/readyz").await.status(), 200);
    let mut socket = tokio::net::TcpStream::connect(host.address()).await.unwrap();
    // A head that began before: the host has it once it answers what was asked later.
    socket.write_all(b"GET /readyz HTTP/1.1\r\n").await.unwrap();
    assert_eq!(host.get("/healthz").await.status(), 200);
    host.stop();
    crate::support::until("nobody is let in any more", || {
        std::net::TcpStream::connect(host.address()).is_err()
    })
    .await;
    socket.write_all(b"host: a\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    let reading = tokio::time::timeout(Duration::from_secs(5), socket.read_to_string(&mut answer));
    reading.await.expect("it is answered and closed").unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
}

#[tokio::test]
async fn what_is_asked_of_the_host_itself_is_kept_by_nobody_in_between() {
    let upstream = Upstream::start(Router::new().fallback(async || "[]")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in ["/healthz", "/readyz"] {
        let answer = host.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers().get("cache-control").unwrap(), "no-store", "{path}");
    }
}
