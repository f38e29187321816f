//! The strictest page that a careful partner serves. Violations fail every story; these two visit every screen.

use cryptorefills_e2e::{Allowance, EMAIL, Page, Policy, Treatment, Widget, World, part};
use serde_json::Value;

/// Each image has loaded; those of a long list may still be waiting for somebody to come near.
const IMAGES_LOADED: &str =
    "return all('img').every((image) => image.complete ? image.naturalWidth > 0 : image.loading === 'lazy')";

/// No image is drawn as a broken one: what did not load is not visible.
const NOTHING_BROKEN: &str = "return all('img').every((image) =>
    image.complete ? image.naturalWidth > 0 || !shown(image) : image.loading === 'lazy')";

pub(crate) async fn every_screen_keeps_the_strict_policy(world: &World) {
    world.open(&Page::widget(r#"country="US""#)).await;
    visit(world, IMAGES_LOADED).await;
}

pub(crate) async fn blocked_images_leave_placeholders(world: &World) {
    world.allow(Allowance::BlockedImages);
    world.open(&Page::widget(r#"country="US""#).policy(Policy::StrictWithoutLogos)).await;
    world.widget.wait("brand-card").await;
    let initials = "const logo = all('[part~=brand-card] [part~=brand-logo]')[0];
        return !shown(logo) && shown(logo.closest('picture')?.previousElementSibling ?? null)";
    world.widget.wait_until("the first card's placeholder", initials, Value::Null).await;
    visit(world, NOTHING_BROKEN).await;
}

pub(crate) async fn a_nonce_is_passed_on_to_what_the_loader_loads(world: &World) {
    for policy in [Policy::Nonce, Policy::NonceAndDynamic] {
        let nonce = Policy::NONCE;
        let body = format!(
            r#"<script nonce="{nonce}" async src="/widget/embed.js"></script>
            <cryptorefills-widget country="US"></cryptorefills-widget>"#
        );
        world.open(&Page::new(&body).policy(policy)).await;
        world.order_steam().await;
    }
}

pub(crate) async fn a_pinned_loader_runs_and_a_tampered_one_does_not(world: &World) {
    world.allow(Allowance::Console("integrity"));
    let bundle = world.bundle();
    let (name, integrity) = bundle.pinned();
    let body = format!(
        r#"<script async src="/widget/{name}" integrity="{integrity}" crossorigin="anonymous"></script>
        <cryptorefills-widget country="US"><p>Our shop</p></cryptorefills-widget>"#
    );
    world.open(&Page::new(&body)).await;
    world.widget.wait("brand-card").await;
    world.server.treat(&[(name, Treatment::Tampered)]);
    world.open(&Page::new(&body)).await;
    let loaded = "return document.readyState === 'complete'";
    world.widget.wait_until("the page", loaded, Value::Null).await;
    let state = "return [!!host.shadowRoot, arguments[1] in window, shown(host.firstElementChild)]";
    let state = world.widget.evaluate(state, Value::from(Treatment::MARK)).await;
    assert_eq!(
        state,
        serde_json::json!([false, false, true]),
        "it never ran, and the page's own words stand"
    );
}

/// Grid, brand, problems, checkout, partial payment, waiting, code, barcode, expiry, eSIM.
async fn visit(world: &World, images: &str) {
    let widget = &world.widget;
    look(widget, "grid", images).await;
    widget.fill("search", "star").await;
    widget.open_brand("Starbucks").await;
    widget.wait("price").await;
    look(widget, "brand", images).await;
    widget.fill("email", "KYC_MISSING@sandbox.example").await;
    let first = part("amount-option");
    if widget.count("amount-input").await == 0 {
        widget.click(first).await;
    } else {
        widget.fill("amount-input", "25").await;
    }
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    look(widget, "problems", images).await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    widget.wait("qr").await;
    look(widget, "checkout", images).await;
    world.sandbox.step("pay-partial").await;
    widget.wait("missing-amount").await;
    look(widget, "partial payment", images).await;
    world.finish().await;
    look(widget, "done", images).await;
    widget.click("reveal").await;
    widget.wait("code").await;
    look(widget, "code and barcode", images).await;
    widget.click("copy-code").await;
    widget.click("restart").await;

    widget.wait_view("grid").await;
    widget.open_kind("esim").await;
    widget.fill("search", "").await;
    widget.open_brand("eSIM").await;
    widget.pick("1 GB 7 days").await;
    widget.pay().await;
    world.finish().await;
    look(widget, "eSIM", images).await;
    widget.click("restart").await;
    widget.open_brand("eSIM").await;
    widget.pick("1 GB 7 days").await;
    widget.pay().await;
    world.sandbox.step("expire").await;
    widget.wait_state("Expired").await;
    look(widget, "expired", images).await;
}

/// Every image as it should be, and every part that is promised once there once.
async fn look(widget: &Widget, screen: &str, images: &str) {
    widget.wait_until(&format!("the images of: {screen}"), images, Value::Null).await;
    let twice = "const names = all('[part]').flatMap((e) => [...e.part]);
        const repeated = ['brand-card', 'brand-logo', 'out-of-stock', 'amount-option', 'kind-tab', 'category-tab', 'problem', 'delivery'];
        return names.filter((name, at) => names.indexOf(name) !== at && !repeated.includes(name))";
    assert_eq!(
        widget.evaluate(twice, Value::Null).await,
        serde_json::json!([]),
        "parts that occur twice: {screen}"
    );
}
