//! All 233 countries of the reference, each with an answer of its own.

use crate::support::Sandbox;
use serde_json::Value;

const CODES: &str = include_str!("../../data/countries.txt");

#[tokio::test]
async fn every_country_answers_and_only_the_uninhabited_sell_nothing() {
    let sandbox = Sandbox::start().await;
    let mut empty = Vec::new();
    for code in CODES.split_whitespace().filter(|code| *code != "UM") {
        let answer = sandbox.get(&format!("/v2/brands?country_code={code}")).await;
        assert_eq!(answer["country_code"], code);
        let brands = answer["all_brands"].as_array().unwrap();
        if brands.is_empty() {
            empty.push(code);
            assert_eq!(answer["categories"], Value::Array(vec![]));
        }
        assert!(brands.iter().all(|brand| brand["country_code"] == code), "{code}");
    }
    empty.sort_unstable();
    assert_eq!(empty, ["BV", "GS", "HM", "TF"]);
}

#[tokio::test]
async fn a_country_without_rows_sells_in_its_own_money() {
    let sandbox = Sandbox::start().await;
    for (country, currency, label, largest) in [
        ("SE", "SEK", "SEK 1,000", "1000 SEK"),
        ("PL", "PLN", "zł500", "500 PLN"),
        ("CA", "CAD", "CA$99", "99 CAD"),
        ("HK", "HKD", "HK$500", "500 HKD"),
        ("ID", "IDR", "Rp168,000", "168000 IDR"),
        ("AT", "EUR", "€100", "100 EUR"),
    ] {
        let query = format!("/v5/products/country/{country}?brand_name=Nintendo%20eShop");
        let group = &sandbox.get(&query).await[0];
        assert_eq!(group["default_denomination"], largest);
        let product = group["products"].as_array().unwrap().last().unwrap();
        assert_eq!(
            (&product["localized_denomination"], &product["denomination"]),
            (&label.into(), &largest.into())
        );
        assert_eq!(product["face_value"]["currency_code"], currency);
    }
}

#[tokio::test]
async fn one_country_is_refused_on_every_route_that_names_it() {
    let sandbox = Sandbox::start().await;
    for path in [
        "/v2/brands?country_code=UM",
        "/v2/homepage?country_code=UM",
        "/v5/products/country/UM?brand_name=eSIM",
        "/v4/products/price?brand_name=Airbnb&country_code=UM&face_value=100&coin=USDC",
    ] {
        let answer = sandbox.fetch(path).await;
        assert_eq!(answer.status(), 403, "{path}");
        assert_eq!(answer.json::<Value>().await.unwrap()["detail"], "BLOCKED_COUNTRY");
    }
}

#[tokio::test]
async fn india_sells_every_kind_of_bill_and_top_up() {
    let sandbox = Sandbox::start().await;
    let india = sandbox.get("/v2/brands?country_code=IN").await;
    let categories: Vec<_> = india["categories"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["category"].as_str())
        .collect();
    for category in
        ["mobile_data", "mobile_sms", "mobile_credits_postpaid", "water", "gas", "landline", "tv_bills"]
    {
        assert!(categories.contains(&category), "{category}");
    }
    let airtel = sandbox.get("/v5/products/country/IN?family_name=airtel").await;
    assert_eq!(airtel.as_array().unwrap().len(), 3);
    assert!(airtel.to_string().contains("\"type\":\"SMS\""));
}
