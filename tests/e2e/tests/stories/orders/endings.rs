//! Orders that are not simply paid.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::json;

pub(crate) async fn an_expired_order_asks_for_no_money_and_keeps_what_was_typed(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    let order = world.order_steam().await;
    widget.wait("qr").await;
    world.sandbox.step("expire").await;
    widget.wait_state("Expired").await;
    widget.wait_view("order").await;
    for name in ["qr", "address", "open-wallet", "countdown"] {
        assert_eq!(widget.count(name).await, 0, "{name}");
    }
    let id = order["order_id"].as_str().unwrap_or("?");
    widget.wait_text("root", id).await;

    widget.click("restart").await;
    widget.wait_view("brand").await;
    assert_eq!(widget.property("email", "value").await, EMAIL);
    widget.wait(part("amount-option").with("data-denomination", "10 USD").within("input:checked + *")).await;
    widget.pay().await;
    assert_eq!(world.sandbox.orders().await.len(), 2);
    assert_ne!(json!(widget.text("address").await), order["wallet_address"], "a new order has a new address");
}

pub(crate) async fn a_part_that_arrives_while_the_order_waits_leaves_the_rest(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    let order = world.order_steam().await;
    world.sandbox.step("pay-partial").await;
    let partial = world.sandbox.step("WaitingForPayment").await;
    widget.wait_state("WaitingForPayment").await;
    widget.wait_text("missing-amount", partial["missing_amount"].as_str().unwrap_or("?")).await;
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    assert_eq!(json!(widget.scan("qr").await), partial["missing_amount_qr_text"], "never the whole again");
    world.finish().await;
    assert_eq!(widget.count("missing-amount").await, 0);
}

pub(crate) async fn the_rest_of_a_partial_payment_completes_the_order(world: &World) {
    let widget = &world.widget;
    // The code stays dark on light whatever the page looks like.
    world.open(&Page::widget(r#"country="US" theme="dark""#)).await;
    let order = world.order_steam().await;
    let partial = world.sandbox.step("pay-partial").await;
    widget.wait_state("PartialPaymentStarted").await;
    widget.wait_view("order").await;
    let missing = partial["missing_amount"].as_str().unwrap_or("?");
    for piece in [missing, "USDC", "Solana"] {
        widget.wait_text("missing-amount", piece).await;
    }
    widget.wait_text("amount-due", order["coin_amount"].as_str().unwrap_or("?")).await;
    assert_ne!(partial["missing_amount"], order["coin_amount"]);
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    assert_eq!(json!(widget.scan("qr").await), partial["missing_amount_qr_text"]);
    for name in ["countdown", "copy-amount", "copy-address"] {
        widget.wait(name).await;
    }
    world.finish().await;
    assert_eq!(widget.count("missing-amount").await, 0);
    widget.click("reveal").await;
    widget.wait("code").await;
}
