//! Prices: they move, repeat with the seed, and follow coupons.

use crate::support::{Sandbox, basket, line};
use cryptorefills_sandbox::Options;
use serde_json::{Value, json};

const PRICE: &str = "/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC";

async fn prices(sandbox: &Sandbox, count: usize) -> Vec<String> {
    let mut prices = Vec::new();
    for _ in 0..count {
        prices.push(sandbox.get(PRICE).await["coin_amount"].as_str().unwrap().to_owned());
    }
    prices
}

#[tokio::test]
async fn prices_move_and_the_same_seed_repeats_them() {
    let seeded = async |seed| prices(&Sandbox::with(Options { seed, ..Options::default() }).await, 12).await;
    let (first, again, other) = (seeded(7).await, seeded(7).await, seeded(8).await);
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert!(first.iter().any(|price| price != &first[0]), "{first:?}");
    assert!(first.iter().all(|price| (104.0..117.0).contains(&price.parse::<f64>().unwrap())));
}

#[tokio::test]
async fn the_price_answer_has_every_field_of_the_wire() {
    let sandbox = Sandbox::start().await;
    let bitcoin = sandbox.get(&PRICE.replace("USDC", "BTC")).await;
    assert_eq!((&bitcoin["coin"], &bitcoin["payment_method"]), (&"BTC".into(), &"BTC".into()));
    assert_eq!(bitcoin["coin_amount"].as_str().unwrap().split_once('.').unwrap().1.len(), 8);
    assert_eq!(bitcoin["range"]["default"], "500.0");
    assert!(
        bitcoin["points"].is_string()
            && bitcoin["delivery_type"] == "by_email"
            && bitcoin["is_dynamic"] == true
    );
}

#[tokio::test]
async fn an_amount_that_is_not_sold_has_no_price() {
    let sandbox = Sandbox::start().await;
    for (query, status) in
        [("face_value=100", "face_value=7"), ("face_value=100", "face_value=100.5"), ("Airbnb", "Steam")]
            .map(|(from, to)| (PRICE.replace(from, to), 422))
    {
        assert_eq!(sandbox.fetch(&query).await.status(), status, "{query}");
    }
    assert_eq!(sandbox.fetch(&PRICE.replace("face_value=100", "face_value=x")).await.status(), 400);
}

#[tokio::test]
async fn a_coupon_lowers_quotes_validations_and_orders() {
    let sandbox = Sandbox::start().await;
    let quote = sandbox.get(&format!("{PRICE}&promo_code=HALFOFF")).await;
    let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
    assert!((number(&quote["original_coin_amount"]) / number(&quote["coin_amount"]) - 2.0).abs() < 0.01);
    let product =
        sandbox.get("/v5/products/country/US?brand_name=Steam&promo_code=tenoff").await[0]["products"][0]
            .clone();
    assert!(number(&product["coin_amount"]) < number(&product["original_coin_amount"]));

    let mut body = basket(vec![line("Steam", "50 USD")]);
    body["promo_code"] = json!("TENOFF");
    let (_, validated) = sandbox.post("/v5/orders/validations", &body).await;
    assert_eq!((&validated["coupon_code"], &validated["problems"]), (&"TENOFF".into(), &json!([])));
    assert!(number(&validated["coin_amount"]) < number(&validated["original_coin_amount"]));
    let order = sandbox.order(&body).await;
    assert!(number(&order["coin_amount"]) < number(&order["original_price"]));
    assert!(number(&order["summary"]["coin_amount_to_pay_via_coupon"]) > 4.0);
}

#[tokio::test]
async fn all_prices_can_be_shifted_between_a_quote_and_its_order() {
    let sandbox = Sandbox::start().await;
    let before: f64 = prices(&sandbox, 1).await[0].parse().unwrap();
    sandbox.settings(json!({ "price_percent": 120 })).await;
    let after: f64 = prices(&sandbox, 1).await[0].parse().unwrap();
    assert!(after / before > 1.18, "{before} {after}");
}
