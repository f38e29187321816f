//! What a host that is asked to stop still does.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::support::{Host, Upstream, until};

const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn open_streams_end_and_so_does_the_host() {
    let silent = async || {
        let once = stream::iter([Ok::<_, Infallible>("data: {}\n\n")]).chain(stream::pending());
        ([("content-type", "text/event-stream")], Body::from_stream(once))
    };
    let upstream = Upstream::start(Router::new().route("/v5/orders/{id}/subscribe", get(silent))).await;
    let mut host = Host::start(upstream.address, |_| ()).await;
    let mut streams = Vec::new();
    for _ in 0..3 {
        let mut events = host.get("/api/orders/1/subscribe").await.bytes_stream();
        assert_eq!(events.next().await.unwrap().unwrap(), "data: {}\n\n");
        streams.push(events);
    }
    host.stop();
    for mut events in streams {
        let end = timeout(SOON, events.next()).await.expect("the stream ends soon");
        assert!(end.is_none(), "it ends as a stream does: {end:?}");
    }
    timeout(SOON, host.ended).await.expect("the host ends soon").unwrap().unwrap();
}

#[tokio::test]
async fn an_order_under_way_is_finished_even_when_its_browser_is_gone() {
    let (gate, finished) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (opened, done) = (gate.clone(), finished.clone());
    let create = move || async move {
        opened.notified().await;
        done.notify_one();
        r#"{"order_id":"ord_1"}"#
    };
    let upstream = Upstream::start(Router::new().route("/v5/orders", post(create))).await;
    let mut host = Host::start(upstream.address, |_| ()).await;
    let leaving = host.post("/api/orders", "{}").timeout(Duration::from_millis(100)).send().await;
    assert!(leaving.unwrap_err().is_timeout());
    until("the order is on its way", || !upstream.seen().is_empty()).await;
    host.stop();
    let early = timeout(Duration::from_millis(200), &mut host.ended).await;
    assert!(early.is_err(), "the host waits for the order");
    gate.notify_one();
    timeout(SOON, finished.notified()).await.expect("the order is made");
    timeout(SOON, host.ended).await.expect("the host ends soon").unwrap().unwrap();
}

#[tokio::test]
async fn whoever_came_before_the_stop_is_answered() {
    let upstream = Upstream::start(Router::new()).await;
    let mut host = Host::start(upstream.address, |_| ()).await;
    assert_eq!(host.get("/healthz").await.status(), 200);
    // The host shares this thread, so that none of these is taken before it is asked to stop.
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let mut socket = std::net::TcpStream::connect(host.address()).unwrap();
            socket.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
            socket
        })
        .collect();
    host.stop();
    for mut socket in waiting {
        let reading = tokio::task::spawn_blocking(move || {
            let mut answer = String::new();
            socket.read_to_string(&mut answer).map(|_| answer)
        });
        let answer = timeout(SOON, reading).await.expect("an answer").unwrap().unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    timeout(SOON, host.ended).await.expect("the host ends soon").unwrap().unwrap();
}
