//! A walk through every screen, for stories that look at all of them in the same way.

use cryptorefills_e2e::{EMAIL, Page, Part, World, part};

/// Opens the page and calls `look` with the name of each screen once it stands: the grid and what it finds, a brand with
/// all that can be wrong, the checkout, every stage of an order, an order of two lines.
pub(crate) async fn tour(world: &World, page: &Page, look: impl AsyncFn(&str)) {
    world.open(page).await;
    browse(world, &look).await;
    order(world, &look).await;
    other_goods(world, &look).await;
}

async fn browse(world: &World, look: &impl AsyncFn(&str)) {
    let widget = &world.widget;
    widget.wait("brand-card").await;
    look("grid").await;
    widget.fill("search", "stam").await;
    widget.wait(part("brand-card").with("data-brand", "Steam")).await;
    look("found").await;
    widget.fill("search", "qqqqq").await;
    widget.wait(Part::selector(".blank")).await;
    look("nothing found").await;
    widget.fill("search", "").await;
    widget.wait("category-tab").await;
    widget.click("country").await;
    widget.wait(Part::selector(".country-option")).await;
    look("countries").await;
    world.session.press('\u{e00c}').await;
    widget.wait_gone(Part::selector(".country-option")).await;
    widget.open_brand("Airbnb").await;
    widget.wait("amount-input").await;
    widget.fill("amount-input", "2").await;
    widget.click("pay").await;
    for code in ["client:low-amount", "client:email"] {
        widget.wait(part("problem").with("data-code", code)).await;
    }
    look("range").await;
    widget.click("back").await;
}

async fn order(world: &World, look: &impl AsyncFn(&str)) {
    let widget = &world.widget;
    widget.fill_steam().await;
    widget.wait_text("price", "USDC").await;
    look("brand").await;
    widget.fill("email", "KYC_MISSING+COUPON_EXPIRED@sandbox.example").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "COUPON_EXPIRED")).await;
    look("problems").await;
    widget.fill("email", EMAIL).await;
    widget.pay().await;
    widget.wait("qr").await;
    widget.wait(part("connection").with("data-state", "live")).await;
    look("checkout").await;
    world.sandbox.step("pay-partial").await;
    widget.wait("missing-amount").await;
    look("partial payment").await;
    world.sandbox.step("pay").await;
    widget.wait_state("WaitingForDelivery").await;
    look("paid").await;
    world.sandbox.step("deliver").await;
    widget.wait("reveal").await;
    look("delivered").await;
    widget.click("reveal").await;
    widget.wait("code").await;
    look("code").await;
    widget.click("restart").await;
}

async fn other_goods(world: &World, look: &impl AsyncFn(&str)) {
    let widget = &world.widget;
    widget.wait_view("grid").await;
    widget.open_kind("esim").await;
    widget.open_brand("eSIM").await;
    widget.pick("1 GB 7 days").await;
    widget.fill("email", EMAIL).await;
    look("plans").await;
    widget.click("add-item").await;
    widget.wait_view("grid").await;
    widget.wait("basket").await;
    look("basket").await;
    widget.open_kind("mobile_recharge").await;
    widget.open_brand("T-Mobile Credits").await;
    widget.pick("10 USD").await;
    widget.click("pay").await;
    widget.wait(part("problem").with("data-code", "client:phone")).await;
    look("top-up").await;
    widget.fill("phone", "+1 415 555 1234").await;
    widget.pay().await;
    world.sandbox.step("expire").await;
    widget.wait_state("Expired").await;
    look("expired").await;
}
