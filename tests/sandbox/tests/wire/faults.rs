//! Faults around the routes.

use crate::support::{LONG, Sandbox, steam};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

const BRANDS: &str = "/v2/brands?country_code=AQ";

#[tokio::test]
async fn a_status_is_answered_so_many_times_on_its_route() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "route": "/v2/brands", "times": 2, "status": 429, "retry_after": 7, "detail": "SLOW_DOWN" })).await;
    assert_eq!(sandbox.fetch("/v3/payment_vias").await.status(), 200);
    for _ in 0..2 {
        let answer = sandbox.fetch(BRANDS).await;
        assert_eq!(
            (answer.status().as_u16(), &answer.headers()["retry-after"]),
            (429, &"7".parse().unwrap())
        );
        assert_eq!(answer.json::<Value>().await.unwrap()["detail"], "SLOW_DOWN");
    }
    assert_eq!(sandbox.fetch(BRANDS).await.status(), 200);
}

#[tokio::test]
async fn a_fault_lasts_until_it_is_cleared_and_never_meets_the_remote_control() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "status": 500 })).await;
    assert_eq!(sandbox.fetch(BRANDS).await.status(), 500);
    assert_eq!(sandbox.get("/sandbox/faults").await.as_array().unwrap().len(), 1);
    sandbox.delete("/sandbox/faults").await;
    assert_eq!(sandbox.fetch(BRANDS).await.status(), 200);
}

#[tokio::test]
async fn an_answer_can_be_slow() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "latency_ms": 150, "times": 1 })).await;
    let start = Instant::now();
    assert_eq!(sandbox.fetch(BRANDS).await.status(), 200);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn an_answer_can_be_something_else() {
    let sandbox = Sandbox::start().await;
    sandbox
        .fault(json!([
            { "body": "<h1>Bad gateway</h1>", "status": 502, "times": 1 },
            { "body": "{\"all_brands\": 7}", "content_type": "application/json", "times": 1 },
            { "body": "", "times": 1 },
            { "body_bytes": 5_000_000, "times": 1 },
        ]))
        .await;
    let html = sandbox.fetch(BRANDS).await;
    assert_eq!((html.status().as_u16(), html.text().await.unwrap().as_str()), (502, "<h1>Bad gateway</h1>"));
    assert_eq!(sandbox.get(BRANDS).await["all_brands"], 7);
    assert!(sandbox.fetch(BRANDS).await.bytes().await.unwrap().is_empty());
    assert_eq!(sandbox.fetch(BRANDS).await.bytes().await.unwrap().len(), 5_000_000);
}

#[tokio::test]
async fn an_answer_can_end_in_the_middle() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "truncate": true, "times": 1 })).await;
    let answer = sandbox.fetch(BRANDS).await;
    assert_eq!(answer.status(), 200);
    assert!(answer.bytes().await.is_err());
}

#[tokio::test]
async fn an_answer_can_be_lost_after_the_work_was_done() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "route": "/v5/orders", "method": "POST", "lose_answer": true, "times": 1 })).await;
    let body = steam().to_string();
    let mut socket = TcpStream::connect(sandbox.base.strip_prefix("http://").unwrap()).await.unwrap();
    let request = format!(
        "POST /v5/orders HTTP/1.1\r\nHost: sandbox\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // The end of the connection may be an orderly one or a reset; both are a lost answer.
    let _ = timeout(LONG, socket.read_to_end(&mut answer)).await.expect("the connection to end");
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
    assert_eq!(sandbox.get("/sandbox/orders").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_fault_that_is_not_known_is_refused() {
    let sandbox = Sandbox::start().await;
    for fault in [json!({ "latency": 5 }), json!({ "status": 99 }), json!({ "times": "two" }), json!(7)] {
        assert_eq!(sandbox.post("/sandbox/faults", &fault).await.0, 400, "{fault}");
    }
    assert!(sandbox.get("/sandbox/faults").await.as_array().unwrap().is_empty());
}
