//! Problems: by e-mail, by coupon, and those that a request really has.

use crate::support::{Sandbox, basket, line, phone_line, range_line, steam, steam_of, steam_with};
use serde_json::{Value, json};

const VALIDATIONS: &str = "/v5/orders/validations";

async fn codes(sandbox: &Sandbox, body: &Value) -> Vec<String> {
    let (status, answer) = sandbox.post(VALIDATIONS, body).await;
    assert_eq!(status, 200, "{answer}");
    let problems = answer["problems"].as_array().unwrap();
    problems.iter().map(|problem| problem["problem"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_code_about_a_line_names_it() {
    let sandbox = Sandbox::start().await;
    let (_, answer) = sandbox.post(VALIDATIONS, &steam_of("OUT_OF_STOCK@sandbox.example")).await;
    let delivery = &answer["problems"][0]["moreDetails"]["delivery"];
    assert_eq!(
        (&delivery["kind"], &delivery["deliverable"]["brand_name"]),
        (&"giftcard".into(), &"Steam".into())
    );
}

#[tokio::test]
async fn several_codes_come_at_once_and_an_unknown_one_among_them() {
    let sandbox = Sandbox::start().await;
    let body = steam_of("KYC_MISSING+OUT_OF_STOCK+NEVER_SEEN_BEFORE@sandbox.example");
    assert_eq!(codes(&sandbox, &body).await, ["KYC_MISSING", "OUT_OF_STOCK", "NEVER_SEEN_BEFORE"]);
}

#[tokio::test]
async fn some_codes_are_http_errors_of_both_requests_and_some_of_creation_alone() {
    let sandbox = Sandbox::start().await;
    for code in ["SUSPENDED_COIN", "SUSPENDED_NETWORK", "LOYALTY_BELOW_MINIMUM"] {
        let body = steam_of(&format!("{code}@sandbox.example"));
        for path in [VALIDATIONS, "/v5/orders"] {
            let (status, refused) = sandbox.post(path, &body).await;
            assert_eq!((status, refused["detail"].as_str()), (422, Some(code)));
            assert!(refused["title"].is_string() && refused["moreDetails"].is_object());
        }
    }
    for (email, status) in [
        ("CREATE.OUT_OF_STOCK@sandbox.example", 422),
        ("EMAIL_NOT_CONFIRMED@sandbox.example", 422),
        ("BLOCKED_COUNTRY@sandbox.example", 403),
        ("CANT_SETUP_PAYMENT@sandbox.example", 500),
    ] {
        assert!(codes(&sandbox, &steam_of(email)).await.is_empty(), "{email}");
        assert_eq!(sandbox.post("/v5/orders", &steam_of(email)).await.0, status, "{email}");
    }
}

#[tokio::test]
async fn a_request_has_the_problems_that_it_has() {
    let sandbox = Sandbox::start().await;
    let with_account = |mut line: Value, account: &str| {
        line["beneficiary_account"] = json!(account);
        basket(vec![line])
    };
    let with_coupon = |code: &str| {
        let mut body = steam();
        body["promo_code"] = json!(code);
        body
    };
    let rows: Vec<(Value, &[&str])> = vec![
        (steam(), &[]),
        (basket(vec![line("Nobody", "10 USD")]), &["NOT_AVAILABLE_PRODUCT"]),
        (basket(vec![line("Steam", "11 USD")]), &["NOT_AVAILABLE_PRODUCT"]),
        (basket(vec![line("Spotify", "10 USD")]), &["OUT_OF_STOCK"]),
        (basket(vec![range_line("Airbnb", 50)]), &[]),
        (basket(vec![range_line("Airbnb", "75")]), &[]),
        (basket(vec![range_line("Airbnb", 49)]), &["NOT_AVAILABLE_PRODUCT"]),
        (basket(vec![line("Airbnb", "range")]), &["NOT_AVAILABLE_PRODUCT"]),
        (basket(vec![phone_line("ATT Credits", "10 USD")]), &[]),
        (basket(vec![line("ATT Credits", "10 USD")]), &["INVALID_BENEFICIARY_ACCOUNT"]),
        (with_account(line("Steam", "10 USD"), "+14155551234"), &["INVALID_BENEFICIARY_ACCOUNT"]),
        (with_account(line("ATT Credits", "10 USD"), "14155551234"), &["INVALID_BENEFICIARY_ACCOUNT"]),
        (basket(vec![line("Steam", "10 USD"); 10]), &[]),
        (basket(vec![line("Steam", "10 USD"); 11]), &["PRODUCT_COUNT_EXCEEDED"]),
        (basket(vec![range_line("Royal Caribbean", 2000); 2]), &["MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED"]),
        (basket(vec![range_line("Venmo", 100)]), &["LOGIN_REQUIRED"]),
        (steam_with("KUCOIN_PAY", "USDC", "Solana"), &["NOT_ALLOWED_PAYMENT_VIA"]),
        (steam_with("NO_SUCH_WAY", "USDC", "Solana"), &["NOT_ALLOWED_PAYMENT_VIA"]),
        (steam_with("USER_WALLET", "USDC", "Bitcoin"), &["UNSUPPORTED_PROTOCOL_COIN_COMBINATION"]),
        (steam_with("USER_WALLET", "XYZ", "Solana"), &["UNSUPPORTED_PROTOCOL_COIN_COMBINATION"]),
        (steam_with("USER_WALLET", "USDT", "Tron"), &["FULLNAME_MISSING"]),
        (with_coupon("COUPON_ALREADY_SPENT"), &["COUPON_ALREADY_SPENT"]),
        (with_coupon("no-such-coupon"), &["COUPON_NOT_FOUND"]),
        (with_coupon("BIGSPENDER"), &["COUPON_BELOW_MIN_AMOUNT"]),
    ];
    for (body, expected) in rows {
        assert_eq!(codes(&sandbox, &body).await, expected, "{body}");
    }
    let mut small = basket(vec![line("Nintendo eShop", "5 USD")]);
    small["payment"]["network"] = json!("ETH Mainnet");
    assert_eq!(codes(&sandbox, &small).await, ["AMOUNT_LESS_THEN_MINIMUM_ALLOWED"]);
}

#[tokio::test]
async fn what_is_suspended_is_refused_with_an_http_error() {
    let sandbox = Sandbox::start().await;
    for (coin, network, code) in
        [("DOGE", "Mainnet", "SUSPENDED_COIN"), ("USDC", "Sonic", "SUSPENDED_NETWORK")]
    {
        let (status, refused) = sandbox.post(VALIDATIONS, &steam_with("USER_WALLET", coin, network)).await;
        assert_eq!((status, refused["detail"].as_str()), (422, Some(code)));
        assert_eq!(refused["moreDetails"]["coin"], coin);
    }
}

#[tokio::test]
async fn a_name_on_file_and_a_whitelabel_account_open_what_is_closed() {
    let sandbox = Sandbox::start().await;
    let mut tron = steam_with("USER_WALLET", "USDT", "Tron");
    tron["user"]["email"] = json!("fullname@example.com");
    assert!(codes(&sandbox, &tron).await.is_empty());
    let venmo = basket(vec![range_line("Venmo", 100)]);
    let (_, answer) = sandbox.post_as(VALIDATIONS, &venmo, "whitelabel-partner").await;
    assert_eq!(answer["problems"], json!([]));
}

#[tokio::test]
async fn settings_pause_and_empty_brands() {
    let sandbox = Sandbox::start().await;
    sandbox.settings(json!({ "out_of_stock": ["Steam"], "not_active": ["Xbox"] })).await;
    let body = basket(vec![line("Steam", "10 USD"), line("Xbox", "5 USD")]);
    assert_eq!(codes(&sandbox, &body).await, ["OUT_OF_STOCK", "NOT_ACTIVE"]);
}

#[tokio::test]
async fn no_problems_are_written_in_three_ways() {
    let sandbox = Sandbox::start().await;
    for (form, expected) in [("empty", Some(json!([]))), ("null", Some(Value::Null)), ("absent", None)] {
        sandbox.settings(json!({ "no_problems": form })).await;
        let (_, answer) = sandbox.post(VALIDATIONS, &steam()).await;
        assert_eq!(answer.get("problems"), expected.as_ref(), "{form}");
    }
}

#[tokio::test]
async fn a_request_that_cannot_be_understood_says_what_was_expected() {
    let sandbox = Sandbox::start().await;
    for body in [json!({}), json!({ "payment": { "type": "via" }, "deliveries": [] }), json!([])] {
        for path in [VALIDATIONS, "/v5/orders"] {
            let (status, refused) = sandbox.post(path, &body).await;
            assert_eq!((status, refused["detail"].as_str()), (400, Some("BAD_REQUEST")));
            assert!(refused["moreDetails"]["expected"].is_string());
        }
    }
}
