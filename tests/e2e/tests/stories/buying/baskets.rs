//! Several products, one payment: each goes to its own recipient, and each line tells its own end.

use cryptorefills_e2e::{EMAIL, Page, World, part, until};
use serde_json::{Value, json};

pub(crate) async fn a_card_and_a_top_up_are_paid_together(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.click("add-item").await;
    widget.wait_view("grid").await;
    widget.wait_text("basket", "Steam").await;
    // What is put aside by mistake is taken out where everything is listed.
    widget.open_brand("Sephora").await;
    widget.wait(part("basket-item")).await;
    widget.click("item-remove").await;
    widget.wait_until("an empty basket", "return all('[part~=basket-item]').length === 0", Value::Null).await;
    widget.click("back").await;
    widget.wait_view("grid").await;
    assert_eq!(widget.count("basket").await, 0);

    widget.fill_steam().await;
    widget.click("add-item").await;
    widget.wait_view("grid").await;
    widget.open_kind("mobile_recharge").await;
    widget.open_brand("T-Mobile Credits").await;
    widget.pick("10 USD").await;
    widget.fill("phone", "+1 415 555 1234").await;
    let priced = "return /^[0-9.]+ USDC/.test(words(all('[part~=total]')[0]))";
    widget.wait_until("the price of both", priced, Value::Null).await;
    let total = widget.text("total").await;
    widget.pay().await;

    let order = world.sandbox.order().await;
    // Prices move between a quote and its order, by cents.
    let [due, quoted] = [order["coin_amount"].as_str().unwrap_or_default(), &total]
        .map(|text| text.split(' ').next().and_then(|amount| amount.parse::<f64>().ok()).unwrap_or_default());
    assert!(due > 20.0 && (due - quoted).abs() < 0.5, "{due} for a quote of {quoted}");
    let ordered = world.sandbox.ordered().await;
    assert_eq!(ordered.len(), 1, "one order, one payment");
    let lines = ordered[0]["deliveries"].as_array().cloned().unwrap_or_default();
    let lines: Vec<_> =
        lines.iter().map(|line| [&line["brand_name"], &line["beneficiary_account"]]).collect();
    assert_eq!(json!(lines), json!([["Steam", EMAIL], ["T-Mobile Credits", "+14155551234"]]));

    world.finish().await;
    until("two lines", async || (widget.count("delivery").await == 2).then_some(())).await;
    let told = json!(world.events().await).to_string();
    assert!(!told.contains("4155551234") && !told.contains(EMAIL), "{told}");
}

pub(crate) async fn a_line_that_fails_leaves_the_others_their_codes(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.click("add-item").await;
    widget.fill_steam().await;
    widget.fill("email", "FAILS.2@sandbox.example").await;
    widget.pay().await;
    world.finish().await;
    until("two lines", async || (widget.count("delivery").await == 2).then_some(())).await;
    assert_eq!(widget.count("reveal").await, 1, "one line has a code, the other has failed");
}
