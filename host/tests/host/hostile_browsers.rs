//! Hostile browsers, over raw sockets. Whatever they say, the host answers in its own words or hangs
//! up, asks nothing that it should not, and serves the next one.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::support::{Host, Upstream};

/// What a host answers to `said`, and whether it hung up.
async fn answer(host: SocketAddr, said: &[u8]) -> String {
    let mut socket = TcpStream::connect(host).await.unwrap();
    // The host may hang up in the middle of it.
    let _ = socket.write_all(said).await;
    let mut heard = Vec::new();
    let _ =
        timeout(Duration::from_secs(5), socket.read_to_end(&mut heard)).await.expect("it hangs up in time");
    String::from_utf8_lossy(&heard).into_owned()
}

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").into_bytes()
}

fn post(headers: &str, body: &str) -> Vec<u8> {
    format!("POST /api/orders HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n{headers}\r\n{body}")
        .into_bytes()
}

#[tokio::test]
async fn a_body_that_is_announced_as_too_long_is_not_waited_for() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |config| {
        config.timeouts.idle = Duration::from_secs(600);
        config.timeouts.request = Duration::from_secs(600);
    })
    .await;
    let heard = answer(host.address(), &post("content-length: 99999999\r\n", "{")).await;
    assert!(heard.starts_with("HTTP/1.1 413 ") && heard.contains("REQUEST_TOO_LARGE"), "{heard}");
    assert_eq!(upstream.seen().len(), 0);
}

fn hostile_requests() -> Vec<(&'static str, Vec<u8>)> {
    let mut cases = vec![
        ("no http", b"hello\r\n\r\n".to_vec()),
        ("a tls hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec()),
        ("http 0.9", b"GET /api/payment_vias\r\n\r\n".to_vec()),
        ("http 3.0", b"GET /api/payment_vias HTTP/3.0\r\nhost: a\r\n\r\n".to_vec()),
        (
            "a method of nobody's",
            b"BREW /api/payment_vias HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        ),
        (
            "connect",
            b"CONNECT api.cryptorefills.com:443 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        ),
        ("trace", b"TRACE /api/payment_vias HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec()),
        ("a star", b"GET * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec()),
        ("a space in the path", b"GET /api/orders/a b HTTP/1.1\r\nhost: a\r\n\r\n".to_vec()),
        ("a line end in the path", b"GET /api/orders/a\r\nx: b HTTP/1.1\r\nhost: a\r\n\r\n".to_vec()),
        ("a zero byte in the path", b"GET /api/orders/a\0b HTTP/1.1\r\nhost: a\r\n\r\n".to_vec()),
        ("a zero byte in a header", b"GET /api/payment_vias HTTP/1.1\r\nhost: a\r\nx: a\0b\r\n\r\n".to_vec()),
        ("a header without a name", b"GET /api/payment_vias HTTP/1.1\r\nhost: a\r\n: b\r\n\r\n".to_vec()),
        ("a space before a colon", b"GET /api/payment_vias HTTP/1.1\r\nhost : a\r\n\r\n".to_vec()),
        ("a folded header", b"GET /api/payment_vias HTTP/1.1\r\nhost: a\r\nx: a\r\n b\r\n\r\n".to_vec()),
        (
            "an upgrade",
            b"GET /api/a HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n".to_vec(),
        ),
        ("two lengths", post("content-length: 2\r\ncontent-length: 3\r\n", "{} ")),
        ("a length and chunks", post("content-length: 2\r\ntransfer-encoding: gzip\r\n", "{}")),
        ("chunks that are not last", post("transfer-encoding: chunked, gzip\r\n", "0\r\n\r\n")),
        ("a negative length", post("content-length: -1\r\n", "{}")),
        ("a length with a sign", post("content-length: +2\r\n", "{}")),
        ("a length that is huge", post("content-length: 99999999999999999999999\r\n", "{}")),
        ("a length beyond the limit", post("content-length: 65537\r\n", "{}")),
        ("a chunk with no size", post("transfer-encoding: chunked\r\n", "x\r\n{}\r\n0\r\n\r\n")),
        ("a chunk that is huge", post("transfer-encoding: chunked\r\n", "ffffffffffffffff1\r\n{}\r\n")),
        ("a chunk without its end", post("transfer-encoding: chunked\r\n", "2\r\n{}x")),
        ("no length at all", post("", "")),
        ("an array", post("content-length: 2\r\n", "[]")),
        ("a number that is huge", post("content-length: 11\r\n", "{\"a\":9e999}")),
        ("no utf-8", [post("content-length: 8\r\n", "{\"a\":\""), b"\xff\"}".to_vec()].concat()),
        ("half a body", post("content-length: 20\r\n", "{")),
        ("two types", post("content-type: text/plain\r\ncontent-length: 2\r\n", "[]")),
        ("a key with a line", post("idempotency-key: a b\r\ncontent-length: 2\r\n", "{}")),
        (
            "a key that is endless",
            post(&format!("idempotency-key: {}\r\ncontent-length: 2\r\n", "a".repeat(5_000)), "{}"),
        ),
        ("a header that is endless", post(&format!("x: {}\r\n", "a".repeat(200_000)), "")),
        ("headers without end", post(&"x: 1\r\n".repeat(500), "")),
        ("deep json", {
            let deep = format!("{}{}", "{\"a\":".repeat(9_000), "}".repeat(9_000));
            post(&format!("content-length: {}\r\n", deep.len()), &deep)
        }),
        (
            "an h2 frame that is too long",
            [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &[0xff; 9]].concat(),
        ),
        (
            "an h2 push",
            [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &[0, 0, 0, 5, 0, 0, 0, 0, 1]].concat(),
        ),
    ];
    let long = format!("/api/orders/{}", "a".repeat(70_000));
    for (name, path) in [
        ("dots", "/api/orders/.."),
        ("dots and a route", "/api/../v5/orders/1"),
        ("escaped dots", "/api/orders/%2e%2e"),
        ("an escaped slash", "/api/orders/a%2fb"),
        ("an escaped backslash", "/api/orders/a%5cb"),
        ("a backslash", "/api\\orders\\1"),
        ("an escaped line end", "/api/orders/a%0d%0ax:b"),
        ("an escaped zero byte", "/api/orders/%00"),
        ("an escape of an escape", "/api/orders/%252e"),
        ("half an escape", "/api/orders/%2"),
        ("no escape", "/api/orders/%zz"),
        ("an overlong escape", "/api/orders/%c0%ae"),
        ("a parameter of a path", "/api/orders/1;jsessionid=2"),
        ("two slashes", "//api/orders/1"),
        ("two slashes within", "/api//orders/1"),
        ("a slash behind", "/api/payment_vias/"),
        ("another case", "/API/payment_vias"),
        ("a version", "/api/v5/orders/1"),
        ("an address", "/api/http://evil.example/"),
        ("a fragment", "/api/orders/1%23a"),
        ("a user", "/api/orders/a@b"),
        ("a path without end", &long),
        ("a country twice", "/api/brands?country_code=US&country_code=DE"),
        ("a country of nobody's", "/api/products/country/QQ"),
        ("a line end in a query", "/api/brands?country_code=US%0d%0ax:b"),
        ("a zero byte in a query", "/api/products/price?coin=%00"),
        ("a number without end", "/api/products/price?face_value=99999999999999999999999999"),
        ("a number that is none", "/api/products/price?face_value=NaN"),
        ("a folder", "/widget/"),
        ("an update of the state", "/api/orders/validations"),
    ] {
        cases.push((name, get(path)));
    }
    cases
}

#[tokio::test]
async fn hostile_requests_are_answered_or_hung_up_on_and_never_sent_on() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |config| {
        config.timeouts.idle = Duration::from_millis(500);
        config.timeouts.request = Duration::from_millis(500);
    })
    .await;
    let cases = hostile_requests();
    assert!(cases.len() >= 65);
    let answers = join_all(cases.iter().map(|(_, said)| answer(host.address(), said))).await;
    for ((name, _), answer) in cases.iter().zip(answers) {
        // HTTP/2 begins with the settings of the host, which say nothing.
        let is_refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4") || !answer.starts_with("HTTP");
        assert!(is_refused, "{name}: {answer}");
    }
    assert_eq!(upstream.seen().len(), 0, "{:?}", upstream.seen());
    assert_eq!(host.get("/api/payment_vias").await.status(), 200, "it serves the next one");
}

#[tokio::test]
async fn an_address_in_the_request_line_and_other_hosts_lead_to_the_upstream_alone() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let said = b"GET http://evil.example/api/payment_vias HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n";
    assert!(answer(host.address(), said).await.starts_with("HTTP/1.1 200"));
    let [seen] = &upstream.seen()[..] else { panic!("{:?}", upstream.seen()) };
    assert_eq!(
        (&*seen.uri, seen.headers["host"].to_str().unwrap()),
        ("/v3/payment_vias", &*upstream.address.to_string())
    );
}

#[tokio::test]
async fn a_second_request_in_a_body_is_not_one() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let smuggled = "GET /api/orders/smuggled HTTP/1.1\r\nhost: a\r\n\r\n";
    let both = post(
        &format!("content-length: {}\r\ntransfer-encoding: chunked\r\n", smuggled.len() + 5),
        &format!("0\r\n\r\n{smuggled}"),
    );
    let heard = answer(host.address(), &both).await;
    assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 4"), "{heard}");
    assert_eq!(upstream.seen().len(), 0);
}
