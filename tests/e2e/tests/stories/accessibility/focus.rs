//! The focus goes where the shopper goes, and nowhere else.

use cryptorefills_e2e::{Allowance, EMAIL, Page, Part, World, part, until};
use serde_json::{Value, json};

const FOCUS: &str =
    "all(arguments[1])[0].focus(); return host.shadowRoot.activeElement?.matches(arguments[1]) ?? false";
const FOCUSED: &str = "return host.shadowRoot.activeElement?.matches(arguments[1]) ?? false";

pub(crate) async fn live_news_never_move_the_focus(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#).clock()).await;
    widget.fill_steam().await;
    // Prices are asked for again.
    let asked = world.sandbox.requests("/v5/products").await.len();
    focus(world, "[part~=email]").await;
    world.session.run_clock(60).await;
    until("prices to be asked for again", async || {
        (world.sandbox.requests("/v5/products").await.len() > asked).then_some(())
    })
    .await;
    world.session.run_clock(1).await;
    widget.wait_until("prices that stand", "return all('.skeleton').length === 0", Value::Null).await;
    assert_focused(world, "[part~=email]").await;

    world.sandbox.fault(json!({ "drop_stream_after_ms": 300, "times": 2 })).await;
    widget.pay().await;
    widget.wait_until("the heading's focus", FOCUSED, json!("[part~=status]")).await;
    focus(world, "[part~=copy-address]").await;
    // The stream is lost twice and comes back.
    until("a third stream", async || (world.sandbox.requests("/subscribe").await.len() >= 3).then_some(()))
        .await;
    widget.wait(part("connection").with("data-state", "live")).await;
    world.sandbox.step("Created").await;
    widget.wait_state("Created").await;
    assert_focused(world, "[part~=copy-address]").await;
    // What goes with the payment takes its focus along: the heading is next.
    world.sandbox.step("PaymentStarted").await;
    widget.wait_state("PaymentStarted").await;
    widget.wait_until("the heading's focus", FOCUSED, json!("[part~=status]")).await;
    focus(world, "[part~=copy-order]").await;
    for state in ["WaitingForDelivery", "WaitingForManualAction", "Done"] {
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        assert_focused(world, "[part~=copy-order]").await;
    }
}

pub(crate) async fn problems_are_shown_and_tied_and_leave_the_focus_on_the_button(world: &World) {
    let widget = &world.widget;
    world.session.resize(320, 640).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.open_brand("Steam").await;
    widget.wait("amount-option").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:amount")).await;
    assert_focused(world, "[part~=pay]").await;
    let seen = "const box = all('[part~=problem]')[0].getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight";
    widget.wait_until("the problem to be in sight", seen, Value::Null).await;
    assert_tied(world, "[role=radiogroup]", "client:amount").await;
    assert_tied(world, "[part~=email]", "client:email").await;
    widget.pick("10 USD").await;
    widget.fill("email", "KYC_MISSING+FULLNAME_MISSING+INVALID_BENEFICIARY_ACCOUNT@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    assert_tied(world, "[part~=coin]", "FULLNAME_MISSING").await;
    assert_tied(world, "[part~=email]", "INVALID_BENEFICIARY_ACCOUNT").await;
    let described = "return all('#' + all('[part~=pay]')[0].getAttribute('aria-describedby')).some((it) => it.role === 'alert' && words(it))";
    assert_eq!(widget.evaluate(described, Value::Null).await, true, "what no field mends is the button's");
    widget.fill("email", EMAIL).await;
    assert_eq!(widget.property("email", "ariaInvalid").await, "false");
    assert_eq!(
        widget.count(Part::selector("[part~=problem][data-code=INVALID_BENEFICIARY_ACCOUNT]")).await,
        0
    );
}

/// The field is invalid, and its description is an alert that holds the problem.
async fn assert_tied(world: &World, css: &str, code: &str) {
    let tied = "const [css, code] = arguments[1];
        const field = all(css)[0];
        const described = (field.getAttribute('aria-describedby') ?? '').split(' ').flatMap((id) => all('#' + id));
        const alert = described.find((it) => it.querySelector(`[data-code=\"${code}\"]`));
        return [field.ariaInvalid, alert?.getAttribute('role')]";
    let found = world.widget.evaluate(tied, json!([css, code])).await;
    assert_eq!(found, json!(["true", "alert"]), "{css}");
}

async fn focus(world: &World, css: &str) {
    world.widget.wait_until(&format!("the focus on {css}"), FOCUS, json!(css)).await;
}

async fn assert_focused(world: &World, css: &str) {
    let focused = world.widget.focused().await;
    assert_eq!(world.widget.evaluate(FOCUSED, json!(css)).await, true, "{focused} has the focus of {css}");
}
