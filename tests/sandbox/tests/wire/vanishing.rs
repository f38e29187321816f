//! Stock and prices that change between two screens, by name.

use crate::support::{Sandbox, basket, line, range_line, steam_of};
use serde_json::Value;

const VALIDATIONS: &str = "/v5/orders/validations";

#[tokio::test]
async fn a_brand_disappears_at_the_screen_that_its_name_says() {
    let sandbox = Sandbox::start().await;
    let us = sandbox.get("/v2/brands?country_code=US").await;
    for (name, products, code) in [
        ("Wayfair", Some(0), "OUT_OF_STOCK"),
        ("Cinemark", None, "NOT_AVAILABLE_PRODUCT"),
        ("StubHub", Some(1), "OUT_OF_STOCK"),
        ("Fandango", Some(3), "NOT_ACTIVE"),
    ] {
        let listed =
            us["all_brands"].as_array().unwrap().iter().find(|brand| brand["brand"] == name).unwrap();
        assert_eq!(listed["is_out_of_stock"], false, "{name}");
        let groups = sandbox.get(&format!("/v5/products/country/US?brand_name={name}")).await;
        let count = groups[0]["products"].as_array().map(Vec::len);
        assert_eq!(count.map(|count| count.min(3)), products, "{name}: {groups}");
        let line = match count {
            Some(1) => range_line(name, 50),
            _ => line(name, "50 USD"),
        };
        let (_, answer) = sandbox.post(VALIDATIONS, &basket(vec![line])).await;
        assert_eq!(answer["problems"][0]["problem"], code, "{name}");
    }
}

#[tokio::test]
async fn one_denomination_goes_and_the_others_stay() {
    let sandbox = Sandbox::start().await;
    for (denomination, problems) in [("50 USD", 1), ("5 USD", 0)] {
        let (_, answer) = sandbox.post(VALIDATIONS, &basket(vec![line("Blizzard", denomination)])).await;
        assert_eq!(answer["problems"].as_array().unwrap().len(), problems, "{answer}");
    }
}

#[tokio::test]
async fn stock_that_only_the_creation_misses_is_told_with_its_line() {
    let sandbox = Sandbox::start().await;
    let shipt = line("Shipt", "49 USD");
    let body = basket(vec![line("Steam", "10 USD"), shipt]);
    let (status, answer) = sandbox.post(VALIDATIONS, &body).await;
    assert_eq!((status, &answer["problems"]), (200, &Value::Array(vec![])));
    let (status, refused) = sandbox.post("/v5/orders", &body).await;
    assert_eq!((status, &refused["detail"]), (422, &"OUT_OF_STOCK".into()));
    assert_eq!(refused["moreDetails"]["delivery"]["deliverable"]["brand_name"], "Shipt");
}

#[tokio::test]
async fn an_order_costs_more_or_less_than_was_quoted_by_name() {
    let sandbox = Sandbox::start().await;
    let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
    let mut other = steam_of("PRICE.125@sandbox.example");
    other["deliveries"][0]["denomination"] = "100 USD".into();
    for (body, factor) in [
        (basket(vec![line("Lyft", "100 USD")]), 1.10),
        (basket(vec![range_line("Turo", 100)]), 0.90),
        (basket(vec![range_line("Airbnb", 100)]), 1.0),
        (other, 1.25),
    ] {
        let (_, quoted) = sandbox.post(VALIDATIONS, &body).await;
        let order = sandbox.order(&body).await;
        let ratio = number(&order["coin_amount"]) / number(&quoted["coin_amount"]);
        assert!((ratio / factor - 1.0).abs() < 0.007, "{ratio} instead of {factor}");
        assert_eq!(order["coin_amount"], order["deliveries"][0]["deliverable"]["coin_amount"]);
    }
}
