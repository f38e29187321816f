//! Coupons from the catalogue to the order: prices, scope, points and fee.

use crate::support::{Sandbox, basket, line, range_line};
use serde_json::{Value, json};

const VALIDATIONS: &str = "/v5/orders/validations";

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

fn with(mut body: Value, coupon: &str) -> Value {
    body["promo_code"] = json!(coupon);
    body
}

#[tokio::test]
async fn a_coupon_for_certain_goods_lowers_those_and_says_what_it_is_for() {
    let sandbox = Sandbox::start().await;
    let airbnb = || basket(vec![range_line("Airbnb", 100)]);
    for (coupon, code, key, value) in [
        ("GAMESONLY", "COUPON_NOT_VALID_FOR_CATEGORY", "valid_categories", json!(["games", "streaming"])),
        ("STEAMONLY", "COUPON_NOT_VALID_FOR_BRAND", "valid_brand_names", json!(["Steam", "Xbox"])),
        ("EUROPEONLY", "COUPON_NOT_VALID_FOR_COUNTRY", "spendable_country_codes", json!(["DE", "IT"])),
    ] {
        let (_, answer) = sandbox.post(VALIDATIONS, &with(airbnb(), coupon)).await;
        assert_eq!(answer["problems"][0]["problem"], code);
        assert_eq!(answer["problems"][0]["moreDetails"][key], value);
        assert_eq!(answer["coin_amount"], answer["original_coin_amount"], "{coupon}");
        let (status, refused) = sandbox.post("/v5/orders", &with(airbnb(), coupon)).await;
        assert_eq!((status, &refused["detail"]), (422, &code.into()));
    }
    let plan = with(basket(vec![line("eSIM", "5 GB 30 days")]), "CARDSONLY");
    let (_, answer) = sandbox.post(VALIDATIONS, &plan).await;
    assert_eq!(answer["problems"][0]["problem"], "COUPON_NOT_VALID_FOR_KIND");

    let mixed = with(basket(vec![line("Steam", "50 USD"), range_line("Airbnb", 100)]), "STEAMONLY");
    let (_, answer) = sandbox.post(VALIDATIONS, &mixed).await;
    assert_eq!(answer["problems"], json!([]));
    let lowered = |index: usize| {
        let line = &answer["deliveries"][index]["deliverable"];
        number(&line["coin_amount"]) / number(&line["original_coin_amount"])
    };
    assert!((lowered(0) - 0.8).abs() < 0.002 && (lowered(1) - 1.0).abs() < 1e-9);
}

#[tokio::test]
async fn the_catalogue_marks_what_a_coupon_is_meant_for_and_prices_it() {
    let sandbox = Sandbox::start().await;
    let on_sale = async |query: &str| {
        let brands = sandbox.get(&format!("/v2/brands?country_code=US{query}")).await;
        let brands = brands["all_brands"].as_array().unwrap().clone().into_iter();
        brands
            .filter(|brand| brand["brand_tags"].to_string().contains("sale"))
            .map(|brand| brand["brand"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let usual = on_sale("").await;
    assert!(!usual.contains(&"Steam".to_owned()));
    assert_eq!(on_sale("&promo_code=TENOFF").await, usual);
    assert_eq!(on_sale("&promo_code=NOSUCHCOUPON").await, usual);
    let with_coupon = on_sale("&promo_code=steamonly").await;
    assert!(
        ["Steam", "Xbox"].iter().all(|name| with_coupon.contains(&(*name).to_owned())),
        "{with_coupon:?}"
    );

    for (query, is_lower) in [
        ("/v5/products/country/US?brand_name=Steam&promo_code=STEAMONLY", true),
        ("/v5/products/country/US?brand_name=Blizzard&promo_code=STEAMONLY", false),
    ] {
        let product = sandbox.get(query).await[0]["products"][0].clone();
        assert_eq!(
            number(&product["coin_amount"]) < number(&product["original_coin_amount"]),
            is_lower,
            "{query}"
        );
    }
    let price = "/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC&promo_code=";
    for (coupon, is_lower) in [("CARDSONLY", true), ("GAMESONLY", false), ("BIGSPENDER", false)] {
        let quote = sandbox.get(&format!("{price}{coupon}")).await;
        assert_eq!(
            number(&quote["coin_amount"]) < number(&quote["original_coin_amount"]),
            is_lower,
            "{coupon}"
        );
    }
}

#[tokio::test]
async fn points_fee_and_summary_follow_coupon_and_promotion() {
    let sandbox = Sandbox::start().await;
    let (_, plain) = sandbox.post(VALIDATIONS, &basket(vec![line("Steam", "10 USD")])).await;
    assert_eq!(plain["points"], json!({ "amount": 11, "original_amount": 11 }));
    assert_eq!(plain["payment_fee"], json!({ "amount": "0", "original_amount": "0" }));
    assert_eq!(plain["as_USD"]["value_to_pay_in_crypto"], "10.00");
    let (_, doubled) = sandbox.post(VALIDATIONS, &basket(vec![line("Google Play", "50 USD")])).await;
    assert_eq!(
        doubled["points"]["amount"].as_i64().unwrap(),
        doubled["points"]["original_amount"].as_i64().unwrap() * 2
    );

    let mut body = with(basket(vec![line("Steam", "100 USD")]), "HALFOFF");
    body["payment"] = json!({ "type": "via", "payment_via": "BINANCE_PAY", "coin": "USDC" });
    let (_, halved) = sandbox.post(VALIDATIONS, &body).await;
    let (fee, original) =
        (number(&halved["payment_fee"]["amount"]), number(&halved["payment_fee"]["original_amount"]));
    assert!(fee > 0.0 && (original / fee - 2.0).abs() < 0.05, "{fee} {original}");
    assert_eq!(halved["summary"]["coin_amount_after_discount"], halved["coin_amount"]);
    assert_eq!(halved["summary"]["coin_amount_before_discount"], halved["original_coin_amount"]);
}

#[tokio::test]
async fn a_refund_address_is_kept_with_the_order() {
    let sandbox = Sandbox::start().await;
    let mut body = basket(vec![line("Steam", "10 USD")]);
    assert!(sandbox.order(&body).await["refund_wallet_address"].is_null());
    body["refund_wallet_address"] = json!("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");
    assert_eq!(sandbox.post(VALIDATIONS, &body).await.0, 200);
    assert_eq!(sandbox.order(&body).await["refund_wallet_address"], body["refund_wallet_address"]);
}
