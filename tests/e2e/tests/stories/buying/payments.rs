//! Ways to pay: a hosted page, and the code for wallets that cannot read a payment text.

use cryptorefills_e2e::{Page, Part, World};
use serde_json::{Value, json};

pub(crate) async fn a_hosted_method_opens_its_page_and_is_followed_to_the_code(world: &World) {
    let widget = &world.widget;
    world.sandbox.settings(json!({ "checkout_origin": "https://pay.example" })).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.choose("network", "BINANCE_PAY").await;
    widget.wait_text("price", "with Binance Pay").await;
    widget.pay().await;

    let ordered = world.sandbox.ordered().await;
    let payment = json!({ "type": "via", "payment_via": "BINANCE_PAY", "coin": "USDC" });
    assert_eq!(ordered[0]["payment"], payment);
    let order = world.sandbox.order().await;
    let page = order["checkout_url"].as_str().unwrap_or("?");
    assert!(page.starts_with("https://pay.example/"), "{page}");
    for (name, value) in [("href", page), ("target", "_blank"), ("rel", "noopener noreferrer")] {
        assert_eq!(widget.property("open-wallet", name).await, value);
    }
    for name in ["qr", "address", "copy-address"] {
        assert_eq!(widget.count(name).await, 0, "{name}");
    }
    widget.wait_text("checkout", "Binance Pay").await;
    widget.wait_text("checkout", "adds a fee").await;
    widget.wait_text("amount-due", order["coin_amount"].as_str().unwrap_or("?")).await;
    world.finish().await;
    widget.wait("reveal").await;
}

pub(crate) async fn a_hosted_page_that_is_no_web_page_is_not_linked(world: &World) {
    let widget = &world.widget;
    world.sandbox.settings(json!({ "checkout_origin": "javascript:" })).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.choose("network", "BINANCE_PAY").await;
    widget.pay().await;
    widget.wait_text("checkout", "There is no address yet").await;
    assert_eq!(widget.evaluate("return all('[part~=checkout] a').length", Value::Null).await, 0);
}

pub(crate) async fn the_code_holds_the_payment_text_or_the_address_as_the_shopper_likes(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    let order = world.order_steam().await;
    assert_eq!(json!(widget.scan("qr").await), order["qr_text"]);
    widget.click(Part::selector(".qr-switch")).await;
    widget.wait_text("checkout", "This code is the address alone").await;
    assert_eq!(json!(widget.scan("qr").await), order["wallet_address"]);
    widget.click(Part::selector(".qr-switch[aria-pressed=true]")).await;
    widget.wait(Part::selector(".qr-switch[aria-pressed=false]")).await;
    assert_eq!(json!(widget.scan("qr").await), order["qr_text"]);
    assert_eq!(widget.count("qr").await, 1);
}
