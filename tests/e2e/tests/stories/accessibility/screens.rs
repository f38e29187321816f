//! Every screen and state in turn, for stories that look at all of them. One world is enough: each screen follows from the
//! one before.

use cryptorefills_e2e::{Allowance, EMAIL, Page, Part, World, part};
use serde_json::{Value, json};

/// A screen that stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    pub(super) name: &'static str,
    /// A script that brings back what a screen closes when it is built anew, and is true when all of it is there.
    pub(super) stand: &'static str,
}

const SETTLED: &str = "return all('.skeleton').length === 0";
const LOADING: &str = "return all('.skeleton').length > 0";
const UNFOLDED: &str = "const folded = all('details'); folded.forEach((it) => { it.open = true });
    return folded.length > 0 && all('.skeleton').length === 0";
const LISTED: &str = "const field = all('[part~=country]')[0];
    if (!all('[role=option]').length) { field.focus(); field.click(); }
    return all('[role=option]').length > 0";
const REVEALED: &str = "all('[part~=reveal]').forEach((it) => it.click());
    all('details').forEach((it) => { it.open = true });
    return all('[part~=code]').length > 0";
const ALONE: &str = "const choice = all('.qr-switch')[0]; if (choice.ariaPressed === 'false') choice.click();
    return choice.ariaPressed === 'true'";

/// A partner's page as it should be: the widget stands in the middle of it.
const AROUND: &str = "<main><h1>A shop</h1><script async src=\"/widget/embed.js\"></script>\
    <cryptorefills-widget country=\"US\"></cryptorefills-widget></main>";

/// Problems at every place of the form at once.
const PROBLEMS: &str =
    "KYC_MISSING+INVALID_BENEFICIARY_ACCOUNT+AMOUNT_TOO_LOW+FULLNAME_MISSING+COUPON_EXPIRED@sandbox.example";

/// Looks at each screen.
pub(super) async fn every_screen(world: &World, look: impl AsyncFn(Screen)) {
    world.allow(Allowance::FailedRequests);
    browsing(world, &look).await;
    choosing(world, &look).await;
    paying(world, &look).await;
    receiving(world, &look).await;
    ending(world, &look).await;
    failing(world, &look).await;
}

async fn browsing(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    world.sandbox.fault(json!({ "route": "/v2/brands", "latency_ms": 600_000, "times": 1 })).await;
    world.open(&Page::new(AROUND)).await;
    widget.wait(Part::selector(".skeleton")).await;
    look(Screen { name: "loading", stand: LOADING }).await;
    world.sandbox.clear_faults().await;
    begin(world).await;
    look(Screen { name: "grid", stand: SETTLED }).await;
    widget.fill("search", "ste").await;
    widget.wait_text("root", "Results").await;
    look(Screen { name: "results", stand: SETTLED }).await;
    widget.fill("search", "zzzz").await;
    widget.wait(Part::selector(".blank")).await;
    look(Screen { name: "no match", stand: SETTLED }).await;
    widget.fill("search", "").await;
    narrow(world, "games").await;
    look(Screen { name: "countries", stand: LISTED }).await;
    widget.fill("country", "zzzz").await;
    widget.wait(Part::selector(".country-none")).await;
    look(Screen { name: "no country", stand: SETTLED }).await;
    begin(world).await;
    widget.open_kind("mobile_recharge").await;
    look(Screen { name: "top-ups", stand: SETTLED }).await;
}

async fn choosing(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    widget.open_brand("T-Mobile Credits").await;
    widget.wait("amount-option").await;
    look(Screen { name: "top-up", stand: SETTLED }).await;
    widget.click("back").await;
    widget.open_kind("esim").await;
    widget.open_brand("eSIM").await;
    widget.wait("amount-option").await;
    look(Screen { name: "eSIM", stand: SETTLED }).await;
    widget.click("back").await;
    widget.open_kind("giftcard").await;
    widget.open_brand("Sephora").await;
    widget.wait(Part::selector(".notice .prose")).await;
    look(Screen { name: "range, with a supplier's texts", stand: UNFOLDED }).await;
    widget.fill("amount-input", "7").await;
    widget.click("pay").await;
    widget.wait("problem").await;
    look(Screen { name: "a bad amount", stand: UNFOLDED }).await;
    widget.click("back").await;
    widget.open_brand("Steam").await;
    widget.pick("10 USD").await;
    look(Screen { name: "fixed amounts", stand: UNFOLDED }).await;
    widget.fill("email", PROBLEMS).await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    look(Screen { name: "problems", stand: UNFOLDED }).await;
    widget.fill("email", EMAIL).await;
    widget.click("add-item").await;
    widget.wait("basket").await;
    narrow(world, "games").await;
    look(Screen { name: "grid with a basket", stand: SETTLED }).await;
    narrow(world, "").await;
    widget.open_brand("Airbnb").await;
    widget.wait("basket-item").await;
    look(Screen { name: "basket", stand: SETTLED }).await;
}

async fn paying(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    begin(world).await;
    widget.fill_steam().await;
    widget.fill("email", "PRICE.110@sandbox.example").await;
    widget.pay().await;
    widget.wait("qr").await;
    look(Screen { name: "checkout", stand: SETTLED }).await;
    look(Screen { name: "checkout, address alone", stand: ALONE }).await;
    world.session.offline(true).await;
    widget.wait(part("connection").with("data-state", "offline")).await;
    look(Screen { name: "offline", stand: "return true" }).await;
    world.session.offline(false).await;
    widget.wait(part("connection").with("data-state", "live")).await;
    world.sandbox.step("pay-partial").await;
    widget.wait("missing-amount").await;
    look(Screen { name: "partial", stand: SETTLED }).await;
}

async fn receiving(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    for state in ["PaymentStarted", "WaitingForDelivery", "WaitingForManualAction", "SomethingNew"] {
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        look(Screen { name: state, stand: SETTLED }).await;
    }
    world.sandbox.step("pay").await;
    world.sandbox.step("deliver").await;
    widget.wait("reveal").await;
    look(Screen { name: "delivered", stand: SETTLED }).await;
    look(Screen { name: "revealed", stand: REVEALED }).await;
    widget.click("restart").await;
    widget.wait("order-list").await;
    narrow(world, "games").await;
    look(Screen { name: "grid with an order", stand: SETTLED }).await;
    widget.open_kind("esim").await;
    widget.open_brand("eSIM").await;
    widget.pick("1 GB 7 days").await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    world.finish().await;
    look(Screen { name: "delivered eSIM", stand: UNFOLDED }).await;
    widget.click("restart").await;
    widget.wait_view("grid").await;
    widget.open_kind("giftcard").await;
    widget.open_brand("SiriusXM").await;
    widget
        .wait_until(
            "amounts",
            "return all('[part~=amount-option], [part~=amount-input]').length > 0",
            Value::Null,
        )
        .await;
    if widget.count("amount-option").await > 0 {
        widget.click("amount-option").await;
    }
    widget.pay().await;
    world.finish().await;
    look(Screen { name: "not delivered", stand: SETTLED }).await;
}

async fn ending(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    begin(world).await;
    widget.fill_steam().await;
    for state in ["Expired", "PaymentFailed", "PaymentSetupFailed", "Refunded", "Canceled"] {
        widget.pay().await;
        world.sandbox.step(state).await;
        widget.wait_state(state).await;
        look(Screen { name: state, stand: SETTLED }).await;
        widget.click("restart").await;
        widget.wait_view("brand").await;
    }
    widget.choose("network", "BINANCE_PAY").await;
    widget.wait_text("price", "Binance Pay").await;
    widget.pay().await;
    look(Screen { name: "hosted checkout", stand: SETTLED }).await;
}

async fn failing(world: &World, look: &impl AsyncFn(Screen)) {
    let widget = &world.widget;
    begin(world).await;
    world.sandbox.fault(json!({ "route": "/v5/products", "status": 503 })).await;
    widget.open_brand("Steam").await;
    widget.wait("problem").await;
    look(Screen { name: "amounts that fail", stand: "return all('[part~=problem]').length > 0" }).await;
    world.sandbox.clear_faults().await;
    world.sandbox.fault(json!({ "route": "/v2/brands", "status": 503 })).await;
    // Brands of a country that was looked at before may come from the browser's memory.
    world.open(&Page::new(&AROUND.replace("US", "SE"))).await;
    widget.wait("problem").await;
    look(Screen { name: "a grid that fails", stand: "return all('[part~=problem]').length > 0" }).await;
    world.sandbox.clear_faults().await;
}

/// Opens a category: few cards are looked at more quickly than all, which are looked at once.
async fn narrow(world: &World, category: &str) {
    world.widget.click(part("category-tab").with("data-category", category)).await;
}

/// The grid, as somebody sees it who was never here.
async fn begin(world: &World) {
    world.open(&Page::new(AROUND)).await;
    world.widget.wait("brand-card").await;
    world.widget.wait_until("the rest of the shop", SETTLED, Value::Null).await;
}
