//! The status region: what is said, in its order, and that nothing else is.

use cryptorefills_e2e::{EMAIL, Page, Part, World, part};
use serde_json::{Value, json};

/// Writes down what the region says from now on. It has to be there, and empty.
const LISTEN: &str = "const [region, ...others] = all('[role=status]');
    if (!region || others.length || words(region)) return false;
    window.__said = [];
    new MutationObserver(() => { if (words(region)) window.__said.push(words(region)) })
        .observe(region, { childList: true, characterData: true, subtree: true });
    return region.getAttribute('aria-atomic') !== 'false'";

pub(crate) async fn every_change_is_said_once_and_by_one_region(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    widget.wait_until("one region that is empty", LISTEN, Value::Null).await;
    widget.fill("search", "steam").await;
    assert_said(world, &["Gift cards: 1 found"]).await;
    widget.fill("search", "zzzz").await;
    assert_said(world, &["No brand matches “zzzz”"]).await;
    widget.click(part("country")).await;
    widget.fill("country", "qqqq").await;
    assert_said(world, &["No country of this shop matches"]).await;
    widget.fill("search", "").await;

    widget.open_brand("Steam").await;
    widget.pick("10 USD").await;
    widget.fill("email", EMAIL).await;
    assert_said(world, &[]).await;
    widget.pay().await;
    // The heading has the focus: it says how the order stands.
    assert_said(world, &["Checking your order…", "Making your order…"]).await;
    widget.wait_until("the heading's focus", HEADING, Value::Null).await;
    for part in ["copy-amount", "copy-address"] {
        widget.click(part).await;
        assert_said(world, &["Copied"]).await;
        widget
            .wait_until("an empty region", "return words(all('[role=status]')[0]) === ''", Value::Null)
            .await;
    }
    for (state, words) in [
        ("PaymentStarted", "Payment seen, waiting for confirmation"),
        ("WaitingForDelivery", "Paid. Getting your order"),
        ("Done", "Your order is ready"),
    ] {
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        assert_said(world, &[words]).await;
    }
    // Whatever is an alert is none of the region's.
    assert_eq!(
        widget.count(Part::selector("[role=alert] [role=status], [role=status] [role=alert]")).await,
        0
    );
}

pub(crate) async fn milestones_of_the_time_to_pay_are_said_and_seconds_are_not(world: &World) {
    let widget = &world.widget;
    // Without the server's times, which no clock of the page makes run faster.
    world.sandbox.settings(json!({ "timestamps": "absent" })).await;
    world.open(&Page::widget(r#"country="US" payment-window="6""#).clock()).await;
    world.order_steam().await;
    assert_eq!(widget.property("countdown", "role").await, "timer");
    assert_eq!(widget.property("countdown", "aria-live").await, "off");
    let listen = LISTEN.replace(" || words(region)", "");
    widget.wait_until("the region", &listen, Value::Null).await;
    // Quickly to the last minute, and slowly enough through it that no busy machine skips any of it.
    world.session.run_clock(40).await;
    let near = "const [minutes, seconds] = words(all('[part~=countdown]')[0]).split(':').map(Number);
        return minutes * 60 + seconds < 100";
    widget.wait_until("the last minute to come near", near, Value::Null).await;
    world.session.run_clock(8).await;
    widget.wait_text("status", "The time to pay is over").await;
    let milestones = [
        "5 minutes left to pay.",
        "1 minute left to pay.",
        "30 seconds left to pay.",
        "The time to pay is over",
    ];
    assert_said(world, &milestones).await;
    // The server says the same a little later: that is no news.
    world.session.run_clock(1).await;
    world.sandbox.step("Expired").await;
    widget.wait_state("Expired").await;
    assert_said(world, &[]).await;
}

const HEADING: &str = "return host.shadowRoot.activeElement?.matches('h2') ?? false";

/// Exactly this was said since the last time.
async fn assert_said(world: &World, expected: &[&str]) {
    if let Some(last) = expected.last() {
        let said = "return window.__said.includes(arguments[1])";
        world.widget.wait_until(&format!("“{last}” to be said"), said, json!(last)).await;
    }
    let said = world.session.evaluate("return window.__said.splice(0)", vec![]).await;
    assert_eq!(said, json!(expected));
}
