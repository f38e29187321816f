//! Every code of the reference and of `docs/wire-format.md`, where it is answered, with which status and which details.

use crate::support::{Sandbox, steam_of};
use serde_json::{Value, json};

const VALIDATIONS: &str = "/v5/orders/validations";

/// Problems of a validation: the code, and the keys of its details (`docs/wire-format.md` section 7.1).
const PROBLEMS: [(&str, &[&str]); 39] = [
    (
        "AMOUNT_LESS_THEN_MINIMUM_ALLOWED",
        &["threshold", "minimumAmountCoinSymbol", "minimumAmountUSD", "minimumAmountCoin"],
    ),
    ("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED", &["max_for_each_purchase"]),
    ("DAILY_SPENDING_LIMIT_EXCEEDED", SPENDING),
    ("MONTHLY_SPENDING_LIMIT_EXCEEDED", SPENDING),
    ("PRODUCT_COUNT_EXCEEDED", &["max_products_per_order"]),
    ("MULTIPLE_LIMITED_PRODUCT_SAME_ORDER", &[]),
    ("NOT_AVAILABLE_PRODUCT", &["delivery"]),
    ("OUT_OF_STOCK", &["delivery"]),
    ("NOT_ACTIVE", &["delivery"]),
    ("INVALID_BENEFICIARY_ACCOUNT", &["delivery"]),
    ("NOT_ALLOWED_PAYMENT_VIA", &["paymentVia", "allowedKinds"]),
    ("UNSUPPORTED_PROTOCOL_COIN_COMBINATION", &["deliveries", "supported_protocol_coin_combo"]),
    ("LOGIN_REQUIRED", &["deliveries"]),
    ("COUPON_REQUIRES_LOGIN", &[]),
    ("COUPON_NOT_FOUND", &[]),
    ("COUPON_NOT_ACTIVE", &[]),
    ("COUPON_ALREADY_SPENT", &[]),
    ("COUPON_MAX_USAGE_REACHED", &[]),
    ("COUPON_EXPIRED", &["valid_until", "valid_until_pretty"]),
    ("COUPON_BELOW_MIN_AMOUNT", &["min_order_amount"]),
    ("COUPON_NOT_VALID_FOR_USER", &[]),
    ("COUPON_NOT_VALID_FOR_CATEGORY", &["valid_categories"]),
    ("COUPON_NOT_VALID_FOR_KIND", &["valid_kinds"]),
    ("COUPON_NOT_VALID_FOR_BRAND", &["valid_brand_names"]),
    ("COUPON_NOT_VALID_FOR_COUNTRY", &["spendable_country_codes"]),
    ("COUPON_NOT_VALID_FOR_STORE", &["storeRestrictions"]),
    ("KYC_MISSING", &["deliveries"]),
    ("KYC_PENDING", &[]),
    ("VERIFICATION_REQUIRED", &[]),
    ("FULLNAME_MISSING", &[]),
    ("FLIGHT_EXPIRED", &["delivery"]),
    ("STAY_EXPIRED", &["delivery"]),
    ("FLIGHT_SERVICE_NOT_AVAILABLE", &["delivery"]),
    ("STAY_SERVICE_NOT_AVAILABLE", &["delivery"]),
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_FLIGHTS", &["delivery"]),
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_STAYS", &["delivery"]),
    ("NFT_GIFT_CARD_NOT_APPLICABLE_FOR_SELECTED_PRODUCTS", &["baerc721_address", "required_product"]),
    ("ORDER_AMOUNT_BELOW_MIN_FOR_NFT_GIFT_CARDS", &["baerc721_address", "min_order_amount"]),
    ("TOO_MANY_NFT_GIFT_CARDS", &["baerc721_address", "max_allowed"]),
];

/// Wire facts, section 7.2, with both spellings of the month by address.
const SPENDING: &[&str] = &[
    "daily_max",
    "monthly_max",
    "spent_today_by_user",
    "spent_this_month_by_user",
    "spent_today_from_ip",
    "spendingLimitInfoSchema",
    "spent_this_month_from_ip",
    "order_price_in_currency",
    "is_user_logged_in",
    "dailySpendingLimitInfo",
    "monthlySpendingLimitInfo",
];

/// HTTP errors of a validation and of an order (`docs/wire-format.md` section 7.3).
const BOTH: [(&str, &[&str]); 5] = [
    ("SUSPENDED_COIN", &["coin"]),
    ("SUSPENDED_NETWORK", &["coin"]),
    ("LOYALTY_NOT_AVAILABLE_FOR_ORDER", &[]),
    ("LOYALTY_BELOW_MINIMUM", &["minimum_points", "max_points_for_order"]),
    ("INSUFFICIENT_LOYALTY_POINTS", &["minimum_points", "available_points"]),
];

/// HTTP errors of an order alone (`docs/wire-format.md` section 8.1, and what integrators met).
const CREATION: [(&str, u16, &[&str]); 24] = [
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL", 422, &["deliveries"]),
    ("TRANSACTION_LIMIT_EXCEEDED", 422, &["deliveries"]),
    ("KYC_MISSING_ON_PAYMENT_PROCESSOR", 422, &["deliveries"]),
    ("KYC_PENDING_ON_PAYMENT_PROCESSOR", 422, &[]),
    ("KYC_INVALID_ON_PAYMENT_PROCESSOR", 422, &["deliveries"]),
    ("KYC_DECLINED_ON_PAYMENT_PROCESSOR", 422, &["deliveries", "declined_reason"]),
    ("EMAIL_NOT_CONFIRMED", 422, &[]),
    ("USER_BLOCKED", 403, &[]),
    ("BAD_REQUEST", 400, &[]),
    ("BLOCKED_COUNTRY", 403, &[]),
    ("MAXIMUM_NUMBER_OF_SAME_PRODUCT_PER_DAY_EXCEEDED", 422, &[]),
    ("CANT_SETUP_PAYMENT", 500, &[]),
    ("Cryptorefill_NFT_GIFTCARD", 422, &[]),
    ("ORDER_CREATE_ERROR", 500, &[]),
    ("USER_BLOCKED_BY_EXTERNAL_PAYMENT_PROCESSOR", 403, &[]),
    ("MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED", 422, &["why", "max_per_day", "exceeding"]),
    ("LOYALTY_REDEMPTION_NOT_AVAILABLE", 422, &["minimum_points", "available_points"]),
    ("INVALID_EMAIL_DOMAIN", 422, &[]),
    ("PRODUCT_NOT_AVAILABLE", 422, &[]),
    ("INVALID_DENOMINATION", 422, &[]),
    ("INVALID_PRODUCT_VALUE", 422, &[]),
    ("AMOUNT_TOO_LOW", 422, &[]),
    ("AMOUNT_TOO_HIGH", 422, &[]),
    ("COUNTRY_NOT_SUPPORTED", 400, &[]),
];

/// Problems that come without details when they are an order's refusal.
const BARE: [&str; 9] = [
    "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED",
    "INVALID_BENEFICIARY_ACCOUNT",
    "AMOUNT_LESS_THEN_MINIMUM_ALLOWED",
    "COUPON_NOT_FOUND",
    "COUPON_NOT_VALID_FOR_USER",
    "COUPON_MAX_USAGE_REACHED",
    "FLIGHT_EXPIRED",
    "STAY_EXPIRED",
    "NOT_ALLOWED_PAYMENT_VIA",
];

fn assert_details(code: &str, keys: &[&str], details: Option<&Value>) {
    match (keys, details) {
        ([], details) => assert!(details.is_none_or(Value::is_null), "{code}: {details:?}"),
        (keys, details) => {
            let details = details.unwrap_or_else(|| panic!("{code} has no details"));
            assert!(keys.iter().all(|key| !details[*key].is_null()), "{code}: {details}");
        }
    }
}

#[tokio::test]
async fn a_validation_tells_every_problem_with_its_details_and_an_order_refuses_with_it() {
    let sandbox = Sandbox::start().await;
    for (code, keys) in PROBLEMS {
        let body = steam_of(&format!("{code}@sandbox.example"));
        let (status, answer) = sandbox.post(VALIDATIONS, &body).await;
        assert_eq!((status, answer["problems"].as_array().map(Vec::len)), (200, Some(1)), "{code}");
        assert_eq!(answer["problems"][0]["problem"], code);
        assert_details(code, keys, answer["problems"][0].get("moreDetails"));
        let (status, refused) = sandbox.post("/v5/orders", &body).await;
        assert_eq!((status, refused["status"].as_u64(), &refused["detail"]), (422, Some(422), &code.into()));
        assert_details(code, if BARE.contains(&code) { &[] } else { keys }, refused.get("moreDetails"));
    }
}

#[tokio::test]
async fn both_requests_are_refused_with_every_http_error_of_both() {
    let sandbox = Sandbox::start().await;
    for (code, keys) in BOTH {
        for path in [VALIDATIONS, "/v5/orders"] {
            let (status, refused) = sandbox.post(path, &steam_of(&format!("{code}@sandbox.example"))).await;
            assert_eq!((status, &refused["detail"]), (422, &code.into()), "{path}");
            assert_details(code, keys, refused.get("moreDetails"));
        }
    }
}

#[tokio::test]
async fn the_creation_alone_is_refused_with_every_http_error_of_its_own() {
    let sandbox = Sandbox::start().await;
    for (code, expected, keys) in CREATION {
        let body = steam_of(&format!("{code}@sandbox.example"));
        let (status, answer) = sandbox.post(VALIDATIONS, &body).await;
        assert_eq!((status, &answer["problems"]), (200, &json!([])), "{code}");
        let (status, refused) = sandbox.post("/v5/orders", &body).await;
        assert_eq!((status, &refused["detail"]), (expected, &code.into()));
        assert_details(code, keys, refused.get("moreDetails"));
    }
}

#[tokio::test]
async fn the_tables_hold_every_code_that_the_sandbox_knows() {
    let sandbox = Sandbox::start().await;
    let page = sandbox.fetch("/sandbox").await.text().await.unwrap();
    let codes = page.split("<summary>Codes</summary>").nth(1).unwrap().split('>').nth(1).unwrap();
    let listed = codes.trim_end_matches("</p").split_whitespace();
    let mut known: Vec<_> = PROBLEMS.iter().map(|(code, _)| *code).collect();
    known.extend(BOTH.iter().map(|(code, _)| *code));
    known.extend(CREATION.iter().map(|(code, ..)| *code));
    assert_eq!(listed.collect::<Vec<_>>(), known);
}

#[tokio::test]
async fn a_sparse_problem_has_null_details_and_a_limit_says_when_it_ends() {
    let sandbox = Sandbox::start().await;
    sandbox.settings(json!({ "sparse": true })).await;
    let (_, answer) = sandbox.post(VALIDATIONS, &steam_of("KYC_PENDING@sandbox.example")).await;
    assert_eq!(answer["problems"][0].get("moreDetails"), Some(&Value::Null));
    let brands = sandbox.get("/v2/brands?country_code=US").await;
    assert!(brands.get("all_brands").is_none() && brands.get("popular_brands").is_none());
    let vias = sandbox.get("/v3/payment_vias").await;
    assert!(vias[0].get("available").is_none() && !vias.to_string().contains("Sonic"));
    assert_eq!(vias[0]["currencies"][0]["networks"][0], json!({ "name": "Solana" }));
    let group = &sandbox.get("/v5/products/country/US?brand_name=Nike").await[0];
    assert!(group.get("product_tc").is_none() && group["products"].is_array());
    assert!(brands["categories"].as_array().unwrap().iter().any(|entry| entry["category"].is_null()));
    sandbox.fault(json!({ "status": 429, "retry_after": 7, "times": 1 })).await;
    let limited = sandbox.fetch("/v3/payment_vias").await;
    assert_eq!(limited.status(), 429);
    for (name, value) in [
        ("retry-after", "7"),
        ("x-ratelimit-limit", "60"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "7"),
    ] {
        assert_eq!(limited.headers()[name], value);
    }
}

#[tokio::test]
async fn each_of_the_five_headers_can_be_required() {
    let sandbox = Sandbox::start().await;
    sandbox.settings(json!({ "require_headers": true })).await;
    let names = ["x-cr-application", "x-cr-version", "x-forwarded-for", "user-agent", "content-type"];
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for left_out in names.into_iter().map(Some).chain([None]) {
        let mut request = client.get(format!("{}/v3/payment_vias", sandbox.base));
        for name in names.into_iter().filter(|name| Some(*name) != left_out) {
            request = request.header(name, "application/json");
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), if left_out.is_some() { 400 } else { 200 }, "{left_out:?}");
        let told: Value = answer.json().await.unwrap();
        if let Some(name) = left_out {
            assert_eq!(told["moreDetails"]["expected"], format!("header {name}"));
        }
    }
}
