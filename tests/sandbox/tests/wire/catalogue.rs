//! Brands, homepage and products in the shapes of the wire.

use crate::support::Sandbox;
use cryptorefills_sandbox::Options;
use serde_json::Value;

async fn brands(sandbox: &Sandbox, country: &str) -> Vec<Value> {
    sandbox.get(&format!("/v2/brands?country_code={country}")).await["all_brands"].as_array().unwrap().clone()
}

async fn groups(sandbox: &Sandbox, country: &str, query: &str) -> Vec<Value> {
    sandbox.get(&format!("/v5/products/country/{country}?{query}")).await.as_array().unwrap().clone()
}

#[tokio::test]
async fn the_us_sells_every_recorded_brand_and_groups_each_once() {
    let sandbox = Sandbox::start().await;
    let answer = sandbox.get("/v2/brands?country_code=US").await;
    let all = answer["all_brands"].as_array().unwrap();
    let count = |kind: &str| all.iter().filter(|brand| brand["kind"] == kind).count();
    assert_eq!((count("giftcard"), count("mobile_recharge")), (108, 25));
    let categories = answer["categories"].as_array().unwrap();
    let grouped: usize = categories.iter().map(|category| category["brands"].as_array().unwrap().len()).sum();
    assert_eq!(grouped, all.len());
    assert_eq!(answer["popular_brands"][0]["brand"], "Amazon.com");
    assert_eq!(
        (&answer["last_user_purchases"], &answer["suggestions"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
}

#[tokio::test]
async fn brands_come_in_every_odd_shape() {
    let sandbox = Sandbox::start().await;
    let us = brands(&sandbox, "US").await;
    let out_of_stock: Vec<_> = us.iter().filter(|brand| brand["is_out_of_stock"] == true).collect();
    assert!(out_of_stock.len() >= 7);
    assert!(out_of_stock.iter().all(|brand| brand.get("min").is_none() && brand.get("max").is_none()));
    assert!(us.iter().any(|brand| brand["min"] == "100 Diamonds"));
    assert!(us.iter().any(|brand| brand.get("product_type").is_none()));
    assert!(us.iter().any(|brand| brand.get("brand_tags").is_none()));
    assert!(us.iter().any(|brand| brand.get("sandbox_extra").is_some()));
    let lacks_colour = |brand: &&Value| brand.get("bg_color").is_none();
    assert!(brands(&sandbox, "DE").await.iter().any(|brand| brand.get("bg_color") == Some(&Value::Null)));
    assert_eq!(brands(&sandbox, "JP").await.iter().filter(lacks_colour).count(), 1);
    let named = |name: &str| us.iter().find(|brand| brand["brand"] == name).unwrap();
    assert!(named("Etsy").get("logo_base_url").is_none() && named("Etsy")["logo_url"].is_string());
    assert!(named("Chipotle").get("additional_categories").is_none());
    for kind in ["utility", "flight", "stay", "nft_giftcard", "programmable_gift_card"] {
        assert!(us.iter().any(|brand| brand["kind"] == kind), "{kind}");
    }
}

#[tokio::test]
async fn five_more_countries_sell_cards_top_ups_and_plans() {
    let sandbox = Sandbox::start().await;
    for country in ["DE", "GB", "BR", "JP", "IT"] {
        let brands = brands(&sandbox, country).await;
        let has = |kind: &str, category: &str| {
            brands.iter().any(|brand| {
                brand["kind"] == kind && brand["category"].as_str().unwrap().starts_with(category)
            })
        };
        assert!(
            has("giftcard", "") && has("mobile_recharge", "mobile_") && has("mobile_recharge", "e-sim"),
            "{country}"
        );
    }
    assert_eq!(brands(&sandbox, "AQ").await[0]["brand"], "eSIM");
}

#[tokio::test]
async fn a_country_outside_the_reference_is_refused() {
    let sandbox = Sandbox::start().await;
    for query in ["?country_code=RU", "?country_code=us", ""] {
        let answer = sandbox.fetch(&format!("/v2/brands{query}")).await;
        assert_eq!(answer.status(), 400, "{query}");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["status"], 400);
        assert!(body["detail"].is_string() && body["title"].is_string());
    }
}

#[tokio::test]
async fn a_catalogue_holds_as_many_brands_as_asked_for() {
    let sandbox = Sandbox::with(Options { brands: Some(10_500), ..Options::default() }).await;
    let us = brands(&sandbox, "US").await;
    assert_eq!(us.len(), 10_500);
    let names: std::collections::HashSet<_> =
        us.iter().map(|brand| brand["brand"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 10_500);
    let last = us.last().unwrap()["brand"].as_str().unwrap();
    assert_eq!(groups(&sandbox, "US", &format!("brand_name={last}")).await.len(), 1);
}

#[tokio::test]
async fn the_homepage_has_strips_of_brands_without_tags() {
    let sandbox = Sandbox::start().await;
    let home = sandbox.get("/v2/homepage?country_code=US").await;
    assert_eq!(home["popular_brands"].as_array().unwrap().len(), 8);
    assert!(
        home["categories"]
            .as_array()
            .unwrap()
            .iter()
            .all(|strip| strip["brands"].as_array().unwrap().len() <= 6)
    );
    assert!(!home.to_string().contains("brand_tags"));
}

#[tokio::test]
async fn steam_is_fixed_and_airbnb_is_a_range() {
    let sandbox = Sandbox::start().await;
    let steam = &groups(&sandbox, "US", "brand_name=Steam&coin=USDC&lang=de").await[0];
    let products = steam["products"].as_array().unwrap();
    assert_eq!((products.len(), &steam["default_denomination"]), (8, &Value::from("200 USD")));
    assert_eq!(products[0]["is_dynamic"], false);
    assert_eq!(
        (&products[0]["denomination"], &products[0]["localized_denomination"]),
        (&"10 USD".into(), &"$10".into())
    );
    let price: f64 = products[0]["coin_amount"].as_str().unwrap().parse().unwrap();
    assert!((11.40..11.54).contains(&price), "{price}");
    assert_eq!(products[0]["face_value"]["amount"]["price"], "10");
    assert_eq!(products[0]["local_currency"]["amount"]["price"], 10);
    assert_eq!(
        (&products[0]["points"], &products[0]["payment_method"]),
        (&"11".into(), &"USDC-MATIC".into())
    );

    let airbnb = &groups(&sandbox, "US", "family_name=airbnb&coin=USDC&lang=de").await[0];
    let range = &airbnb["products"][0];
    assert_eq!((&range["is_dynamic"], &airbnb["default_denomination"]), (&true.into(), &"".into()));
    assert_eq!(range["range"]["max"], 500);
    assert!(range.get("coin_amount").is_none() && range.get("denomination").is_none());
    assert_eq!(airbnb["rich_description"]["locale"], "de");
}

#[tokio::test]
async fn products_come_in_every_odd_shape() {
    let sandbox = Sandbox::start().await;
    let group = async |brand: &str| groups(&sandbox, "US", &format!("brand_name={brand}")).await.remove(0);
    let doordash = group("DoorDash").await;
    assert_eq!(
        (&doordash["products"][0]["range"]["max"], &doordash["products"][0]["range"]["default"]),
        (&200.into(), &"500.0".into())
    );
    assert!(group("Walmart").await["products"][0]["face_value"]["amount"]["min"].is_object());
    assert!(group("Uber").await["products"][0]["face_value"]["amount"]["min"].is_string());
    assert!(group("Everything Apple").await["products"][0]["range"]["min"].to_string().ends_with(".0"));
    assert!(group("Target").await["rich_description"].is_null());
    assert!(group("Meta Quest").await["rich_description"].to_string().contains("onerror"));
    assert!(group("Google Play").await["promotion"]["title"].is_string());
    assert!(group("Spotify").await["products"].as_array().unwrap().is_empty());
    assert!(group("eSIM").await.get("product_tc").is_none());
    let diamonds = group("Free Fire").await;
    assert!(diamonds["products"][0].get("face_value").is_none());
}

#[tokio::test]
async fn benefits_come_in_all_three_number_forms_and_unlimited_is_minus_one() {
    let sandbox = Sandbox::start().await;
    let plans = &groups(&sandbox, "US", "brand_name=eSIM").await[0];
    let base = |index: usize| &plans["products"][index]["benefits"][0]["amount"]["base"];
    assert!(base(0).is_number());
    assert_eq!(base(1)["type"], "fixed");
    assert_eq!(base(2)["type"], "range");
    assert!(plans.to_string().contains(":-1"));
    let more = &plans["products"][5]["benefits"][0];
    assert!(
        more["additional_information"].is_string() && more["amount"]["promotion_bonus"]["min"] == 2,
        "{more}"
    );
    assert!(plans["products"][0]["benefits"][0]["additional_information"].is_null());
    assert!(plans["products"][1]["valid_regions"].is_array());
    let pins = &groups(&sandbox, "US", "brand_name=Tracfone%20USA%20Credits").await[0];
    assert_eq!(pins["products"][0]["denomination"], "PIN USA 19.99 USD");
    assert_eq!(pins["products"][0]["delivery_type"], "by_phone");
}

#[tokio::test]
async fn a_family_has_several_brands_and_a_brand_several_groups() {
    let sandbox = Sandbox::start().await;
    assert_eq!(groups(&sandbox, "DE", "family_name=lycamobile").await.len(), 2);
    assert_eq!(groups(&sandbox, "US", "brand_name=Boost%20Credits").await.len(), 2);
    let bundles = groups(&sandbox, "US", "brand_name=Boost%20Credits&category=mobile_bundle").await;
    assert_eq!((bundles.len(), &bundles[0]["category"]), (1, &"mobile_bundle".into()));
    let labelled = &groups(&sandbox, "US", "brand_name=Steam&coin=USDC&payment_method=USDC-BASE").await[0];
    assert_eq!(labelled["products"][0]["payment_method"], "USDC-BASE");
    assert_eq!(sandbox.fetch("/v5/products/country/US?coin=USDC").await.status(), 400);
    assert!(groups(&sandbox, "US", "brand_name=Nobody").await.is_empty());
}

#[tokio::test]
async fn stock_can_disappear_and_records_can_be_malformed() {
    let sandbox = Sandbox::start().await;
    sandbox.settings(serde_json::json!({ "out_of_stock": ["Steam"], "malformed_records": true })).await;
    let us = brands(&sandbox, "US").await;
    let steam = us.iter().find(|brand| brand["brand"] == "Steam").unwrap();
    assert!(steam["is_out_of_stock"] == true && steam.get("min").is_none());
    assert!(us.contains(&Value::Null) && us.iter().any(Value::is_string));
    let xbox = &groups(&sandbox, "US", "brand_name=Xbox").await[0];
    assert!(xbox["products"].as_array().unwrap().contains(&Value::Null));
}
