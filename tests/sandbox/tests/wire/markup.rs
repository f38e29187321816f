//! HTML of suppliers: what attacks, what is decent, what is missing.

use crate::support::{Sandbox, basket, line};
use serde_json::{Value, json};

async fn group(sandbox: &Sandbox, brand: &str) -> Value {
    sandbox.get(&format!("/v5/products/country/US?brand_name={brand}")).await[0].clone()
}

#[tokio::test]
async fn one_brand_attacks_in_every_text_that_a_page_may_show() {
    let sandbox = Sandbox::start().await;
    let text = group(&sandbox, "Meta%20Quest").await["rich_description"].clone();
    let description = text["description"].as_str().unwrap();
    for attack in [
        "<script",
        "onerror=",
        "javascript:",
        "&#58;",
        "onload=",
        "srcdoc=",
        "<style",
        "style=",
        "<form",
        "data:text/html",
    ] {
        assert!(description.contains(attack), "{attack}");
    }
    assert!(text["how_to_redeem"].as_str().unwrap().ends_with("Enter the code"), "nobody closes the list");
    assert!(text["term_and_conditions"].as_str().unwrap().contains("onclick="));
    assert!(text["note"].as_str().unwrap().contains("<base"));
    let order = sandbox.order(&basket(vec![line("Meta Quest", "15 USD")])).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    let deliverable = &done["deliveries"][0]["deliverable"];
    assert!(deliverable["redeem_instructions"].as_str().unwrap().contains("<script>"));
    assert!(deliverable["terms_and_conditions"].as_str().unwrap().contains("onmouseover="));
}

#[tokio::test]
async fn one_brand_uses_everything_decent_and_one_has_text_alone() {
    let sandbox = Sandbox::start().await;
    let text = group(&sandbox, "Sephora").await["rich_description"].clone();
    let description = text["description"].as_str().unwrap();
    for form in [
        "<ul><li>In stores<ol>",
        "&euro;",
        "&#x2713;",
        "<table>",
        "mailto:",
        "tel:",
        "href=\"/help\"",
        "<br/>",
        "&unknown;",
    ] {
        assert!(description.contains(form), "{form}");
    }
    assert!(!description.contains("<script") && !description.contains("onerror"));
    assert!(text["note"].is_string() && text["redeem_geo"].is_string());
    let plain = group(&sandbox, "Home%20Depot").await["rich_description"].clone();
    assert!(!plain["description"].as_str().unwrap().contains("<p>"));
    assert!(plain["how_to_redeem"].is_null() && plain.get("redeem_geo").is_none());
}

#[tokio::test]
async fn a_promotion_stands_with_the_brand_and_with_its_lines() {
    let sandbox = Sandbox::start().await;
    assert_eq!(group(&sandbox, "Google%20Play").await["promotion"]["title"], "Double points");
    let (_, answer) = sandbox
        .post("/v5/orders/validations", &basket(vec![line("Google Play", "50 USD"), line("Steam", "10 USD")]))
        .await;
    assert_eq!(answer["deliveries"][0]["promotion"]["title"], "Double points");
    assert!(answer["deliveries"][1].get("promotion").is_none());
}

#[tokio::test]
async fn the_homepage_comes_in_every_shape() {
    let sandbox = Sandbox::start().await;
    let home = async |form: &str| {
        sandbox.settings(json!({ "homepage": form })).await;
        sandbox.get("/v2/homepage?country_code=US").await
    };
    let sections = home("sections").await;
    assert_eq!(sections[0]["sections"][0]["type"], "banner");
    assert_eq!(sections[0]["sections"][1]["items"][0]["brand"]["brand"], "Amazon.com");
    assert!(!home("malformed").await.to_string().contains("brand_id"));
    assert_eq!(home("empty").await, json!({}));
    assert!(home("strips").await["popular_brands"].is_array());
}
