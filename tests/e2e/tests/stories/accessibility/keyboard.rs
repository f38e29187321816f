//! Without a mouse.

use cryptorefills_e2e::{EMAIL, Page, World};
use serde_json::{Value, json};

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';

pub(crate) async fn the_keyboard_alone_leads_from_the_grid_to_the_checkout(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    tab_to(world, "[part~=search]").await;
    write(world, "steam").await;
    widget
        .wait_until(
            "one card",
            "return all('[part~=brand-grid] [part~=brand-card]').length === 1",
            Value::Null,
        )
        .await;
    tab_to(world, "[part~=brand-card][data-brand=Steam]").await;
    world.session.press(ENTER).await;

    widget.wait_view("brand").await;
    widget.wait("amount-option").await;
    tab_to(world, "[part~=amount-option] input").await;
    world.session.press(DOWN).await;
    let chosen = "const radio = host.shadowRoot.activeElement; return radio.checked ? radio.value : null";
    let chosen = widget.evaluate(chosen, Value::Null).await;
    assert!(chosen.is_string(), "the arrows choose an amount");
    tab_to(world, "[part~=email]").await;
    write(world, EMAIL).await;
    tab_to(world, "[part~=newsletter]").await;
    tab_to(world, "[part~=pay]").await;
    world.session.press(ENTER).await;
    widget.wait_view("checkout").await;
    let ordered = world.sandbox.ordered().await;
    assert_eq!(ordered.len(), 1);
    assert_eq!(ordered[0]["deliveries"][0]["denomination"], chosen);
    // The view's heading has the focus, so that the next key goes on from there.
    widget
        .wait_until(
            "the heading's focus",
            "return host.shadowRoot.activeElement?.part.contains('status') ?? false",
            Value::Null,
        )
        .await;
    tab_to(world, "[part~=copy-address]").await;
}

/// Presses Tab until the control has the focus, and sees that each stop is marked as such.
async fn tab_to(world: &World, css: &str) {
    let stops = "const e = host.shadowRoot.activeElement;
        if (!e) return null;
        return { there: e.matches(arguments[1]), visible: e.matches(':focus-visible') }";
    for _ in 0..60 {
        world.session.press(TAB).await;
        let stop = world.widget.evaluate(stops, json!(css)).await;
        if stop.is_null() {
            continue;
        }
        assert_eq!(stop["visible"], true, "the focus shows");
        if stop["there"] == true {
            return;
        }
    }
    panic!("Tab never came to {css}; the focus is at {}", world.widget.focused().await);
}

async fn write(world: &World, text: &str) {
    for key in text.chars() {
        world.session.press(key).await;
    }
}
