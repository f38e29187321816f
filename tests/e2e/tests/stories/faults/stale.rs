//! An answer that is old when it comes. Times of the wire are whole seconds, so that old and new can look alike.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cryptorefills_e2e::{Allowance, Fault, Harm, Route, World, part, until};
use serde_json::json;

use super::running::{assert_kept, order};

/// How old the answer is: the stream says more meanwhile.
const AGE: Duration = Duration::from_millis(500);

pub(crate) async fn an_answer_that_the_stream_has_overtaken_takes_nothing_back(world: &World) {
    world.allow(Allowance::FailedRequests);
    for last in ["WaitingForManualAction", "Done"] {
        overtake(world, last).await;
    }
}

/// The page asks when the order is paid, and the stream tells the state `last` before the answer comes.
async fn overtake(world: &World, last: &str) {
    order(world).await;
    // Each message of the stream is preceded by one that cannot be read, which makes the page ask.
    world.sandbox.fault(json!({ "garbage_event": true })).await;
    world.proxy.begin(Fault::on(Route::Order, Harm::AnswersLate(AGE)));
    world.proxy.cut(Route::Stream);
    until("the first question", async || (world.proxy.arrivals(Route::Order).len() == 1).then_some(())).await;
    until("its answer", async || (world.proxy.settled(Route::Order) == 1).then_some(())).await;
    until("a second that has just begun", async || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        (now.subsec_millis() < 150).then_some(())
    })
    .await;
    world.sandbox.step("pay").await;
    until("the second question", async || (world.proxy.arrivals(Route::Order).len() == 2).then_some(()))
        .await;
    world.sandbox.step(last).await;
    world.widget.wait_state(last).await;
    until("its answer, or that nobody waits for it", async || {
        (world.proxy.settled(Route::Order) == 2).then_some(())
    })
    .await;
    // If the page takes the answer in, it has done so by now.
    let later = "return new Promise((resolve) => setTimeout(resolve, 2000))";
    world.session.evaluate(later, vec![]).await;
    assert_eq!(world.widget.count(part("status").with("data-state", last)).await, 1, "{last}");
    assert_kept(world).await;
    world.proxy.lift();
}
