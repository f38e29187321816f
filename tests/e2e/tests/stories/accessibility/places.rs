//! What goes away under somebody's hand: the focus goes on from a place that makes sense, and never from the page's top.

use cryptorefills_e2e::{Allowance, Page, Part, World, part};
use serde_json::{Value, json};

const FOCUSED: &str = "return host.shadowRoot.activeElement?.matches(arguments[1]) ?? false";

pub(crate) async fn whoever_loses_their_place_is_led_to_a_sensible_one(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    widget.fill("search", "zzzz").await;
    widget.click(Part::selector(".blank .button")).await;
    led_to(world, "[part~=search]").await;

    widget.click("country").await;
    widget.wait(Part::selector("[role=option]")).await;
    world.session.press('\u{e00c}').await;
    widget.wait_gone(Part::selector("[role=option]")).await;
    led_to(world, "[part~=country]").await;

    widget.fill_steam().await;
    widget.click("add-item").await;
    widget.wait_view("grid").await;
    led_to(world, "h2").await;
    widget.open_brand("Airbnb").await;
    widget.wait("basket-item").await;
    widget.click("item-remove").await;
    led_to(world, "h2").await;
    widget.click("back").await;
    widget.wait_view("grid").await;
    led_to(world, "h2").await;

    world.sandbox.fault(json!({ "route": "/v5/products", "status": 503 })).await;
    widget.open_brand("Steam").await;
    widget.wait("problem").await;
    world.sandbox.clear_faults().await;
    widget.click(Part::selector(".blank .button")).await;
    widget.wait("amount-option").await;
    led_to(world, "h2").await;

    widget.click("back").await;
    world.order_steam().await;
    led_to(world, "[part~=status]").await;
    world.finish().await;
    widget.click("reveal").await;
    led_to(world, "[part~=code]").await;
    widget.click(part("code-saved")).await;
    widget.wait_view("grid").await;
    led_to(world, "h2").await;
}

async fn led_to(world: &World, css: &str) {
    world.widget.wait_until(&format!("the focus on {css}"), FOCUSED, json!(css)).await;
    let on_page = world.session.evaluate("return document.activeElement.localName", vec![]).await;
    assert_eq!(on_page, Value::from("cryptorefills-widget"));
}
