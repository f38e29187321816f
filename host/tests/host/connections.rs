//! Clients that do nothing, by halves, or without reading: none of them keeps the host from serving others.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::support::{Host, Upstream, until};

const SOON: Duration = Duration::from_secs(5);
const SHORT: Duration = Duration::from_millis(300);

async fn plain() -> Upstream {
    Upstream::start(Router::new().fallback(async || "{}")).await
}

/// An upstream whose streams never end and never pause, and the number of them.
async fn flooding() -> (Upstream, Arc<AtomicUsize>) {
    struct Open(Arc<AtomicUsize>);
    impl Drop for Open {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }
    let open = Arc::new(AtomicUsize::new(0));
    let counter = open.clone();
    let answer = move || {
        counter.fetch_add(1, Ordering::SeqCst);
        let event = Bytes::from(format!("data: {}\n\n", "a".repeat(16 * 1024)));
        let events = stream::unfold(Open(counter.clone()), move |open| {
            let event = event.clone();
            async move { Some((Ok::<_, Infallible>(event), open)) }
        });
        async move { ([("content-type", "text/event-stream")], Body::from_stream(events)).into_response() }
    };
    (Upstream::start(Router::new().fallback(answer)).await, open)
}

/// A socket to which `said` was said.
async fn socket(address: SocketAddr, said: &str) -> TcpStream {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(said.as_bytes()).await.unwrap();
    socket
}

/// Whether the other side hangs up soon.
async fn is_ended(socket: &mut TcpStream) -> bool {
    let mut heard = Vec::new();
    timeout(SOON, socket.read_to_end(&mut heard)).await.is_ok()
}

#[tokio::test]
async fn whoever_says_nothing_or_half_of_it_is_not_waited_for() {
    let upstream = plain().await;
    let host = Host::start(upstream.address, |config| config.timeouts.idle = SHORT).await;
    for said in [
        "",
        "G",
        "GET /api/payment_vias HTTP/1.1\r\nhost: a\r\nx-half:",
        "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}",
    ] {
        assert!(is_ended(&mut socket(host.address(), said).await).await, "{said:?}");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_head_that_trickles_in_is_not_waited_for_either() {
    let upstream = plain().await;
    let host = Host::start(upstream.address, |config| config.timeouts.idle = SHORT).await;
    let mut socket = socket(host.address(), "GET /healthz HTTP/1.1\r\n").await;
    let trickling = async {
        while socket.write_all(b"x-more: 1\r\n").await.is_ok() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(SOON, trickling).await.expect("the host hangs up");
}

#[tokio::test]
async fn silent_sockets_make_room_when_all_places_are_taken() {
    let upstream = plain().await;
    let host = Host::start(upstream.address, |config| config.limits.connections = Some(8)).await;
    let mut silent = Vec::new();
    for _ in 0..50 {
        silent.push(socket(host.address(), "").await);
    }
    let answered = timeout(Duration::from_secs(15), host.get("/api/payment_vias")).await;
    assert_eq!(answered.expect("silence does not stop the host").status(), 200);
}

#[tokio::test]
async fn a_stream_whose_reader_stopped_is_given_up() {
    let (upstream, open) = flooding().await;
    let host = Host::start(upstream.address, |config| config.timeouts.reader = SHORT).await;
    let stopped = socket(host.address(), "GET /api/orders/1/subscribe HTTP/1.1\r\nhost: a\r\n\r\n").await;
    until("the stream is open", || open.load(Ordering::SeqCst) == 1).await;
    until("the stream is given up", || open.load(Ordering::SeqCst) == 0).await;
    drop(stopped);
}

#[tokio::test]
async fn a_slow_reader_gets_all_of_it() {
    let body = Bytes::from(vec![b' '; 8 << 20]);
    let sent = body.clone();
    let upstream = Upstream::start(Router::new().fallback(async move || sent)).await;
    let host = Host::start(upstream.address, |config| {
        config.timeouts.reader = SHORT;
        config.timeouts.idle = SHORT;
    })
    .await;
    let request = "GET /api/payment_vias HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let mut socket = socket(host.address(), request).await;
    let (began, mut read, mut piece) = (Instant::now(), 0, vec![0; 256 * 1024]);
    loop {
        match socket.read(&mut piece).await.unwrap() {
            0 => break,
            more => read += more,
        }
        sleep(Duration::from_millis(15)).await;
    }
    assert!(read > body.len(), "{read} bytes");
    assert!(began.elapsed() > SHORT, "it took longer than a reader may do nothing");
}

#[tokio::test]
async fn http_2_is_spoken_and_one_stopped_reader_on_it_is_given_up() {
    let (upstream, open) = flooding().await;
    let host = Host::start(upstream.address, |config| config.timeouts.reader = SHORT).await;
    let io = TokioIo::new(TcpStream::connect(host.address()).await.unwrap());
    let (mut sender, connection) = http2::handshake(TokioExecutor::new(), io).await.unwrap();
    let connection = tokio::spawn(connection);
    let mut ask = async |path: &str| {
        let request = hyper::Request::get(format!("http://host{path}")).body(Empty::<Bytes>::new()).unwrap();
        sender.send_request(request).await.unwrap()
    };
    let health = ask("/healthz").await;
    assert_eq!((health.status().as_u16(), health.version()), (200, hyper::Version::HTTP_2));
    let mut stuck = ask("/api/orders/1/subscribe").await;
    assert!(!stuck.headers().contains_key("connection"));
    stuck.body_mut().frame().await.unwrap().unwrap();
    until("the stream is given up", || open.load(Ordering::SeqCst) == 0).await;
    timeout(SOON, connection).await.expect("its connection ends").unwrap().unwrap_err();
}

#[tokio::test]
async fn what_a_connection_speaks_is_told_however_its_first_bytes_come() {
    let upstream = plain().await;
    let host = Host::start(upstream.address, |_| ()).await;
    // An empty frame of settings, which both sides of HTTP/2 begin with: its fourth byte says so.
    let of_http_2 = |answer: &[u8]| answer[3] == 4;
    let of_http_1 = |answer: &[u8]| answer == b"HTTP/1.1 ";
    for (said, is_right) in [
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", of_http_2 as fn(&[u8]) -> bool),
        ("PROPFIND /healthz HTTP/1.1\r\nhost: a\r\n\r\n", of_http_1),
        ("POST /healthz HTTP/1.1\r\nhost: a\r\n\r\n", of_http_1),
        ("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n", of_http_1),
    ] {
        for at in [1, 2, 3, said.len()] {
            let (first, rest) = said.split_at(at);
            let mut socket = socket(host.address(), first).await;
            socket.set_nodelay(true).unwrap();
            // By the time another question is answered, the host has seen what came.
            assert_eq!(host.get("/healthz").await.status(), 200);
            socket.write_all(rest.as_bytes()).await.unwrap();
            let mut answer = [0; 9];
            timeout(SOON, socket.read_exact(&mut answer)).await.expect("an answer").unwrap();
            assert!(is_right(&answer), "{said:?} in two pieces, the first of {at} bytes: {answer:?}");
        }
    }
}

#[tokio::test]
async fn stopping_is_over_in_time_whatever_clients_and_upstreams_do() {
    let never = async || std::future::pending::<&str>().await;
    let (flood, _open) = flooding().await;
    let router = Router::new()
        .route(
            "/v5/orders/{id}/subscribe",
            get(async move || {
                let upstream = reqwest::get(format!("http://{}/", flood.address)).await.unwrap();
                ([("content-type", "text/event-stream")], Body::from_stream(upstream.bytes_stream()))
            }),
        )
        .fallback(never);
    let upstream = Upstream::start(router).await;
    let mut host =
        Host::start(upstream.address, |config| config.timeouts.stop = Duration::from_secs(3)).await;
    let mut held = Vec::new();
    for said in [
        "",
        "GET / HT",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /api/payment_vias HTTP/1.1\r\nhost: a\r\n\r\n",
        "GET /api/orders/1/subscribe HTTP/1.1\r\nhost: a\r\n\r\n",
        "POST /api/orders HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{",
    ] {
        held.push(socket(host.address(), said).await);
    }
    until("both questions are upstream", || upstream.seen().len() == 2).await;
    let began = Instant::now();
    host.stop();
    timeout(SOON, &mut host.ended).await.expect("the host ends in time").unwrap().unwrap();
    assert!(began.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn an_order_whose_body_comes_after_the_asking_to_stop_is_not_begun() {
    let upstream = plain().await;
    let mut host = Host::start(upstream.address, |_| ()).await;
    let head = "POST /api/orders HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{";
    let mut late = socket(host.address(), head).await;
    // The host has taken the head once it answers the next question, which came later.
    assert_eq!(host.get("/healthz").await.status(), 200);
    host.stop();
    until("nobody is let in any more", || std::net::TcpStream::connect(host.address()).is_err()).await;
    late.write_all(b"}").await.unwrap();
    let mut answer = String::new();
    timeout(SOON, late.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("\"STOPPING\""), "{answer}");
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn many_streams_end_one_after_another() {
    let silent = async || {
        (
            [("content-type", "text/event-stream")],
            Body::from_stream(stream::pending::<Result<Bytes, Infallible>>()),
        )
    };
    let upstream = Upstream::start(Router::new().fallback(silent)).await;
    let mut host = Host::start(upstream.address, |config| config.limits.streams_per_client = 400).await;
    let mut streams = Vec::new();
    for _ in 0..400 {
        streams.push(host.get("/api/orders/1/subscribe").await.bytes_stream());
    }
    let began = Instant::now();
    host.stop();
    let ends = streams.into_iter().map(|mut events| async move {
        assert!(events.next().await.is_none());
        began.elapsed()
    });
    let ends = timeout(SOON, futures_util::future::join_all(ends)).await.expect("all end");
    let (first, last) = (ends.iter().min().unwrap(), ends.iter().max().unwrap());
    assert!(*last - *first > Duration::from_millis(200), "400 streams end within {:?}", *last - *first);
}
