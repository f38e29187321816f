//! An order that is another one than was asked for, or dearer than was told: nothing of it can be paid until that is
//! known.

use cryptorefills_e2e::{Page, World, part};
use serde_json::json;

/// Whatever leads to a payment.
const WAYS: [&str; 4] = ["qr", "address", "open-wallet", "copy-address"];

/// What an order can say that nobody asked for, and the two values that the sentence names.
const UNASKED: [(&str, [&str; 2]); 8] = [
    ("COIN", ["USDC", "USDT"]),
    ("NETWORK", ["Solana", "Base"]),
    ("VIA", ["Your own wallet", "Binance Pay"]),
    ("BRAND", ["Steam", "Airbnb"]),
    ("DENOMINATION", ["$10", "$500"]),
    ("COUNTRY", ["United States", "Canada"]),
    ("BENEFICIARY", ["@sandbox.example", "somebody.else@example.com"]),
    ("LINES", ["1", "2"]),
];

pub(crate) async fn an_order_of_something_else_cannot_be_paid_and_says_what_differs(world: &World) {
    let widget = &world.widget;
    for (field, values) in UNASKED {
        world.open(&Page::widget(r#"country="US""#)).await;
        widget.fill_steam().await;
        widget.fill("email", &format!("OTHER.{field}@sandbox.example")).await;
        widget.pay().await;
        let order = world.sandbox.order().await;
        let sentence = part("problem").with("data-code", "client:other-order");
        for words in values.into_iter().chain(order["order_id"].as_str()) {
            widget.wait_text(sentence.clone(), words).await;
        }
        assert_unpayable(world, field).await;
        // A message of the stream and a reload say the same of it.
        world.sandbox.step("WaitingForPayment").await;
        world.session.reload().await;
        widget.wait(sentence.clone()).await;
        assert_unpayable(world, field).await;
        assert_eq!(world.sandbox.orders().await.len(), 1, "{field}: nothing was ordered again");
        widget.click("restart").await;
        widget.wait_view("grid").await;
        world.sandbox.reset().await;
    }
}

async fn assert_unpayable(world: &World, field: &str) {
    for way in WAYS {
        assert_eq!(world.widget.count(way).await, 0, "{field}: {way}");
    }
}

pub(crate) async fn a_price_that_rose_by_more_than_two_percent_is_paid_only_after_a_press(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "PRICE.110@sandbox.example").await;
    let price = widget.text("price").await;
    let quoted = price.split(' ').next().unwrap_or("?");
    widget.pay().await;
    let order = world.sandbox.order().await;
    let asked = order["coin_amount"].as_str().unwrap_or("?");
    let sentence = part("problem").with("data-code", "client:dearer-order");
    for words in [quoted, asked, "Nothing is paid yet"] {
        widget.wait_text(sentence.clone(), words).await;
    }
    assert_unpayable(world, "a higher price").await;
    widget.click("accept-price").await;
    assert_eq!(json!(widget.scan("qr").await), order["qr_text"]);
    widget.wait_text("amount-due", asked).await;
    widget.wait_gone(sentence).await;
    world.finish().await;
    assert_eq!(world.sandbox.orders().await.len(), 1);
}

pub(crate) async fn who_does_not_agree_to_a_higher_price_loses_nothing(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    widget.fill("email", "PRICE.110@sandbox.example").await;
    widget.pay().await;
    widget.wait("accept-price").await;
    widget.click("restart").await;
    widget.wait_view("brand").await;
    assert_eq!(widget.property("email", "value").await, "PRICE.110@sandbox.example");
    widget.wait(part("amount-option").with("data-denomination", "10 USD").within("input:checked + *")).await;
}
