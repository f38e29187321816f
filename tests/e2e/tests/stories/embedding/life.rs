//! Elements that come, go and change.

use cryptorefills_e2e::{EMAIL, Page, World, part, until};
use serde_json::{Value, json};

pub(crate) async fn two_widgets_share_one_module(world: &World) {
    let body = r#"<script async src="/widget/embed.js"></script>
        <cryptorefills-widget country="US"></cryptorefills-widget>
        <cryptorefills-widget country="DE" kinds="giftcard"></cryptorefills-widget>"#;
    world.open(&Page::new(body)).await;
    let (first, second) = (world.widget_at(0), world.widget_at(1));
    for (widget, country) in [(&first, "US"), (&second, "DE")] {
        widget.wait("brand-card").await;
        assert_eq!(widget.property("country", "value").await, country);
    }
    assert_eq!(second.count("kind-tab").await, 0);
    // What one does is nothing to the other.
    first.open_brand("Steam").await;
    second.wait_view("grid").await;
    second.open_brand("Zalando").await;
    let mut modules = world.server.asked();
    modules.retain(|path| path.ends_with(".wasm"));
    assert_eq!(modules.len(), 2, "the grid's module and the one that follows it, once each: {modules:?}");
}

pub(crate) async fn a_widget_that_is_taken_away_leaves_nothing_and_comes_back(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    world.order_steam().await;
    until("its stream", async || (world.sandbox.order().await["open_streams"] == 1).then_some(())).await;
    let taken = "window.kept = document.querySelector('cryptorefills-widget'); kept.remove();
        return kept.shadowRoot.querySelectorAll('[part]').length";
    world.session.evaluate(taken, vec![]).await;
    until("its stream to end", async || (world.sandbox.order().await["open_streams"] == 0).then_some(()))
        .await;
    assert_eq!(world.session.evaluate("return kept.shadowRoot.childElementCount", vec![]).await, 0);
    world.session.evaluate("document.body.append(kept)", vec![]).await;
    widget.wait("root").await;
    widget.wait_view("checkout").await;

    // A move in the page is no end: what was typed stays.
    world.open(&Page::widget(r#"country="DE""#)).await;
    widget.wait("brand-card").await;
    widget.fill("search", "Za").await;
    let moved = "const box = document.createElement('main'); document.body.append(box);
        box.append(document.querySelector('cryptorefills-widget'))";
    world.session.evaluate(moved, vec![]).await;
    assert_eq!(widget.property("search", "value").await, "Za");
}

pub(crate) async fn attributes_take_effect_at_once_and_never_touch_an_order(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    set(world, "country", "DE").await;
    widget.wait_until("the country", "return all('[part~=country]')[0].value === 'DE'", Value::Null).await;
    widget.wait(part("brand-card").with("data-brand", "Zalando")).await;
    set(world, "country", "US").await;
    set(world, "email", EMAIL).await;
    set(world, "brand", "Steam").await;
    widget.wait_view("brand").await;
    assert_eq!(widget.property("email", "value").await, EMAIL);
    widget.pick("10 USD").await;
    widget.pay().await;
    let address = widget.text("address").await;

    for (name, value) in [
        ("country", "DE"),
        ("coin", "BTC"),
        ("brand", "Airbnb"),
        ("kinds", "esim"),
        ("email", "b@example.com"),
    ] {
        set(world, name, value).await;
    }
    world.session.evaluate("document.querySelector('cryptorefills-widget').reset()", vec![]).await;
    assert_eq!(widget.text("address").await, address);
    let order = world.finish().await;
    assert_eq!(json!(address), order["wallet_address"]);
    assert_eq!(world.sandbox.orders().await.len(), 1);
}

/// Changes an attribute and lets the widget take notice.
async fn set(world: &World, name: &str, value: &str) {
    let change = "document.querySelector('cryptorefills-widget').setAttribute(arguments[0], arguments[1]);
        return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";
    world.session.evaluate(change, vec![json!(name), json!(value)]).await;
}
