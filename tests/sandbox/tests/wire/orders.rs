//! Orders as JSON: the reference's own examples, every kind of goods, every form of the wire.

use crate::support::{Sandbox, basket, id, line, phone_line, range_line, steam, steam_of};
use serde_json::{Value, json};

#[tokio::test]
async fn the_orders_of_the_reference_are_taken() {
    let sandbox = Sandbox::start().await;
    let fixed = sandbox.order(&basket(vec![line("Airbnb", "100 USD")])).await;
    let range = sandbox
        .order(&json!({
            "payment": { "payment_via": "USER_WALLET", "coin": "USDC", "type": "via", "network": "POLYGON (MATIC)" },
            "deliveries": [{
                "beneficiary_account": "shopper@example.com",
                "brand_name": "Everything Apple",
                "country_code": "US",
                "denomination": "range",
                "product_value": 12,
            }],
            "lang": "en",
        }))
        .await;
    assert!(fixed["wallet_address"].is_string() && fixed["coin_amount"].is_string());
    assert_eq!(
        (&range["network"], &range["user"]["email"]),
        (&"POLYGON (MATIC)".into(), &"shopper@example.com".into())
    );
    assert_eq!(range["deliveries"][0]["deliverable"]["product_value"], 12);
    assert_eq!(range["deliveries"][0]["deliverable"]["localized_denomination"], "$12");
}

#[tokio::test]
async fn a_new_order_waits_for_payment_and_reads_the_same_again() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    assert_eq!(
        (&order["order_state"], &order["payment_state"]),
        (&"WaitingForPayment".into(), &"WalletCreated".into())
    );
    assert_eq!((&order["sent_coin_amount"], &order["sandbox_mode"]), (&"0".into(), &true.into()));
    assert_eq!(order["payment_method_protocol"], "SOLANA_LIKE");
    assert!(order.get("missing_amount").is_none());
    let again = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    for field in ["wallet_address", "coin_amount", "qr_text", "created_at", "deliveries"] {
        assert_eq!(order[field], again[field], "{field}");
    }
    let unknown = sandbox.fetch("/v5/orders/ord_abc123xyz").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(unknown.json::<Value>().await.unwrap()["detail"], "ORDER_NOT_FOUND");
}

#[tokio::test]
async fn an_order_without_a_network_is_refused_and_a_validation_without_one_is_not() {
    let sandbox = Sandbox::start().await;
    let mut body = steam();
    body["payment"].as_object_mut().unwrap().remove("network");
    assert_eq!(sandbox.post("/v5/orders/validations", &body).await.0, 200);
    assert_eq!(sandbox.post("/v5/orders", &body).await.0, 400);
}

#[tokio::test]
async fn each_kind_of_goods_carries_what_it_should() {
    let sandbox = Sandbox::start().await;
    let rows = [
        (line("Steam", "10 USD"), "pin_code", ""),
        (range_line("Uber", 20), "pin_code", "https://"),
        (range_line("Best Buy", 20), "security_code", ""),
        (range_line("Best Buy", 20), "pin_serial", ""),
        (range_line("Starbucks", "20.25"), "barcode_image_url", "http://"),
        (line("eSIM", "5 GB 30 days"), "qr_image_url", "http://"),
        (line("eSIM", "5 GB 30 days"), "installation_url", "https://"),
        (line("eSIM", "5 GB 30 days"), "apple_universal_link", "https://"),
        (line("eSIM", "5 GB 30 days"), "android_universal_link", "https://"),
        (phone_line("ATT Credits", "10 USD"), "operator_reference", ""),
        (phone_line("Tracfone USA Credits", "PIN USA 19.99 USD"), "operator_reference", ""),
        (phone_line("Airvoice PIN Bundle", "20 USD"), "pin_usage_instructions", "Dial"),
    ];
    for (line, field, start) in rows {
        let order = sandbox.order(&basket(vec![line])).await;
        let before = &order["deliveries"][0]["deliverable"];
        assert!(before.get(field).is_none(), "{field} came before it was paid");
        let done = sandbox.step(&order, "deliver", json!({})).await;
        let text = done["deliveries"][0]["deliverable"][field].as_str().unwrap_or_default();
        assert!(!text.is_empty() && text.starts_with(start), "{field}: {done}");
        assert_eq!(
            (&done["order_state"], &done["deliveries"][0]["delivery_state"]),
            (&"Done".into(), &"Succeeded".into())
        );
    }
}

#[tokio::test]
async fn ten_lines_are_one_order_and_each_line_has_its_own_code() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&basket(vec![line("Steam", "10 USD"); 10])).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    let deliveries = done["deliveries"].as_array().unwrap();
    let codes: std::collections::HashSet<_> =
        deliveries.iter().map(|delivery| delivery["deliverable"]["pin_code"].as_str().unwrap()).collect();
    assert_eq!(codes.len(), 10);
    let sum: f64 = deliveries.iter().map(|delivery| amount(&delivery["deliverable"]["coin_amount"])).sum();
    assert!((sum - amount(&done["coin_amount"])).abs() < 0.001);
}

#[tokio::test]
async fn times_and_values_are_written_in_every_form() {
    let sandbox = Sandbox::start().await;
    let order = sandbox.order(&steam()).await;
    assert!(order["created_at"].is_u64() && order["payment_value"].is_string());
    sandbox.settings(json!({ "timestamps": "text", "payment_value": "number" })).await;
    let again = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert!(again["payment_requested_at"].is_string() && again["payment_value"].is_number());
    sandbox.settings(json!({ "timestamps": "fractional", "sparse": true })).await;
    let again = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    assert!(again["timestamp_of_request"].is_f64() && again.get("summary").is_none());
    assert!(again.get("payment_transactions").is_none());
    sandbox.settings(json!({ "timestamps": "absent" })).await;
    let again = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    for name in ["created_at", "updated_at", "payment_requested_at", "timestamp_of_request"] {
        assert!(again.get(name).is_none(), "{name}");
    }
}

#[tokio::test]
async fn an_address_or_a_setting_chooses_the_first_state() {
    let sandbox = Sandbox::start().await;
    let failed = sandbox.order(&steam_of("STATE.PaymentSetupFailed@sandbox.example")).await;
    assert_eq!(failed["order_state"], "PaymentSetupFailed");
    assert!(failed["wallet_address"].is_null());
    sandbox.settings(json!({ "first_state": "Created" })).await;
    assert_eq!(sandbox.order(&steam()).await["order_state"], "Created");
}

#[tokio::test]
async fn an_email_is_checked_on_request() {
    let sandbox = Sandbox::start().await;
    let valid = async |email: &str| sandbox.post("/v2/validate-email", &json!({ "email": email })).await.1;
    assert_eq!(valid("a@b.example").await["valid"], true);
    assert_eq!(valid("a@b.invalid").await["reason"], "no_mx");
}

fn amount(text: &Value) -> f64 {
    text.as_str().unwrap().parse().unwrap()
}
