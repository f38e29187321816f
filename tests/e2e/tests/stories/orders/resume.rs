//! An order that its shopper comes back to: after a reload, with the browser closed meanwhile, in another tab.

use cryptorefills_e2e::{Allowance, EMAIL, Page, Widget, World, part, until};
use serde_json::{Value, json};

/// What storage does where a browser forbids it.
const FORBID: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('blocked', 'SecurityError') } })";

pub(crate) async fn a_reload_comes_back_to_the_same_payment(world: &World) {
    world.open(&shop()).await;
    let order = world.order_steam().await;
    world.wait_told("cr-order-status").await;
    let before = seconds(&world.widget).await;
    world.session.reload().await;
    let widget = &world.widget;
    widget.wait_view("checkout").await;
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    assert_eq!(json!(widget.scan("qr").await), order["qr_text"]);
    let after = seconds(widget).await;
    assert!(after <= before && before - after < 30, "{before} s, then {after} s");
    assert_eq!(world.told("cr-order-status").await, Vec::<Value>::new(), "it was told before");
    world.finish().await;
    widget.click("reveal").await;
    widget.wait("code").await;
    assert_eq!(world.sandbox.orders().await.len(), 1);
}

pub(crate) async fn a_closed_browser_comes_back_to_the_payment(world: &World) {
    let profile = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder: {error}"));
    world.server.show(&shop());
    let browser = world.browser(profile.path()).await;
    browser.goto(&world.server.url()).await;
    browser.widget().fill_steam().await;
    browser.widget().pay().await;
    let address = browser.widget().text("address").await;
    browser.end().await;

    let browser = world.browser(profile.path()).await;
    browser.goto(&world.server.url()).await;
    let widget = browser.widget();
    widget.wait_view("checkout").await;
    assert_eq!(widget.text("address").await, address);
    world.sandbox.step("pay").await;
    widget.wait_state("WaitingForDelivery").await;
    browser.end().await;
    world.sandbox.step("deliver").await;

    let browser = world.browser(profile.path()).await;
    browser.goto(&world.server.url()).await;
    browser.widget().click("reveal").await;
    browser.widget().wait("code").await;
    browser.end().await;
    assert_eq!(world.sandbox.orders().await.len(), 1);
    world.open(&shop()).await;
}

pub(crate) async fn a_reload_between_the_question_and_its_answer_finds_the_one_order(world: &World) {
    world.allow(Allowance::FailedRequests);
    for fault in [json!({ "latency_ms": 3000 }), json!({ "lose_answer": true, "latency_ms": 1000 })] {
        let mut fault = fault;
        fault["route"] = json!("/v5/orders");
        fault["method"] = json!("POST");
        fault["times"] = json!(1);
        world.open(&shop()).await;
        let made = world.sandbox.orders().await.len();
        world.widget.fill_steam().await;
        world.sandbox.fault(fault.clone()).await;
        let asked = world.sandbox.ordered().await.len();
        world.widget.click("pay").await;
        until("the order to be asked for", async || {
            (world.sandbox.ordered().await.len() > asked).then_some(())
        })
        .await;
        world.session.reload().await;
        if fault["lose_answer"] == true {
            // The host itself never heard what became of it: the shopper is told in words, and asked.
            world.widget.wait(part("problem").with("data-code", "client:answer-lost")).await;
            world.widget.click("dismiss").await;
            world.widget.wait_gone("order-list").await;
        } else {
            world.widget.wait_view("checkout").await;
            let order = world.sandbox.order().await;
            assert_eq!(json!(world.widget.text("address").await), order["wallet_address"]);
        }
        assert_eq!(world.sandbox.orders().await.len(), made + 1, "{fault}");
    }
}

pub(crate) async fn what_happened_while_the_page_was_closed_is_told_once(world: &World) {
    let widget = &world.widget;
    world.open(&shop()).await;
    let order = world.order_steam().await;
    world.wait_told("cr-order-status").await;
    world.session.goto("about:blank").await;
    world.sandbox.step("pay").await;
    world.sandbox.step("deliver").await;
    world.session.goto(&world.server.url()).await;
    widget.wait("reveal").await;
    let id = &order["order_id"];
    assert_eq!(world.wait_told("cr-order-done").await, json!({ "orderId": id, "resumed": true }));
    assert_eq!(
        world.told("cr-order-status").await,
        [json!({ "orderId": id, "state": "Done", "resumed": true })]
    );

    world.session.reload().await;
    widget.click("reveal").await;
    widget.wait("code").await;
    let kept = world.session.evaluate("return JSON.stringify({ ...localStorage })", vec![]).await;
    let code = order_code(world).await;
    for secret in [code.as_str(), EMAIL, order["wallet_address"].as_str().unwrap_or("?")] {
        assert!(!kept.to_string().contains(secret), "{kept}");
    }
    assert!(world.told("cr-order-status").await.is_empty() && world.told("cr-order-done").await.is_empty());

    widget.click("code-saved").await;
    widget.wait_view("grid").await;
    world.session.reload().await;
    widget.wait("brand-card").await;
    widget.wait_view("grid").await;
    assert_eq!(widget.count("order-list").await, 0);
}

pub(crate) async fn a_second_tab_shows_the_same_order(world: &World) {
    let widget = &world.widget;
    world.open(&shop()).await;
    let order = world.order_steam().await;
    world.session.new_tab().await;
    world.session.goto(&world.server.url()).await;
    widget.wait_view("checkout").await;
    assert_eq!(json!(widget.text("address").await), order["wallet_address"]);
    world.finish().await;
    world.session.tab(0).await;
    widget.wait_state("Done").await;
    widget.wait("reveal").await;
    // Both heard of it at the same moment, and one of them told its page.
    let told = until("one of the pages to be told", async || {
        let mut told = vec![];
        for tab in [0, 1] {
            world.session.tab(tab).await;
            told.extend(world.told("cr-order-done").await);
        }
        (!told.is_empty()).then_some(told)
    })
    .await;
    assert_eq!(told, [json!({ "orderId": order["order_id"], "resumed": false })]);
    assert_eq!(world.sandbox.orders().await.len(), 1);
}

pub(crate) async fn blocked_storage_loses_nothing_but_the_reload(world: &World) {
    let widget = &world.widget;
    world.open(&shop()).await;
    widget.fill_steam().await;
    world.session.evaluate(FORBID, vec![]).await;
    widget.pay().await;
    widget.wait(part("problem").with("data-code", "client:not-saved")).await;
    let order = world.sandbox.order().await;
    widget.wait_text("root", order["order_id"].as_str().unwrap_or("?")).await;
    assert_eq!(world.wait_told("cr-problem").await, json!({ "code": "client:not-saved" }));
    world.finish().await;
    widget.click("reveal").await;
    widget.wait("code").await;
    world.session.reload().await;
    widget.wait("brand-card").await;
    widget.wait_view("grid").await;
}

pub(crate) async fn each_element_comes_back_to_its_own_orders(world: &World) {
    let body = r#"<script async src="/widget/embed.js"></script>
        <cryptorefills-widget country="US"></cryptorefills-widget>
        <cryptorefills-widget country="US"></cryptorefills-widget>"#;
    world.open(&Page::new(body)).await;
    let (first, second) = (world.widget_at(0), world.widget_at(1));
    second.fill_steam().await;
    second.pay().await;
    world.session.reload().await;
    second.wait_view("checkout").await;
    first.wait("brand-card").await;
    first.wait_view("grid").await;
    assert_eq!(first.count("order-list").await, 0);

    // On a page without its element, the first one takes care of it.
    world.server.show(&shop());
    world.session.reload().await;
    first.wait_view("checkout").await;
}

fn shop() -> Page {
    Page::widget(r#"country="US""#)
}

/// What the countdown shows.
async fn seconds(widget: &Widget) -> u64 {
    let text = widget.text("countdown").await;
    let (minutes, seconds) = text.split_once(':').unwrap_or(("", ""));
    let number = |text: &str| text.parse::<u64>().unwrap_or_else(|_| panic!("no countdown: {text}"));
    number(minutes) * 60 + number(seconds)
}

async fn order_code(world: &World) -> String {
    let order = world.sandbox.order().await;
    order["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap_or("?").to_owned()
}
