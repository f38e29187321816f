//! Hostile upstreams, over raw sockets. Whatever they say or leave unsaid, the browser gets the host's own words, and no order
//! is made twice.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::{Host, assert_refused};

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: 44\r\n\r\n\
                      {\"order_id\":\"ord_1\",\"order_state\":\"Created\"}";

/// How an upstream goes on after what it said.
#[derive(Clone, Copy)]
enum Then {
    HangUp,
    Stall,
}

/// An upstream that says to each request what `says` makes of its path and body, and how often it was asked what.
async fn saying(says: fn(&str) -> Vec<u8>, then: Then) -> (SocketAddr, Arc<Mutex<HashMap<String, usize>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::<Mutex<HashMap<String, usize>>>::default();
    let noted = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let noted = noted.clone();
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
                    if socket.read_buf(&mut head).await.unwrap_or_default() == 0 {
                        return;
                    }
                }
                let head = String::from_utf8_lossy(&head).into_owned();
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                // A test tells a creation what to do by the agent, since a path is the same for all.
                let agent = head
                    .lines()
                    .find_map(|line| line.strip_prefix("user-agent: "))
                    .unwrap_or(&path)
                    .to_owned();
                *noted.lock().unwrap().entry(agent.clone()).or_default() += 1;
                let _ = socket.write_all(&says(&agent)).await;
                if matches!(then, Then::Stall) {
                    std::future::pending::<()>().await;
                }
            });
        }
    });
    (address, asked)
}

/// As many bytes of the answer as the path or agent ends in.
fn so_many_bytes(asked: &str) -> Vec<u8> {
    let number: usize =
        asked.rsplit(['/', '-']).next().and_then(|number| number.parse().ok()).unwrap_or_default();
    ANSWER.as_bytes()[..number.min(ANSWER.len())].to_vec()
}

#[tokio::test]
async fn an_answer_that_stalls_or_breaks_off_at_any_byte_is_told_as_such() {
    for (then, status, code) in
        [(Then::HangUp, 502, "UPSTREAM_INTERRUPTED"), (Then::Stall, 504, "UPSTREAM_TIMEOUT")]
    {
        let (upstream, _) = saying(so_many_bytes, then).await;
        let host = Host::start(upstream, |config| config.timeouts.answer = Duration::from_secs(1)).await;
        let answers = (0..=ANSWER.len()).map(|cut| {
            let host = &host;
            async move { (cut, host.get(&format!("/api/orders/{cut}")).await) }
        });
        for (cut, answer) in join_all(answers).await {
            if cut == ANSWER.len() {
                assert_eq!(answer.status(), 200);
            } else {
                assert_refused(answer, status, code).await;
            }
        }
    }
}

#[tokio::test]
async fn a_creation_whose_answer_breaks_off_at_any_byte_is_sent_once() {
    let (upstream, asked) = saying(so_many_bytes, Then::HangUp).await;
    let host = Host::start(upstream, |_| ()).await;
    let order = async |cut: usize| {
        let key = format!("a-key-of-one-attempt-with-number-{cut}");
        let request = host.post("/api/orders", "{}").header("idempotency-key", key);
        request.header("user-agent", format!("cut-{cut}")).send().await.unwrap()
    };
    for cut in 0..=ANSWER.len() {
        for again in [false, true] {
            let answer = order(cut).await;
            if cut == ANSWER.len() {
                assert_eq!(answer.json::<Value>().await.unwrap()["order_id"], "ord_1");
            } else {
                assert_refused(answer, if again { 409 } else { 502 }, "OUTCOME_UNKNOWN").await;
            }
        }
    }
    let asked = asked.lock().unwrap();
    assert_eq!(asked.len(), ANSWER.len() + 1);
    assert!(asked.values().all(|times| *times == 1), "{asked:?}");
}

/// What a hostile upstream says, by the number at the end of the path.
const HOSTILE_ANSWERS: &[(&str, &[u8])] = &[
    ("nothing", b""),
    ("no http", b"hello\r\n\r\n"),
    ("http 0.9", b"{\"order_id\":\"ord_1\"}"),
    ("a status that is none", b"HTTP/1.1 abc OK\r\n\r\n"),
    ("a status of two digits", b"HTTP/1.1 20 OK\r\n\r\n"),
    ("two lengths", b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} "),
    ("a negative length", b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}"),
    ("a length that is huge", b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999\r\n\r\n{}"),
    ("a length that is too long", b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{}"),
    ("a chunk with no size", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n"),
    ("chunks without end", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    ("a zero byte in a header", b"HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 2\r\n\r\n{}"),
    ("a redirect", b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n"),
    ("a redirect without a place", b"HTTP/1.1 301 Moved\r\ncontent-length: 0\r\n\r\n"),
    ("not modified", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    ("another protocol", b"HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: a\r\n\r\n"),
    ("brotli", b"HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 2\r\n\r\n{}"),
    ("gzip that is none", b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}"),
    (
        "two encodings",
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-encoding: br\r\ncontent-length: 2\r\n\r\n{}",
    ),
    ("the beginning of http 2", b"\0\0\x12\x04\0\0\0\0\0"),
];

#[tokio::test]
async fn hostile_answers_are_502() {
    let says = |path: &str| {
        let number: usize =
            path.rsplit('/').next().and_then(|number| number.parse().ok()).unwrap_or_default();
        HOSTILE_ANSWERS[number].1.to_vec()
    };
    let (upstream, _) = saying(says, Then::HangUp).await;
    let host = Host::start(upstream, |_| ()).await;
    for (number, (name, _)) in HOSTILE_ANSWERS.iter().enumerate() {
        let answer = host.get(&format!("/api/orders/{number}")).await;
        assert_eq!(answer.status(), 502, "{name}");
        let refusal: Value = answer.json().await.unwrap();
        assert!(
            refusal["detail"].as_str().is_some_and(|code| code.starts_with("UPSTREAM_")),
            "{name}: {refusal}"
        );
    }
    assert_eq!(host.get("/healthz").await.status(), 200);
}
