//! A host that does not know the order: the shopper is told, with the order's number, and nothing is given up.

use cryptorefills_e2e::{Allowance, Fault, Part, Route, World, part};

use super::running::{assert_kept, finish, order};

/// The words for an order that cannot be found, in English.
const LOST: &str = "This order cannot be found";

pub(crate) async fn an_order_that_the_host_does_not_know_is_told_and_comes_back(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    for status in [404, 410] {
        order(world).await;
        let id = world.sandbox.order().await["order_id"].as_str().unwrap_or("?").to_owned();
        for route in [Route::Stream, Route::Order] {
            world.proxy.begin(Fault::status(route, status));
        }
        world.proxy.cut(Route::Stream);
        widget.wait_text(Part::selector(".notice"), LOST).await;
        widget.wait_text(part("root"), &id).await;
        world.sandbox.step("pay").await;
        world.proxy.lift();
        widget.wait_state("WaitingForDelivery").await;
        widget
            .wait_until(
                "the words to go",
                "return all('.notice').every((notice) => !words(notice).includes(arguments[1]))",
                LOST.into(),
            )
            .await;
        finish(world).await;
        assert_kept(world).await;
    }
}
