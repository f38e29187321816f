//! Who sells and helps, where a payment can be looked at, and what is said without a network.

use cryptorefills_e2e::{Allowance, EMAIL, Page, World, part, until};
use serde_json::{Value, json};

pub(crate) async fn who_sells_is_told_wherever_something_is_bought(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" terms-url="https://shop.example/terms""#)).await;
    widget.fill_steam().await;
    widget.fill("email", EMAIL).await;
    assert_told(world).await;
    let links = "return all('[part~=seller] a').map((link) => [link.href, link.target, link.rel.includes('noopener')])";
    let terms = json!([["https://shop.example/terms", "_blank", true]]);
    assert_eq!(widget.evaluate(links, Value::Null).await, terms);
    widget.pay().await;
    assert_told(world).await;
    assert_eq!(widget.count("explorer").await, 0, "no transaction is known yet");

    world.sandbox.step("pay").await;
    widget.wait_view("order").await;
    assert_told(world).await;
    let order = world.sandbox.order().await;
    let id = order["payment_transactions"][0].as_str().unwrap_or("?").to_owned();
    widget.wait("explorer").await;
    let link = "const link = all('[part~=explorer]')[0];
        return [link.href, link.target, link.rel.includes('noopener'), all('[part~=explorer]').length]";
    let expected = json!([format!("https://solscan.io/tx/{id}"), "_blank", true, 1]);
    assert_eq!(widget.evaluate(link, Value::Null).await, expected);
}

async fn assert_told(world: &World) {
    world.widget.wait("seller").await;
    assert_eq!(world.widget.count("seller").await, 1);
    world.widget.wait_text("seller", "Cryptorefills").await;
    world.widget.wait_text("seller", "support").await;
}

pub(crate) async fn a_brand_without_a_network_says_so_at_once_and_goes_on_by_itself(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", EMAIL).await;
    world.session.offline(true).await;
    let said = "return words(all('[part~=root]')[0]).includes('You are offline.')";
    widget.wait_until("what is the matter", said, Value::Null).await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:unreachable")).await;
    world.session.offline(false).await;
    let gone = "return !words(all('[part~=root]')[0]).includes('You are offline.')";
    widget.wait_until("the note to go", gone, Value::Null).await;
    widget.pay().await;
    until("the one order", async || (world.sandbox.ordered().await.len() == 1).then_some(())).await;
}
