//! Every state that an order can have, and one that nobody knows, as a shopper sees them.

#[path = "../../../../support/known_states.rs"]
mod known_states;

use cryptorefills_e2e::{Page, Widget, World};
use serde_json::Value;

/// Whether money is asked for in a state.
const OPEN: [(&str, bool); 9] = [
    ("Created", true),
    ("WaitingForPayment", true),
    ("PaymentStarted", false),
    ("PartialPaymentStarted", true),
    ("PaymentReceived", false),
    ("WaitingForDelivery", false),
    ("WaitingForManualAction", false),
    ("WaitingForRebuy", false),
    ("SomethingNew", false),
];

/// States in which nothing more happens by itself, beside `Done`.
const ENDED: [&str; 5] = ["Expired", "PaymentFailed", "PaymentSetupFailed", "Refunded", "Canceled"];

pub(crate) async fn every_state_is_shown_in_words(world: &World) {
    let widget = &world.widget;
    assert_each_is_told();
    world.open(&Page::widget(r#"country="US""#)).await;
    world.order_steam().await;
    for (state, asks) in OPEN {
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        assert_words(widget, state).await;
        for name in ["qr", "address"] {
            assert_eq!(widget.count(name).await == 1, asks, "{name} in {state}");
        }
        assert_eq!(widget.count("connection").await, 1, "{state}");
    }
    world.sandbox.step("Done").await;
    widget.wait_state("Done").await;
    assert_words(widget, "Done").await;
}

pub(crate) async fn every_final_state_ends_the_order_and_offers_another(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.fill_steam().await;
    for (made, state) in ENDED.iter().enumerate() {
        widget.pay().await;
        assert_eq!(world.sandbox.orders().await.len(), made + 1);
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        assert_words(widget, state).await;
        for name in ["qr", "address", "open-wallet", "countdown"] {
            assert_eq!(widget.count(name).await, 0, "{name} in {state}");
        }
        // What was chosen is still there, so that one click orders again.
        widget.click("restart").await;
        widget.wait_view("brand").await;
    }
}

fn assert_each_is_told() {
    for state in known_states::STATES {
        let told = OPEN.iter().any(|(open, _)| *open == state) || ENDED.contains(&state) || state == "Done";
        assert!(told, "no story tells of {state}");
    }
}

/// Known states have words of their own; an unknown one is named as the API wrote it.
async fn assert_words(widget: &Widget, state: &str) {
    let words = widget.text("status").await;
    assert!(words.contains(' '), "{state}: {words}");
    assert_eq!(words.contains(state), state == "SomethingNew", "{state}: {words}");
    let headings = widget.evaluate("return all('[part~=status]').length", Value::Null).await;
    assert_eq!(headings, 1);
}
