//! An order's stream through the host.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::support::{Host, Upstream, assert_refused, fixture, until};

const STREAM: &str = "/api/orders/ord_abc123xyz/subscribe";

/// Counts the streams that the upstream holds open.
struct Open(Arc<AtomicUsize>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn event_stream(body: Body) -> Response {
    ([("content-type", "text/event-stream")], body).into_response()
}

/// An upstream whose one stream says what the sender is given, and the number of its open streams.
async fn telling() -> (Upstream, UnboundedSender<&'static str>, Arc<AtomicUsize>) {
    let (tell, told) = unbounded_channel();
    let told = Arc::new(std::sync::Mutex::new(Some(told)));
    let open = Arc::new(AtomicUsize::new(0));
    let counter = open.clone();
    let answer = move || {
        let told: UnboundedReceiver<&'static str> =
            told.lock().unwrap().take().expect("one stream is opened");
        counter.fetch_add(1, Ordering::SeqCst);
        let state = (told, Open(counter.clone()));
        async move {
            event_stream(Body::from_stream(stream::unfold(state, async |(mut told, open)| {
                told.recv().await.map(|piece| (Ok::<_, Infallible>(piece), (told, open)))
            })))
        }
    };
    (Upstream::start(Router::new().fallback(answer)).await, tell, open)
}

#[tokio::test]
async fn each_event_arrives_before_the_next_is_sent() {
    let (upstream, tell, _) = telling().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let request = host.client.get(host.url(STREAM)).header("accept-encoding", "br, gzip");
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-cache, no-transform"),
        ("connection", "keep-alive"),
        ("x-accel-buffering", "no"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(response.headers()[name], value, "{name}");
    }
    assert!(!response.headers().contains_key("content-encoding"));
    let mut events = response.bytes_stream();
    for event in
        ["data: {\"a\":1}\n\n", "data: {\"a\"", ":2}\n\n", ": comment\n\n", "event: stop\ndata: {}\n\n"]
    {
        tell.send(event).unwrap();
        assert_eq!(events.next().await.unwrap().unwrap(), event);
    }
    drop(tell);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_recorded_stream_comes_through_byte_for_byte() {
    for name in ["stream_normal.sse", "stream_faulty.sse"] {
        let recorded = Bytes::from(fixture(name));
        let body = recorded.clone();
        let upstream =
            Upstream::start(Router::new().fallback(async move || event_stream(Body::from(body)))).await;
        let host = Host::start(upstream.address, |_| ()).await;
        assert_eq!(host.get(STREAM).await.bytes().await.unwrap(), recorded);
    }
}

#[tokio::test]
async fn the_upstream_stream_closes_when_the_browser_leaves() {
    let (upstream, tell, open) = telling().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let mut events = host.get(STREAM).await.bytes_stream();
    tell.send("data: {}\n\n").unwrap();
    events.next().await.unwrap().unwrap();
    assert_eq!(open.load(Ordering::SeqCst), 1);
    drop(events);
    until("the upstream's stream is closed", || open.load(Ordering::SeqCst) == 0).await;
}

#[tokio::test]
async fn silence_is_filled_with_comments_but_never_inside_a_line() {
    let (upstream, tell, _) = telling().await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.heartbeat = Duration::from_millis(20)).await;
    let mut events = host.get(STREAM).await.bytes_stream();
    for _ in 0..2 {
        assert_eq!(events.next().await.unwrap().unwrap(), ": still here\n");
    }
    tell.send("data: {").unwrap();
    let mut text = String::new();
    while !text.ends_with("data: {") {
        text.push_str(std::str::from_utf8(&events.next().await.unwrap().unwrap()).unwrap());
    }
    let rest = tokio::time::timeout(Duration::from_millis(200), events.next()).await;
    assert!(rest.is_err(), "something came inside a line: {rest:?}");
    tell.send("}\n\n").unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), "}\n\n");
    assert_eq!(events.next().await.unwrap().unwrap(), ": still here\n");
}

#[tokio::test]
async fn a_refused_stream_keeps_its_status_and_body() {
    for (status, body) in [
        (StatusCode::NOT_FOUND, r#"{"status":404,"detail":"ORDER_NOT_FOUND"}"#),
        (StatusCode::INTERNAL_SERVER_ERROR, "<html>oops</html>"),
        (StatusCode::NO_CONTENT, ""),
    ] {
        let answer = move || async move { (status, body) };
        let upstream = Upstream::start(Router::new().fallback(answer)).await;
        let host = Host::start(upstream.address, |_| ()).await;
        let response = host.get(STREAM).await;
        assert_eq!(
            (response.status(), &response.headers()["cache-control"]),
            (status, &"no-store".parse().unwrap())
        );
        assert_eq!(response.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn a_page_in_place_of_a_stream_is_502() {
    let page = async || ([("content-type", "text/html")], "<html>sign in</html>");
    let upstream = Upstream::start(Router::new().fallback(page)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(host.get(STREAM).await, 502, "UPSTREAM_NOT_A_STREAM").await;
}

#[tokio::test]
async fn a_stream_may_be_silent_for_longer_than_any_answer() {
    let (upstream, tell, _) = telling().await;
    let host = Host::start(upstream.address, |config| {
        config.timeouts.answer = Duration::from_millis(100);
        config.timeouts.heartbeat = Duration::from_millis(50);
    })
    .await;
    let mut events = host.get(STREAM).await.bytes_stream();
    for _ in 0..6 {
        assert_eq!(events.next().await.unwrap().unwrap(), ": still here\n");
    }
    tell.send("data: {}\n\n").unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), "data: {}\n\n");
}

#[tokio::test]
async fn lines_that_end_in_cr_leave_room_for_comments_and_stay_whole() {
    let (upstream, tell, _) = telling().await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.heartbeat = Duration::from_millis(20)).await;
    let mut events = host.get(STREAM).await.bytes_stream();
    tell.send("data: 1\r").unwrap();
    let mut heard = String::new();
    while !heard.contains("data: 1\r: still here\n") {
        heard.push_str(std::str::from_utf8(&events.next().await.unwrap().unwrap()).unwrap());
    }
    // The second half of a line end comes late: it must not complete the message by itself.
    tell.send("\ndata: 2\r\n\r\n").unwrap();
    while !heard.contains("data: 2\r\n\r\n") {
        heard.push_str(std::str::from_utf8(&events.next().await.unwrap().unwrap()).unwrap());
    }
    let events = heard.replace(": still here\n", "");
    assert_eq!(events, "data: 1\rdata: 2\r\n\r\n");
}

#[tokio::test]
async fn an_event_without_an_end_ends_the_stream() {
    let line = format!("data: {}\n", "a".repeat(64 * 1024));
    let answer = async move || {
        let lines = stream::repeat_with(move || Ok::<_, Infallible>(line.clone()));
        event_stream(Body::from_stream(lines))
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let heard = host.get(STREAM).await.bytes().await.unwrap();
    assert!(heard.len() < 2 << 20, "{} bytes", heard.len());
}

#[tokio::test]
async fn a_hundred_who_listen_to_one_order_are_one_stream_upstream() {
    let (upstream, tell, open) = telling().await;
    let host = Host::start(upstream.address, |config| config.limits.streams_per_client = 200).await;
    let mut listeners = vec![host.get(STREAM).await.bytes_stream()];
    tell.send("data: 1\n\n").unwrap();
    assert_eq!(listeners[0].next().await.unwrap().unwrap(), "data: 1\n\n");
    for _ in 1..100 {
        let mut joining = host.get(STREAM).await.bytes_stream();
        assert_eq!(joining.next().await.unwrap().unwrap(), "data: 1\n\n", "the newest message comes first");
        listeners.push(joining);
    }
    tell.send("data: 2\n\n").unwrap();
    for listener in &mut listeners {
        assert_eq!(listener.next().await.unwrap().unwrap(), "data: 2\n\n");
    }
    assert_eq!(upstream.seen().len(), 1);
    let last = listeners.pop();
    drop(listeners);
    assert_eq!(open.load(Ordering::SeqCst), 1);
    drop(last);
    until("the upstream's stream is closed with the last", || open.load(Ordering::SeqCst) == 0).await;
}

#[tokio::test]
async fn the_end_upstream_is_the_end_for_all_and_a_new_listener_opens_anew() {
    let count = Arc::new(AtomicUsize::new(0));
    let gate = Arc::new(tokio::sync::Semaphore::new(0));
    let open = gate.clone();
    let answer = move || {
        let (number, open) = (count.fetch_add(1, Ordering::SeqCst) + 1, open.clone());
        async move {
            let first = stream::once(async move { Ok::<_, Infallible>(format!("data: {number}\n\n")) });
            let end = stream::once(async move {
                drop(open.acquire().await);
                Ok("data: half".to_owned())
            });
            event_stream(Body::from_stream(first.chain(end)))
        }
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let (one, other) = (host.get(STREAM).await, host.get(STREAM).await);
    gate.add_permits(1);
    for response in [one, other] {
        assert_eq!(response.bytes().await.unwrap(), "data: 1\n\ndata: half");
    }
    assert_eq!(host.get(STREAM).await.bytes().await.unwrap(), "data: 2\n\ndata: half");
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn a_listener_that_stops_reading_holds_up_nobody() {
    let (upstream, tell, _) = telling().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let mut stopped = host.get(STREAM).await.bytes_stream();
    let mut reading = host.get(STREAM).await.bytes_stream();
    let event: &'static str = String::leak(format!("data: {}\n\n", "a".repeat(100_000)));
    for _ in 0..200 {
        tell.send(event).unwrap();
    }
    tell.send("data: newest\n\n").unwrap();
    for listener in [&mut reading, &mut stopped] {
        let mut heard = Vec::new();
        while !heard.ends_with(b"data: newest\n\n") {
            heard.extend_from_slice(&listener.next().await.unwrap().unwrap());
        }
        let events = String::from_utf8(heard).unwrap();
        assert!(
            events
                .split_terminator("\n\n")
                .all(|data| data == "data: newest" || data.len() == event.len() - 2),
            "each event is whole"
        );
    }
}
