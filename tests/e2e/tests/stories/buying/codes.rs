//! Every code that the API refuses with, one after the other, as a shopper meets it: in words, and with a way on.

use cryptorefills_e2e::{Allowance, Page, World, part};
use cryptorefills_widget::domain::problem::codes;
use serde_json::{Value, json};

const SHOP: &str = r#"country="US" login-url="https://partner.example/account" kyc-url="https://partner.example/identity"
    support-url="https://partner.example/support""#;

/// Codes that pass by themselves: there is nothing to press.
const PATIENCE: [&str; 5] = [
    "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER",
    "MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED",
    "PRODUCT_COUNT_EXCEEDED",
    "INVALID_BENEFICIARY_ACCOUNT",
    "BAD_REQUEST",
];

/// Types and presses without the detour of a driver's keys: this is about words, and there are many.
const ORDER: &str = "const [email] = all('[part~=email]');
    email.value = arguments[1];
    email.dispatchEvent(new Event('input', { bubbles: true }));
    all('[part~=pay]')[0].click()";

const TOLD: &str = "const [problem] = all('[part~=problem]');
    const ways = [...problem.querySelectorAll('button, a[href^=\"https:\"]')];
    return { words: words(problem), ways: ways.map(words) }";

pub(crate) async fn every_code_is_told_in_words_and_leads_on(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(SHOP)).await;
    widget.fill_steam().await;
    for code in codes::api() {
        // Answered where the upstream answers it: by the validation, or only by the order.
        widget.evaluate(ORDER, json!(format!("{code}@sandbox.example"))).await;
        widget.wait(part("problem").with("data-code", code)).await;
        assert_eq!(widget.problems().await, [code], "one refusal, one problem");
        let told = widget.evaluate(TOLD, Value::Null).await;
        let words = told["words"].as_str().unwrap_or_default();
        assert!(words.len() > 20 && !words.contains(code) && !words.contains('{'), "{code}: {words}");
        let leads_on = told["ways"].as_array().is_some_and(|ways| !ways.is_empty());
        assert!(leads_on || PATIENCE.contains(&code), "{code}: {told}");
        widget.wait_view("brand").await;
    }
    assert!(world.sandbox.orders().await.is_empty(), "no order was made");
    let one = json!({ "code": "KYC_MISSING" });
    assert!(world.told("cr-problem").await.contains(&one), "the page hears of each");
}
