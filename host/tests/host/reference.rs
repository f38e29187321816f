//! What the reference lets a browser ask for, through the host to the sandbox: every parameter and field arrives, and
//! every answer and refusal comes back as it is.

use reqwest::Client;
use serde_json::{Value, json};

use crate::sandbox::Sandbox;
use crate::support::Host;

fn basket() -> Value {
    let line = |brand: &str, denomination: &str, account: &str| {
        json!({
            "brand_name": brand, "country_code": "US", "denomination": denomination,
            "beneficiary_account": account,
        })
    };
    let mut range = line("Airbnb", "range", "friend@example.com");
    range["product_value"] = json!(75.0);
    json!({
        "deliveries": [
            line("Steam", "100 USD", "shopper@example.com"),
            range,
            line("ATT Credits", "10 USD", "+14155551234"),
            line("eSIM", "10 GB 30 days", "friend@example.com"),
        ],
        "payment": {"type": "via", "payment_via": "BINANCE_PAY", "coin": "USDC", "network": ""},
        "email": "shopper@example.com",
        "user": {"email": "shopper@example.com", "has_accepted_newsletter": true},
        "acquisition": {"utm_source": "partner"},
        "lang": "de",
        "promo_code": "TENOFF",
        "refund_wallet_address": "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
        "a_field_of_tomorrow": [1.50, null, "ü"],
    })
}

async fn asked(host: &Host, path: &str, body: &Value) -> (u16, Value) {
    let response = host.post(path, body.to_string()).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn every_field_of_a_validation_and_an_order_arrives() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    let mut body = basket();
    let (status, refused) = asked(&host, "/api/orders/validations", &body).await;
    assert_eq!((status, &refused["problems"][0]["problem"]), (200, &"NOT_ALLOWED_PAYMENT_VIA".into()));
    body["payment"]["payment_via"] = "KRAKEN_PAY".into();
    let (status, validated) = asked(&host, "/api/orders/validations", &body).await;
    assert_eq!((status, &validated["coupon_code"]), (200, &"TENOFF".into()));
    let (status, order) = asked(&host, "/api/orders", &body).await;
    assert_eq!((status, order["deliveries"].as_array().map(Vec::len)), (200, Some(4)), "{order}");
    assert_eq!(order["refund_wallet_address"], body["refund_wallet_address"]);
    assert_eq!(order["deliveries"][3]["deliverable"]["localized_denomination"], "10 GB 30 Tage");
    let checkout = order["checkout_url"].as_str().unwrap();
    assert!(checkout.starts_with(&format!("http://{}/sandbox/checkout/", sandbox.address)), "{checkout}");
    let seen = sandbox.get("requests?route=/v5/orders").await;
    assert_eq!((&seen[1]["body"], &seen[2]["body"]), (&body, &body));
}

#[tokio::test]
async fn a_hosted_checkout_is_tracked_like_any_other() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    let mut body = basket();
    body["payment"]["payment_via"] = "GATE_PAY".into();
    let (_, order) = asked(&host, "/api/orders", &body).await;
    let id = order["order_id"].as_str().unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let pressed = client.post(order["checkout_url"].as_str().unwrap()).json(&json!({"step": "pay"}));
    pressed.send().await.unwrap().error_for_status().unwrap();
    let paid: Value = host.get(&format!("/api/orders/{id}")).await.json().await.unwrap();
    assert_eq!(paid["order_state"], "WaitingForDelivery");
}

#[tokio::test]
async fn catalogue_parameters_have_their_effect() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    let get = async |path: &str| -> Value { host.get(path).await.json().await.unwrap() };
    let german = get("/api/products/country/US?brand_name=Nike&coin=USDC&lang=de").await;
    assert_eq!(german[0]["rich_description"]["locale"], "de");
    for path in [
        "/api/products/country/US?brand_name=Steam&coin=USDC&promo_code=HALFOFF",
        "/api/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC&promo_code=HALFOFF",
    ] {
        let answer = get(path).await;
        let priced = if answer.is_array() { &answer[0]["products"][0] } else { &answer };
        assert_ne!(priced["coin_amount"], priced["original_coin_amount"], "{path}");
    }
    let steam = |brands: &Value| {
        let all = brands["all_brands"].as_array().unwrap().clone();
        all.into_iter().find(|brand| brand["brand"] == "Steam").unwrap()["brand_tags"].clone()
    };
    assert_eq!(steam(&get("/api/brands?country_code=US&promo_code=STEAMONLY").await), json!(["sale"]));
    assert_eq!(get("/api/homepage?country_code=SE").await["country_code"], "SE");
}

#[tokio::test]
async fn refusals_keep_their_status_code_and_details() {
    let sandbox = Sandbox::start().await;
    let host = Host::start(sandbox.address, |_| ()).await;
    for (code, status) in [
        ("SUSPENDED_COIN", 422),
        ("BLOCKED_COUNTRY", 403),
        ("CANT_SETUP_PAYMENT", 500),
        ("BAD_REQUEST", 400),
        ("KYC_DECLINED_ON_PAYMENT_PROCESSOR", 422),
    ] {
        let mut body = basket();
        body["payment"] =
            json!({"type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Base"});
        body["user"]["email"] = format!("{code}@sandbox.example").into();
        let (answered, refused) = asked(&host, "/api/orders", &body).await;
        assert_eq!((answered, &refused["detail"]), (status, &code.into()));
        assert_eq!(refused["moreDetails"]["coin"].is_string(), code == "SUSPENDED_COIN");
    }
    let blocked = host.get("/api/brands?country_code=UM").await;
    assert_eq!(blocked.status(), 403);
    assert_eq!(blocked.json::<Value>().await.unwrap()["detail"], "BLOCKED_COUNTRY");
}
