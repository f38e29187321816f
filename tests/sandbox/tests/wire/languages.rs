//! `lang`: what shoppers read follows it, what is sent back does not.

use crate::support::{Sandbox, basket, line, phone_line};
use serde_json::{Value, json};

#[tokio::test]
async fn descriptions_and_labels_follow_the_language_and_denominations_do_not() {
    let sandbox = Sandbox::start().await;
    let mut descriptions = std::collections::HashSet::new();
    for lang in ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"] {
        let nike = &sandbox.get(&format!("/v5/products/country/US?brand_name=Nike&lang={lang}")).await[0];
        let text = &nike["rich_description"];
        assert_eq!(text["locale"], lang);
        assert!(descriptions.insert(text["description"].as_str().unwrap().to_owned()), "{lang}");
        assert!(!text["how_to_redeem"].as_str().unwrap().contains('{'));
        let esim = &sandbox.get(&format!("/v5/products/country/US?brand_name=eSIM&lang={lang}")).await[0];
        assert_eq!(esim["products"][4]["denomination"], "5 GB 30 days");
        let label = esim["products"][4]["localized_denomination"].as_str().unwrap();
        assert_eq!(label == "5 GB 30 days", lang == "en", "{label}");
    }
    let unknown = &sandbox.get("/v5/products/country/US?brand_name=Nike&lang=xx").await[0];
    assert_eq!(unknown["rich_description"]["locale"], "en");
}

#[tokio::test]
async fn validations_and_orders_answer_in_the_language_of_their_body() {
    let sandbox = Sandbox::start().await;
    let mut body = basket(vec![
        line("eSIM", "5 GB 30 days"),
        line("Steam", "10 USD"),
        phone_line("Airvoice PIN Bundle", "20 USD"),
        line("SiriusXM", "15 USD"),
    ]);
    body["lang"] = json!("de");
    let label = |answer: &Value| answer["deliveries"][0]["deliverable"]["localized_denomination"].clone();
    let (_, validated) = sandbox.post("/v5/orders/validations", &body).await;
    assert_eq!(label(&validated), "5 GB 30 Tage");
    let order = sandbox.order(&body).await;
    assert_eq!(label(&order), "5 GB 30 Tage");
    assert_eq!(order["deliveries"][0]["deliverable"]["denomination"], "5 GB 30 days");
    let done = sandbox.step(&order, "deliver", json!({})).await;
    for (index, field, words) in [
        (0, "pin_usage_instructions", "Scannen Sie"),
        (1, "redeem_instructions", "Geben Sie den Code ein"),
        (1, "terms_and_conditions", "nichts wert"),
        (2, "pin_usage_instructions", "Wählen Sie"),
        (3, "error_description", "nicht liefern"),
    ] {
        let text = done["deliveries"][index]["deliverable"][field].as_str().unwrap_or_default();
        assert!(text.contains(words), "{field}: {done}");
    }
}
