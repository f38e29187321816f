//! An order that runs on a page whose clock is quick: how each story begins, and what must hold at its end.

use std::time::Duration;

use cryptorefills_e2e::{EMAIL, Page, Route, World, pace, part};

/// How many times as fast as the world's the page's clock runs.
pub(crate) const FACTOR: u32 = 10;

/// No two attempts to open the stream are closer, in the page's time.
const STREAM_FLOOR: Duration = Duration::from_millis(500);

/// No two requests for the order are closer, in the page's time.
const REQUEST_FLOOR: Duration = Duration::from_secs(5);

/// Everything works, and the shopper is in the form of a brand; what was before is forgotten.
pub(crate) async fn choose(world: &World, brand: &str) {
    world.sandbox.reset().await;
    let page = Page::widget(&format!(r#"country="US" brand="{brand}" email="{EMAIL}""#)).clock();
    world.open_through_faults(&page).await;
    world.widget.wait_view("brand").await;
}

/// The shopper has ordered, and waits at the checkout.
pub(crate) async fn order(world: &World) {
    choose(world, "Steam").await;
    world.widget.pick("10 USD").await;
    world.widget.pay().await;
    world.widget.wait(part("connection").with("data-state", "live")).await;
    world.session.run_clock(FACTOR).await;
    forget(world).await;
}

/// The order is delivered, and the shopper sees the code.
pub(crate) async fn finish(world: &World) {
    world.sandbox.step("deliver").await;
    world.widget.wait_state("Done").await;
    world.widget.click("reveal").await;
    let order = world.sandbox.order().await;
    let code = order["deliveries"][0]["deliverable"]["pin_code"].as_str().unwrap_or("?");
    assert_eq!(world.widget.text("code").await, code);
}

/// There is one order, it was asked for once, and nobody was asked too fast. Returns when the page's requests left.
pub(crate) async fn assert_kept(world: &World) -> Departures {
    let departures = Departures(world.departures().await);
    assert_eq!(world.sandbox.orders().await.len(), 1, "orders upstream");
    assert_eq!(world.sandbox.ordered().await.len(), 1, "requests for an order upstream");
    for (route, floor) in [(Route::Stream, STREAM_FLOOR), (Route::Order, REQUEST_FLOOR)] {
        let (left, arrived) = (departures.of(route), world.proxy.arrivals(route));
        let paced = pace::spaced(&left, floor).and_then(|()| pace::no_burst(&arrived, floor, FACTOR));
        paced.unwrap_or_else(|error| panic!("{route:?}: {error}"));
        assert!(arrived.len() <= left.len(), "{route:?}: {left:?} left, and {arrived:?} arrived");
    }
    departures
}

/// What left and what arrived so far does not count.
pub(crate) async fn forget(world: &World) {
    world.departures().await;
    world.proxy.forget();
}

/// What the page sent, and when by its own clock.
pub(crate) struct Departures(Vec<(Route, Duration)>);

impl Departures {
    /// When requests for a route left.
    pub(crate) fn of(&self, route: Route) -> Vec<Duration> {
        self.0.iter().filter(|(other, _)| *other == route).map(|(_, at)| *at).collect()
    }
}
