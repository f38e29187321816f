//! Several lines in one order: each its own brand, amount and recipient, its own state and code.

use crate::support::{Sandbox, basket, line, phone_line, range_line};
use serde_json::{Value, json};

fn states(order: &Value) -> Vec<&str> {
    order["deliveries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["delivery_state"].as_str().unwrap())
        .collect()
}

fn mixed() -> Vec<Value> {
    let mut plan = line("eSIM", "10 GB 30 days");
    plan["beneficiary_account"] = json!("traveller@example.com");
    vec![line("Steam", "10 USD"), range_line("Airbnb", 75), phone_line("ATT Credits", "10 USD"), plan]
}

#[tokio::test]
async fn each_line_keeps_its_brand_amount_and_recipient() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(mixed())).await;
    let told: Vec<_> = order["deliveries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let deliverable = &line["deliverable"];
            ["brand_name", "localized_denomination", "beneficiary_account"]
                .map(|key| deliverable[key].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            ["Steam", "$10", "shopper@example.com"],
            ["Airbnb", "$75", "shopper@example.com"],
            ["ATT Credits", "$10", "+14155551234"],
            ["eSIM", "10 GB 30 days", "traveller@example.com"],
        ]
    );
}

#[tokio::test]
async fn a_line_fails_by_brand_and_by_address_while_the_others_arrive() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(vec![line("Steam", "10 USD"), line("SiriusXM", "15 USD")])).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    assert_eq!((states(&done), &done["order_state"]), (vec!["Succeeded", "Failed"], &"Done".into()));
    assert!(done["deliveries"][1]["deliverable"]["failure_reason"].is_string());

    let mut body = basket(mixed());
    body["user"]["email"] = json!("FAILS.3@sandbox.example");
    let order = sandbox.order(&body).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    assert_eq!(states(&done), ["Succeeded", "Succeeded", "Failed", "Succeeded"]);
    let refunded = sandbox.step(&done, "refund", json!({ "line": 3 })).await;
    assert_eq!(states(&refunded), ["Succeeded", "Succeeded", "Refunded", "Succeeded"]);
    assert_eq!(refunded["order_state"], "Done");
}

#[tokio::test]
async fn a_line_waits_for_somebody_while_the_order_goes_on() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(mixed())).await;
    sandbox.step(&order, "pay", json!({})).await;
    let waiting = sandbox.step(&order, "manual-action", json!({ "line": 2 })).await;
    assert_eq!(
        states(&waiting),
        ["WaitingForDelivery", "WaitingForManualAction", "WaitingForDelivery", "WaitingForDelivery"]
    );
    assert_eq!(waiting["order_state"], "WaitingForDelivery");
}

#[tokio::test]
async fn ten_lines_are_an_order_and_eleven_are_too_many() {
    let sandbox = Sandbox::start().await;
    let of = |count: usize| basket(vec![line("Steam", "10 USD"); count]);
    assert_eq!(sandbox.order(&of(10)).await["deliveries"].as_array().unwrap().len(), 10);
    let (status, refused) = sandbox.post("/v5/orders", &of(11)).await;
    assert_eq!((status, &refused["detail"]), (422, &"PRODUCT_COUNT_EXCEEDED".into()));
    assert_eq!(refused["moreDetails"]["max_products_per_order"], 10);
}

#[tokio::test]
async fn problems_name_their_line() {
    let sandbox = Sandbox::start().await;
    let brand_of = async |body: &Value| {
        let (_, answer) = sandbox.post("/v5/orders/validations", body).await;
        let problem = answer["problems"][0].clone();
        (problem["problem"].clone(), problem["moreDetails"]["delivery"]["deliverable"]["brand_name"].clone())
    };
    let gone = basket(vec![line("Steam", "10 USD"), line("Spotify", "10 USD")]);
    assert_eq!(brand_of(&gone).await, ("OUT_OF_STOCK".into(), "Spotify".into()));
    let mut asked = basket(mixed());
    asked["user"]["email"] = json!("NOT_ACTIVE.2@sandbox.example");
    assert_eq!(brand_of(&asked).await, ("NOT_ACTIVE".into(), "Airbnb".into()));
    let limited = basket(vec![line("Apex Legends", "1000 Apex Coins"); 2]);
    assert_eq!(brand_of(&limited).await.0, "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER");
}

#[tokio::test]
async fn what_delivered_and_done_are_called_can_be_chosen() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(vec![line("Steam", "10 USD")])).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    assert_eq!((states(&done), &done["payment_state"]), (vec!["Succeeded"], &"PaymentCompleted".into()));
    sandbox
        .settings(json!({ "delivered_state": "Completed", "done_payment_state": "PaymentReceived" }))
        .await;
    let again = sandbox.get(&format!("/v5/orders/{}", done["order_id"].as_str().unwrap())).await;
    assert_eq!((states(&again), &again["payment_state"]), (vec!["Completed"], &"PaymentReceived".into()));
    let odd = sandbox.step(&order, "Created", json!({ "payment_state": "WaitingForNFTCards" })).await;
    assert_eq!(
        (&odd["order_state"], &odd["payment_state"]),
        (&"Created".into(), &"WaitingForNFTCards".into())
    );
}
