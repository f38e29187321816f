//! Payment stories: every way that an order's life can take.

use crate::support::{Sandbox, basket, id, line, steam, until};
use cryptorefills_sandbox::Options;
use serde_json::{Value, json};
use std::time::Duration;

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn every_step_leads_to_its_state() {
    let sandbox = Sandbox::start().await;
    for (step, state, payment_state) in [
        ("pay", "WaitingForDelivery", "PaymentReceived"),
        ("pay-partial", "PartialPaymentStarted", "PaymentStarted"),
        ("confirm", "PaymentReceived", "PaymentReceived"),
        ("deliver", "Done", "PaymentCompleted"),
        ("manual-action", "WaitingForManualAction", "WalletCreated"),
        ("expire", "Expired", "Expired"),
        ("fail", "PaymentFailed", "PaymentReceived"),
        ("refund", "Refunded", "PaymentReceived"),
        ("cancel", "Canceled", "PaymentCanceled"),
        ("PaymentStarted", "PaymentStarted", "PaymentStarted"),
        ("WaitingForRebuy", "WaitingForRebuy", "WalletCreated"),
        ("SomethingNew", "SomethingNew", "WalletCreated"),
    ] {
        let order = sandbox.order(&steam()).await;
        let after = sandbox.step(&order, step, json!({})).await;
        assert_eq!(
            (&after["order_state"], &after["payment_state"]),
            (&state.into(), &payment_state.into()),
            "{step}"
        );
        assert_eq!(sandbox.get(&format!("/v5/orders/{}", id(&order))).await["order_state"], state);
    }
}

#[tokio::test]
async fn a_partial_payment_says_what_is_missing_and_the_rest_completes_it() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let part = sandbox.step(&order, "pay-partial", json!({})).await;
    let (sent, missing) = (number(&part["sent_coin_amount"]), number(&part["missing_amount"]));
    assert!((sent + missing - number(&order["coin_amount"])).abs() < 0.001 && sent > 0.0 && missing > 0.0);
    let text = part["missing_amount_qr_text"].as_str().unwrap();
    assert!(text.contains(&format!("amount={}", part["missing_amount"].as_str().unwrap())), "{text}");
    assert!(text.contains(order["wallet_address"].as_str().unwrap()));
    let waiting = sandbox.step(&order, "WaitingForPayment", json!({})).await;
    for name in ["sent_coin_amount", "missing_amount", "missing_amount_qr_text", "missing_amount_qr_url"] {
        assert_eq!(waiting[name], part[name], "{name}");
    }
    let paid = sandbox.step(&order, "pay", json!({})).await;
    assert_eq!(
        (&paid["sent_coin_amount"], &paid["order_state"]),
        (&order["coin_amount"], &"WaitingForDelivery".into())
    );
    assert!(paid.get("missing_amount").is_none());
    assert_eq!(paid["payment_transactions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_partial_payment_leaves_a_rest_even_after_the_whole_was_seen() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    sandbox.step(&order, "PaymentStarted", json!({})).await;
    let part = sandbox.step(&order, "PartialPaymentStarted", json!({})).await;
    assert!(number(&part["missing_amount"]) > 0.0 && number(&part["sent_coin_amount"]) > 0.0);
}

#[tokio::test]
async fn too_much_too_late_and_the_wrong_coin_are_told() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let over = sandbox.step(&order, "pay", json!({ "amount": "50" })).await;
    assert!(number(&over["sent_coin_amount"]) > number(&over["coin_amount"]));

    let order = sandbox.order(&steam()).await;
    let mut stream = sandbox.stream(&order).await;
    sandbox.step(&order, "pay", json!({ "late": true })).await;
    assert_eq!(stream.order().await["order_state"], "WaitingForPayment");
    let expired = stream.order().await;
    assert_eq!(
        (&expired["order_state"], &expired["payment_state"]),
        (&"Expired".into(), &"ExpiredAfterPaymentDetection".into())
    );
    assert!(stream.stops().await);
    let paid = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert_eq!(paid["order_state"], "WaitingForDelivery");

    let order = sandbox.order(&steam()).await;
    let info = json!({ "coin": "USDT", "protocol": "TRON_LIKE" });
    let wrong = sandbox.step(&order, "manual-action", json!({ "original_payment_info": info })).await;
    assert_eq!(wrong["original_payment_info"], info);
}

#[tokio::test]
async fn an_expired_order_with_money_on_the_way_says_so() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    sandbox.step(&order, "pay-partial", json!({})).await;
    let expired = sandbox.step(&order, "expire", json!({})).await;
    assert_eq!(expired["payment_state"], "ExpiredAfterPaymentDetection");
}

#[tokio::test]
async fn one_line_fails_and_the_others_are_delivered() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(vec![line("Steam", "10 USD"); 3])).await;
    let done = sandbox
        .step(&order, "deliver", json!({ "line": 2, "failed": true, "reason": "invalid_recipient" }))
        .await;
    let states: Vec<_> =
        done["deliveries"].as_array().unwrap().iter().map(|line| &line["delivery_state"]).collect();
    assert_eq!(states, ["Succeeded", "Failed", "Succeeded"]);
    assert_eq!(done["deliveries"][1]["deliverable"]["failure_reason"], "invalid_recipient");
    assert!(done["deliveries"][1]["deliverable"].get("pin_code").is_none());
    assert_eq!(done["order_state"], "Done");
}

#[tokio::test]
async fn lines_are_delivered_one_by_one() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(vec![line("Steam", "10 USD"); 2])).await;
    let first = sandbox.step(&order, "deliver", json!({ "line": 1, "only": true })).await;
    assert_eq!(
        (&first["order_state"], &first["deliveries"][0]["delivery_state"]),
        (&"WaitingForDelivery".into(), &"Succeeded".into())
    );
    let code = &first["deliveries"][0]["deliverable"]["pin_code"];
    let second = sandbox.step(&order, "deliver", json!({ "line": 2, "only": true })).await;
    assert_eq!(
        (&second["order_state"], &second["deliveries"][0]["deliverable"]["pin_code"]),
        (&"Done".into(), code)
    );
}

#[tokio::test]
async fn goods_leave_only_when_they_are_paid() {
    let sandbox = Sandbox::start().await;
    for step in ["confirm", "WaitingForDelivery", "deliver"] {
        let order = sandbox.order(&steam()).await;
        let after = sandbox.step(&order, step, json!({})).await;
        assert_eq!(after["sent_coin_amount"], after["coin_amount"], "{step}");
    }
}

#[tokio::test]
async fn an_order_can_be_done_before_its_code_is_there() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let pending = sandbox.step(&order, "deliver", json!({ "without_code": true })).await;
    assert_eq!(pending["order_state"], "Done");
    assert!(pending["deliveries"][0]["deliverable"].get("pin_code").is_none());
    let there = sandbox.step(&order, "deliver", json!({})).await;
    assert!(there["deliveries"][0]["deliverable"]["pin_code"].is_string());
}

#[tokio::test]
async fn an_order_expires_by_itself_after_its_window() {
    let window = Duration::from_millis(200);
    let sandbox = Sandbox::with(Options { payment_window: window, ..Options::default() }).await;
    let (unpaid, paid) = (sandbox.order(&steam()).await, sandbox.order(&steam()).await);
    sandbox.step(&paid, "pay", json!({})).await;
    let mut stream = sandbox.stream(&unpaid).await;
    assert_eq!(stream.states(2).await, ["WaitingForPayment", "Expired"]);
    assert!(stream.stops().await);
    assert_eq!(sandbox.get(&format!("/v5/orders/{}", id(&paid))).await["order_state"], "WaitingForDelivery");
}

#[tokio::test]
async fn auto_pay_takes_every_order_to_its_code() {
    let sandbox = Sandbox::with(Options { auto_pay: Some(Duration::ZERO), ..Options::default() }).await;
    let order = sandbox.order(&steam()).await;
    until("delivery", async || {
        sandbox.get(&format!("/v5/orders/{}", id(&order))).await["order_state"] == "Done"
    })
    .await;
    let order = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert!(order["deliveries"][0]["deliverable"]["pin_code"].is_string());
}

#[tokio::test]
async fn steps_and_details_that_do_not_exist_are_refused() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    let step = async |path: &str, body: Value| sandbox.post(&format!("/sandbox/orders/{path}"), &body).await;
    assert_eq!(step(&format!("{}/dance", id(&order)), json!({})).await.0, 404);
    assert_eq!(step("nobody/pay", json!({})).await.0, 404);
    assert_eq!(step(&format!("{}/pay", id(&order)), json!({ "lat": true })).await.0, 400);
    let queried = step(&format!("{}/pay?amount=50", id(&order)), json!({})).await.1;
    assert!(number(&queried["sent_coin_amount"]) >= 50.0);
}
