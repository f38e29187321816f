//! The stream of an order: what it tells, when it ends, how it breaks.

use crate::support::{LONG, Sandbox, id, steam, until};
use cryptorefills_sandbox::Options;
use futures_util::StreamExt;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn a_stream_tells_the_order_at_once_each_change_and_stop() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let mut stream = sandbox.stream(&order).await;
    let first = stream.order().await;
    assert_eq!(
        (&first["order_id"], &first["order_state"]),
        (&order["order_id"], &"WaitingForPayment".into())
    );
    for (step, states) in [
        ("PaymentStarted", vec!["PaymentStarted"]),
        ("pay", vec!["PaymentReceived", "WaitingForDelivery"]),
        ("deliver", vec!["Done"]),
    ] {
        sandbox.step(&order, step, json!({})).await;
        assert_eq!(stream.states(states.len()).await, states, "{step}");
    }
    assert!(stream.stops().await);
}

#[tokio::test]
async fn a_stream_of_a_finished_order_tells_it_and_stops() {
    let sandbox = Sandbox::start().await;
    for step in ["deliver", "expire", "cancel", "fail", "refund", "PaymentSetupFailed"] {
        let order = sandbox.order(&steam()).await;
        let state = sandbox.step(&order, step, json!({})).await["order_state"].clone();
        let mut stream = sandbox.stream(&order).await;
        assert_eq!(stream.order().await["order_state"], state);
        assert!(stream.stops().await, "{step}");
    }
}

#[tokio::test]
async fn several_streams_of_one_order_hear_the_same() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let (mut one, mut two) = (sandbox.stream(&order).await, sandbox.stream(&order).await);
    sandbox.step(&order, "pay", json!({})).await;
    assert_eq!(one.states(3).await, two.states(3).await);
}

#[tokio::test]
async fn a_quiet_stream_says_that_it_is_alive() {
    let sandbox = Sandbox::with(Options { heartbeat: Duration::from_millis(20), ..Options::default() }).await;
    let order = sandbox.order(&steam()).await;
    let answer = sandbox.fetch(&format!("/v5/orders/{}/subscribe", id(&order))).await;
    let (mut bytes, mut text) = (answer.bytes_stream(), String::new());
    while !text.contains(": heartbeat\n\n") {
        let chunk = timeout(LONG, bytes.next()).await.expect("a heartbeat").unwrap().unwrap();
        text.push_str(&String::from_utf8_lossy(&chunk));
    }
    assert!(text.starts_with("data: {"), "{text}");
}

#[tokio::test]
async fn a_listener_who_leaves_is_not_counted_any_more() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let streams = async || sandbox.get("/sandbox/orders").await[0]["open_streams"].clone();
    let mut stream = sandbox.stream(&order).await;
    stream.order().await;
    assert_eq!(streams().await, 1);
    drop(stream);
    until("the end of the stream", async || streams().await == 0).await;
}

#[tokio::test]
async fn a_stream_can_be_refused_cut_and_deaf() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let path = format!("/v5/orders/{}/subscribe", id(&order));
    sandbox.fault(json!({ "refuse_stream": true, "times": 1 })).await;
    assert_eq!(sandbox.fetch(&path).await.status(), 503);

    sandbox.fault(json!({ "drop_stream_after_ms": 50, "times": 1 })).await;
    let mut stream = sandbox.stream(&order).await;
    stream.order().await;
    assert!(stream.next().await.unwrap().is_err(), "a cut is no ordinary end");

    sandbox.fault(json!({ "silent_stream": true, "times": 1 })).await;
    let mut silent = sandbox.stream(&order).await;
    let mut speaking = sandbox.stream(&order).await;
    sandbox.step(&order, "pay", json!({})).await;
    assert_eq!(speaking.states(3).await.len(), 3);
    assert!(timeout(Duration::from_millis(50), silent.next()).await.is_err());
}

#[tokio::test]
async fn a_stream_can_tell_rubbish_before_the_truth() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    for (garbage, looks_right) in [
        (json!(true), (|text: &str| serde_json::from_str::<Value>(text).is_err()) as fn(&str) -> bool),
        (json!("foreign"), |text| text.contains("\"order_id\":\"00000000-")),
        (json!("older"), |text| text.contains("\"order_state\":\"Created\"")),
        (json!("<html>"), |text| text == "<html>"),
        (json!("stop"), |text| text == "stop"),
    ] {
        sandbox.fault(json!({ "garbage_event": garbage, "times": 1 })).await;
        let mut stream = sandbox.stream(&order).await;
        let rubbish = stream.next().await.unwrap().unwrap().data;
        assert!(looks_right(&rubbish), "{garbage}: {rubbish}");
        assert_eq!(stream.order().await["order_state"], "WaitingForPayment");
    }
}

#[tokio::test]
async fn streams_end_when_orders_are_forgotten_and_when_the_server_stops() {
    let mut sandbox = Sandbox::start().await;
    let mut stream = sandbox.stream(&sandbox.order(&steam()).await).await;
    stream.order().await;
    sandbox.post("/sandbox/reset", &json!({})).await;
    assert!(stream.next().await.is_none());

    let mut stream = sandbox.stream(&sandbox.order(&steam()).await).await;
    stream.order().await;
    sandbox.stop();
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_unknown_order_has_no_stream() {
    let sandbox = Sandbox::start().await;
    assert_eq!(sandbox.fetch("/v5/orders/nobody/subscribe").await.status(), 404);
}
