//! What Prometheus reads of a host, and the rules and the board that are made for it.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::program::{Program, free_port, server, until};

/// What must be in no label: an order, a key, people, a coupon, an address.
const NOBODYS: [&str; 6] =
    ["ord_5ecret", "k3y-k3y-k3y-k3y-k3y-k3y", "anna@mail.example", "+4915155", "C0UPON", "203.0.113.77"];

fn documents(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs").join(file)
}

async fn upstream() -> String {
    let events = async || {
        let first =
            stream::iter(["data: {\"order_state\":\"Created\"}\n\n", "data: {\"order_state\":\"Done\"}\n\n"]);
        let pieces = first.map(Ok::<_, Infallible>).chain(stream::pending());
        ([("content-type", "text/event-stream")], Body::from_stream(pieces))
    };
    let order = async |Path(id): Path<String>| axum::Json(json!({ "order_id": id }));
    let router = Router::new()
        .route("/v2/brands", get(async || axum::Json(json!({ "brands": [] }))))
        .route("/v5/orders", post(async || axum::Json(json!({ "order_id": NOBODYS[0] }))))
        .route("/v5/orders/{id}", get(order))
        .route("/v5/orders/{id}/subscribe", get(events));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router).await });
    format!("http://{address}")
}

/// The names of the metrics in a text, without the endings of a histogram's parts.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let own = words.filter(|word| word.starts_with("cryptorefills_host_"));
    own.map(|word| {
        ["_bucket", "_sum", "_count"].iter().fold(word, |word, end| word.trim_end_matches(end)).to_owned()
    })
    .collect()
}

fn value(scrape: &str, series: &str) -> Option<f64> {
    scrape.lines().find_map(|line| line.strip_prefix(series)?.trim().parse().ok())
}

/// Runs promtool, and returns what it says, whether or not it is content.
fn promtool(arguments: &[&str], input: &str) -> (bool, String) {
    let mut command = server("promtool");
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test]
async fn what_happens_is_counted_and_nobody_is_named() {
    let upstream = upstream().await;
    let listen = format!("127.0.0.1:{}", free_port());
    let (_host, address) = Program::host(&[
        ("CR_UPSTREAM", &upstream),
        ("CR_METRICS_LISTEN", &listen),
        ("CR_ORDER_LIMIT", "2"),
        ("CR_TRUSTED_PROXIES", "127.0.0.0/8"),
    ]);
    let client = Client::builder().no_proxy().build().unwrap();
    let [id, key, mail, phone, coupon, shopper] = NOBODYS;
    let ask = |method: Method, path: &str| {
        client.request(method, format!("http://{address}{path}")).header("x-forwarded-for", shopper)
    };
    let body = json!({ "email": mail, "beneficiary_account": phone }).to_string();
    let order = || {
        let request = ask(Method::POST, "/api/orders").header("content-type", "application/json");
        request.header("idempotency-key", key).body(body.clone())
    };
    for _ in 0..2 {
        ask(Method::GET, &format!("/api/brands?country_code=US&promo_code={coupon}")).send().await.unwrap();
    }
    for expected in [200, 200, 429] {
        assert_eq!(order().send().await.unwrap().status(), expected);
    }
    ask(Method::GET, &format!("/api/orders/{id}")).send().await.unwrap();
    ask(Method::from_bytes(id.as_bytes()).unwrap(), &format!("/{id}")).send().await.unwrap();
    let stream = ask(Method::GET, &format!("/api/orders/{id}/subscribe")).send().await.unwrap();
    let mut pieces = stream.bytes_stream();
    pieces.next().await.unwrap().unwrap();

    let scrape = async || {
        let answer = client.get(format!("http://{listen}/metrics")).send().await.unwrap();
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
        answer.text().await.unwrap()
    };
    // The last request is counted when its answer is under way.
    let expected = [
        (r#"cryptorefills_host_requests_total{method="GET",route="/api/brands",status="200"}"#, 2.0),
        (r#"cryptorefills_host_requests_total{method="POST",route="/api/orders",status="429"}"#, 1.0),
        (r#"cryptorefills_host_requests_total{method="other",route="(none)",status="404"}"#, 1.0),
        (r#"cryptorefills_host_refusals_total{code="TOO_MANY_ORDERS"}"#, 1.0),
        (r#"cryptorefills_host_catalogue_answers_total{found="nothing"}"#, 1.0),
        (r#"cryptorefills_host_catalogue_answers_total{found="new"}"#, 1.0),
        (r#"cryptorefills_host_idempotency_keys_total{outcome="first"}"#, 1.0),
        (r#"cryptorefills_host_idempotency_keys_total{outcome="repeated"}"#, 1.0),
        (r#"cryptorefills_host_creations_total{outcome="made"}"#, 1.0),
        (r#"cryptorefills_host_upstream_requests_total{question="creation",outcome="2xx"}"#, 1.0),
        ("cryptorefills_host_streams", 1.0),
        ("cryptorefills_host_upstream_streams", 1.0),
        ("cryptorefills_host_events_total", 2.0),
        ("cryptorefills_host_upstream_circuit_open", 0.0),
    ];
    let scraped = until("everything is counted", async || {
        let scraped = scrape().await;
        expected.iter().all(|(series, count)| value(&scraped, series) == Some(*count)).then_some(scraped)
    })
    .await;
    for nobodys in NOBODYS {
        assert!(!scraped.contains(nobodys), "{nobodys}");
    }
    assert!(value(&scraped, "process_resident_memory_bytes").is_some_and(|bytes| bytes > 1e6));
    let page = std::fs::read_to_string(documents("monitoring.md")).unwrap();
    assert_eq!(names(&scraped), names(&page), "the page names what there is");
    let (content, said) = promtool(&["check", "metrics"], &scraped);
    assert!(content, "{said}");

    drop(pieces);
    until("the stream is over", async || {
        (value(&scrape().await, "cryptorefills_host_streams") == Some(0.0)).then_some(())
    })
    .await;
    // Browsers reach the host, and nothing of this.
    assert_eq!(ask(Method::GET, "/metrics").send().await.unwrap().status(), 404);
}

#[test]
fn the_rules_are_sound_and_ask_for_what_there_is() {
    let page = names(&std::fs::read_to_string(documents("monitoring.md")).unwrap());
    let board = std::fs::read_to_string(documents("monitoring/grafana.json")).unwrap();
    let rules = std::fs::read_to_string(documents("monitoring/alerts.yml")).unwrap();
    for (what, text) in [("the board", &board), ("the rules", &rules)] {
        let unknown: Vec<_> = names(text).difference(&page).cloned().collect();
        assert!(unknown.is_empty() && !names(text).is_empty(), "{what}: {unknown:?}");
    }
    for arguments in [["check", "rules", "alerts.yml"], ["test", "rules", "alerts.test.yml"]] {
        let file = documents("monitoring").join(arguments[2]);
        let (content, said) = promtool(&[arguments[0], arguments[1], file.to_str().unwrap()], "");
        assert!(content, "{said}");
    }
    // Every question of the board is one that Prometheus can read: as rules, they are checked as such.
    let board: Value = serde_json::from_str(&board).unwrap();
    let panels = board["panels"].as_array().unwrap();
    let asked = panels.iter().flat_map(|panel| panel["targets"].as_array().into_iter().flatten());
    let asked: Vec<_> = asked.filter_map(|target| target["expr"].as_str()).collect();
    assert!(asked.len() >= panels.len() / 2, "{asked:?}");
    let records = asked.iter().enumerate().map(|(number, expr)| {
        let expr = expr.replace("$__rate_interval", "5m").replace("$instance", ".*");
        json!({ "record": format!("board:{number}"), "expr": expr })
    });
    let rules = json!({ "groups": [{ "name": "board", "rules": records.collect::<Vec<_>>() }] });
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), rules.to_string()).unwrap();
    let (content, said) = promtool(&["check", "rules", file.path().to_str().unwrap()], "");
    assert!(content, "{said}");
}
