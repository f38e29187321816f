//! A price that does not come: the shopper is told beside the amount, asks again, and orders.

use cryptorefills_e2e::{Allowance, Fault, Part, Route, World, part};

use super::running::{assert_kept, choose, forget};

pub(crate) async fn a_price_that_does_not_come_is_told_and_asked_for_again(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    for (fault, is_told) in [
        (Fault::status(Route::Price, 500).times(1), false),
        (Fault::status(Route::Price, 500), true),
        (Fault::says(Route::Price, "text/html", "<h1>Sign in</h1>"), true),
        (Fault::says(Route::Price, "application/json", "{\"coin_amount\":"), true),
    ] {
        choose(world, "Airbnb").await;
        forget(world).await;
        world.proxy.begin(fault);
        widget.fill("amount-input", "75").await;
        if is_told {
            widget.wait(part("problem").with("data-code", "client:price")).await;
            world.proxy.lift();
            widget.click(Part::selector("[data-code=\"client:price\"] button")).await;
        }
        widget.wait_text("price", "USDC").await;
        widget.wait_gone(part("problem")).await;
        widget.pay().await;
        world.sandbox.step("pay").await;
        widget.wait_state("WaitingForDelivery").await;
        assert_kept(world).await;
        world.proxy.lift();
    }
}
