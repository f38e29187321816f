//! A place that is narrower than any phone, in the middle of a wide page: nothing sticks out of it. Every engine breaks
//! lines by rules of its own.

use cryptorefills_e2e::{Page, Part, Policy, World};
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [240, 280, 320];

/// What is wider than its place, after the element got this width. Rows that scroll by themselves may be longer.
const STICKS_OUT: &str = "host.style.width = `${arguments[1]}px`;
    const frame = all('[part~=root]')[0].getBoundingClientRect();
    const scrolls = (e) => !!e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const found = all('[part~=root] *').filter((e) => shown(e) && !scrolls(e.parentElement) && !e.closest('.visually-hidden, select'));
    return found.filter((e) => e.getBoundingClientRect().right > frame.right + 0.5
            || (['DD', 'DT', 'P'].includes(e.tagName) && e.scrollWidth > e.clientWidth + 1))
        .map((e) => e.tagName + '.' + e.className + ' ' + words(e).slice(0, 60))";

pub(crate) async fn nothing_sticks_out_of_a_narrow_place(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" coin="USDC" network="Avalanche""#).policy(Policy::Absent)).await;
    widget.wait("brand-card").await;
    fits(world, "the grid").await;
    widget.fill_steam().await;
    // A coupon brings the price before it.
    widget.click(Part::selector("details:has([part=coupon]) summary")).await;
    widget.fill("coupon", "TENOFF").await;
    widget.click("email").await;
    widget.wait(Part::selector(".review-list s")).await;
    widget.wait_text("price", "USDC").await;
    fits(world, "the brand").await;
    widget.pay().await;
    widget.wait("qr").await;
    fits(world, "the checkout").await;
    world.sandbox.step("pay-partial").await;
    widget.wait("missing-amount").await;
    fits(world, "a partial payment").await;
    world.finish().await;
    widget.click("reveal").await;
    widget.wait("code").await;
    fits(world, "the code").await;
}

async fn fits(world: &World, screen: &str) {
    for width in WIDTHS {
        let found = world.widget.evaluate(STICKS_OUT, json!(width)).await;
        assert_eq!(found, json!([]), "{screen} at {width} px");
    }
    world.widget.evaluate("host.style.width = ''", Value::Null).await;
}
