//! The smallest phone.

use cryptorefills_e2e::{EMAIL, Page, World, part};
use serde_json::Value;

const WIDTH: u32 = 320;

/// The parts that stick out of the page: a row that scrolls by itself may.
const CUT_OFF: &str = "const scrolls = (e) => {
        for (let at = e.parentElement; at; at = at.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
        return false;
    };
    const out = all('[part]').filter((e) => shown(e) && !scrolls(e)).filter((e) => {
        const box = e.getBoundingClientRect();
        return box.left < -0.5 || box.right > innerWidth + 0.5;
    }).map((e) => e.getAttribute('part'));
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page');
    return out";

pub(crate) async fn nothing_is_cut_off_at_320_pixels(world: &World) {
    let widget = &world.widget;
    world.session.resize(WIDTH, 640).await;
    world.open(&Page::widget(r#"country="US""#)).await;
    widget.wait("brand-card").await;
    assert_fits(world, "grid").await;
    widget.open_brand("Steam").await;
    widget.wait("amount-option").await;
    assert_fits(world, "brand").await;
    widget.pick("10 USD").await;
    widget.fill("email", "KYC_MISSING+INVALID_BENEFICIARY_ACCOUNT@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "KYC_MISSING")).await;
    assert_fits(world, "problems").await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    widget.wait("qr").await;
    assert_fits(world, "checkout").await;
    world.sandbox.step("pay-partial").await;
    widget.wait("missing-amount").await;
    assert_fits(world, "partial payment").await;
    world.finish().await;
    widget.click("reveal").await;
    widget.wait("code").await;
    assert_fits(world, "code").await;
    widget.click("restart").await;
    widget.open_brand("Airbnb").await;
    widget.wait("amount-input").await;
    assert_fits(world, "range").await;
    widget.fill("amount-input", "75").await;
    widget.pay().await;
    world.sandbox.step("expire").await;
    widget.wait_state("Expired").await;
    assert_fits(world, "expired").await;
}

async fn assert_fits(world: &World, screen: &str) {
    let widget = &world.widget;
    assert_eq!(widget.evaluate("return innerWidth", Value::Null).await, WIDTH);
    assert_eq!(widget.evaluate(CUT_OFF, Value::Null).await, serde_json::json!([]), "cut off: {screen}");
}
