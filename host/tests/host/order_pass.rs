//! Whoever made an order reads it, and nobody else.

use std::fs;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use cryptorefills_host::PassKeys;
use reqwest::header::HeaderMap;
use ring::hmac;
use serde_json::{Value, json};

use crate::support::{Host, Upstream, assert_refused};

const KEY: &str = "a-key-of-the-hosts-own-with-thirty-two-characters-and-more";
const ORDER: &str = "ord_1";
const IDEMPOTENCY_KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";

/// An upstream that knows `ord_1` as long as it is told to.
async fn upstream() -> (Upstream, Arc<AtomicBool>) {
    let is_known = Arc::new(AtomicBool::new(true));
    let (known, streamed) = (is_known.clone(), is_known.clone());
    let lost =
        || (StatusCode::NOT_FOUND, r#"{"status":404,"detail":"THE_UPSTREAMS_OWN_WORDS"}"#).into_response();
    let read = move |Path(id): Path<String>| async move {
        match known.load(Ordering::SeqCst) {
            true => axum::Json(json!({"order_id": id, "order_state": "Done"})).into_response(),
            false => lost(),
        }
    };
    let stream = move || async move {
        match streamed.load(Ordering::SeqCst) {
            true => ([("content-type", "text/event-stream")], "data: {}\n\n").into_response(),
            false => lost(),
        }
    };
    let claims = [("cr-order-pass", "the-upstreams"), ("cr-stream-ticket", "the-upstreams")];
    let create =
        move || async move { (claims, axum::Json(json!({"order_id": ORDER, "order_state": "Created"}))) };
    let router = Router::new()
        .route("/v5/orders", post(create))
        .route("/v5/orders/{id}", get(read))
        .route("/v5/orders/{id}/subscribe", get(stream));
    (Upstream::start(router).await, is_known)
}

async fn host(upstream: &Upstream, keys: &str) -> Host {
    let keys: PassKeys = keys.parse().unwrap();
    Host::start(upstream.address, |config| config.pass_keys = Some(keys)).await
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// A token as the documentation describes it.
fn token(key: &str, kind: &str, partner: &str, order: &str, expiry: u64) -> String {
    let mut message = Vec::new();
    for part in [kind.as_bytes(), partner.as_bytes(), order.as_bytes(), &expiry.to_be_bytes()] {
        message.extend((part.len() as u64).to_be_bytes());
        message.extend(part);
    }
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes()), &message);
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{expiry}.{hex}")
}

async fn create(host: &Host) -> HeaderMap {
    let made =
        host.post("/api/orders", "{}").header("idempotency-key", IDEMPOTENCY_KEY).send().await.unwrap();
    assert_eq!(made.status(), 200);
    made.headers().clone()
}

fn pass_of(headers: &HeaderMap) -> String {
    headers["cr-order-pass"].to_str().unwrap().to_owned()
}

fn ticket_of(headers: &HeaderMap) -> String {
    let ticket = headers["cr-stream-ticket"].to_str().unwrap();
    ticket.strip_suffix("; max-age=900").expect("it says how long it is good").to_owned()
}

async fn read(host: &Host, order: &str, pass: &str) -> reqwest::Response {
    host.client
        .get(host.url(&format!("/api/orders/{order}")))
        .header("cr-order-pass", pass)
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_made_an_order_reads_it_and_its_stream() {
    let (upstream, _) = upstream().await;
    let host = host(&upstream, KEY).await;
    let made = create(&host).await;
    assert_eq!(made.get_all("cr-order-pass").iter().count(), 1, "the upstream has no say in it");
    let order = read(&host, ORDER, &pass_of(&made)).await;
    assert_eq!(order.status(), 200);
    assert_eq!(order.headers()["cache-control"], "no-store");
    for ticket in [ticket_of(&made), ticket_of(order.headers())] {
        let events = host.get(&format!("/api/orders/{ORDER}/subscribe?ticket={ticket}")).await;
        assert_eq!((events.status().as_u16(), &*events.text().await.unwrap()), (200, "data: {}\n\n"));
    }
    for seen in upstream.seen() {
        assert!(!seen.uri.contains('?') && !seen.headers.contains_key("cr-order-pass"), "{seen:?}");
    }
    let again = create(&host).await;
    assert_eq!(read(&host, ORDER, &pass_of(&again)).await.status(), 200, "a repeated creation opens it too");
    let found = host.client.get(host.url("/api/orders/by-key")).header("idempotency-key", IDEMPOTENCY_KEY);
    let found = found.send().await.unwrap();
    assert_eq!(read(&host, ORDER, &pass_of(found.headers())).await.status(), 200);
}

#[tokio::test]
async fn a_stranger_hears_that_there_is_no_order_and_the_upstream_hears_nothing() {
    let (upstream, is_known) = upstream().await;
    let host = host(&upstream, KEY).await;
    let made = create(&host).await;
    let (pass, ticket, later) = (pass_of(&made), ticket_of(&made), now() + 600);
    let asked = upstream.seen().len();
    let strange = |kind: &str, other: &str| {
        [
            String::new(),
            "x".to_owned(),
            other.to_owned(),
            token(KEY, kind, "partner-1", "ord_2", later),
            token(KEY, kind, "partner-2", ORDER, later),
            token(&KEY.to_uppercase(), kind, "partner-1", ORDER, later),
            token(KEY, kind, "partner-1", ORDER, now() - 1),
            format!("{}.{}", u64::MAX, "0".repeat(64)),
            pass[..pass.len() - 1].to_owned(),
            format!("{pass}0"),
        ]
    };
    let mut answers = Vec::new();
    for order in [ORDER, "ord_nobody_made"] {
        let path = format!("/api/orders/{order}");
        answers.push(host.get(&path).await);
        for pass in strange("order-pass", &ticket) {
            answers.push(read(&host, order, &pass).await);
        }
        let twice =
            host.client.get(host.url(&path)).header("cr-order-pass", &pass).header("cr-order-pass", &pass);
        answers.push(twice.send().await.unwrap());
        let stream = format!("{path}/subscribe");
        answers.push(host.get(&stream).await);
        for ticket in strange("stream-ticket", &pass) {
            answers.push(host.get(&format!("{stream}?ticket={ticket}")).await);
        }
        answers.push(host.get(&format!("{stream}?ticket={ticket}&ticket={ticket}")).await);
        let in_header = host.client.get(host.url(&stream)).header("cr-order-pass", &pass);
        answers.push(in_header.send().await.unwrap());
    }
    assert_eq!(upstream.seen().len(), asked, "nothing of it is asked upstream");
    // An order that is not there any more, or never was, reads the same to whoever has a pass.
    is_known.store(false, Ordering::SeqCst);
    answers.push(read(&host, ORDER, &pass).await);
    answers.push(host.get(&format!("/api/orders/{ORDER}/subscribe?ticket={ticket}")).await);
    assert_eq!(upstream.seen().len(), asked + 2);
    for answer in answers {
        let mut names: Vec<_> = answer.headers().keys().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        let expected = [
            "cache-control",
            "content-length",
            "content-security-policy",
            "content-type",
            "cross-origin-resource-policy",
            "date",
            "vary",
            "x-content-type-options",
            "x-request-id",
        ];
        assert_eq!(names, expected);
        assert_refused(answer, 404, "ORDER_NOT_FOUND").await;
    }
}

#[tokio::test]
async fn tokens_are_what_the_documentation_says() {
    let (upstream, _) = upstream().await;
    let host = host(&upstream, KEY).await;
    let made = create(&host).await;
    for (given, kind, lasts) in
        [(pass_of(&made), "order-pass", 30 * 24 * 60 * 60), (ticket_of(&made), "stream-ticket", 15 * 60)]
    {
        let expiry: u64 = given.split_once('.').unwrap().0.parse().unwrap();
        assert!((now() + lasts - 5..=now() + lasts).contains(&expiry), "{kind}");
        assert_eq!(given, token(KEY, kind, "partner-1", ORDER, expiry));
    }
}

#[tokio::test]
async fn another_host_with_the_key_and_one_with_a_newer_beside_it_let_the_shopper_in() {
    let (upstream, _) = upstream().await;
    let before = host(&upstream, KEY).await;
    let pass = pass_of(&create(&before).await);
    let newer = "the-key-that-was-made-after-it-with-many-characters";
    for (keys, status) in [(KEY.to_owned(), 200), (format!("{newer}\n{KEY}\n"), 200), (newer.to_owned(), 404)]
    {
        let after = host(&upstream, &keys).await;
        assert_eq!(read(&after, ORDER, &pass).await.status(), status, "{keys:?}");
    }
}

#[tokio::test]
async fn without_passes_an_order_is_read_by_its_id_and_none_are_given() {
    let (upstream, _) = upstream().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let made = create(&host).await;
    let order = host.get(&format!("/api/orders/{ORDER}")).await;
    for headers in [&made, order.headers()] {
        assert!(!headers.contains_key("cr-order-pass") && !headers.contains_key("cr-stream-ticket"));
    }
    assert_eq!(order.status(), 200);
    assert_eq!(host.get(&format!("/api/orders/{ORDER}/subscribe?ticket=x")).await.status(), 200);
}

#[tokio::test]
async fn a_creation_that_made_nothing_gives_no_pass() {
    let refused =
        async || (StatusCode::BAD_REQUEST, r#"{"status":400,"detail":"OUT_OF_STOCK","order_id":"ord_1"}"#);
    let upstream = Upstream::start(Router::new().fallback(refused)).await;
    let host = host(&upstream, KEY).await;
    let answer = host.post("/api/orders", "{}").send().await.unwrap();
    assert_eq!(answer.status(), 400);
    assert!(!answer.headers().contains_key("cr-order-pass"));
}

#[tokio::test]
async fn the_program_prints_a_pass_that_opens_the_order() {
    let (upstream, _) = upstream().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pass.key");
    let program = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
        command.args(arguments).env("CR_STATE_DIR", folder.path()).env("CR_PARTNER_ID", "partner-1");
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().trim().to_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (status, _, said) = program(&["pass", ORDER]);
    assert_eq!(status, Some(2));
    assert!(
        said.contains("pass.key") && !file.exists(),
        "no key is made that the host does not have: {said}"
    );

    let keys = PassKeys::read_or_make(&file).unwrap();
    let host = Host::start(upstream.address, |config| config.pass_keys = Some(keys)).await;
    let (status, pass, _) = program(&["pass", ORDER]);
    assert_eq!(status, Some(0));
    assert_eq!(read(&host, ORDER, &pass).await.status(), 200);
    assert_eq!(read(&host, "ord_2", &pass).await.status(), 404);

    let (status, printed, said) = program(&["pass", "../ord"]);
    assert_eq!((status, &*printed), (Some(2), ""));
    assert!(said.contains("not an order's id"), "{said}");
    fs::write(&file, "short").unwrap();
    assert!(program(&["pass", ORDER]).2.contains("line 1 has less than 32 characters"));
}

#[tokio::test]
async fn an_order_of_the_upstreams_is_handed_on_whole_with_its_ticket() {
    let (upstream, _) = upstream().await;
    let host = host(&upstream, KEY).await;
    let pass = pass_of(&create(&host).await);
    let order: Value = read(&host, ORDER, &pass).await.json().await.unwrap();
    assert_eq!(order, json!({"order_id": ORDER, "order_state": "Done"}));
}
