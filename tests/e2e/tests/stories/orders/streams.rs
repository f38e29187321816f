//! Live status over connections that break.

use cryptorefills_e2e::{Allowance, Page, World, part, until};
use serde_json::{Value, json};

/// The shortest time between two attempts, in milliseconds.
const PAUSE: u64 = 500;

pub(crate) async fn a_dropped_stream_comes_back_and_misses_nothing(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#)).await;
    world.sandbox.fault(json!({ "drop_stream_after_ms": 200, "times": 2 })).await;
    world.order_steam().await;
    let opened = until("a third stream", async || {
        let opened = world.sandbox.requests("/subscribe").await;
        (opened.len() >= 3).then_some(opened)
    })
    .await;
    assert_pauses(&opened);
    widget.wait(part("connection").with("data-state", "live")).await;
    world.finish().await;
    widget.wait("reveal").await;
}

pub(crate) async fn a_refused_stream_gives_way_to_polling(world: &World) {
    let widget = &world.widget;
    world.allow(Allowance::FailedRequests);
    world.open(&Page::widget(r#"country="US""#)).await;
    world.sandbox.fault(json!({ "refuse_stream": true })).await;
    world.order_steam().await;
    widget.wait(part("connection").with("data-state", "polling")).await;
    world.finish().await;
    widget.wait("reveal").await;
    assert_pauses(&world.sandbox.requests("/subscribe").await);
}

fn assert_pauses(opened: &[Value]) {
    let moments: Vec<u64> = opened.iter().filter_map(|request| request["at_ms"].as_u64()).collect();
    assert!(moments.len() >= 3, "{moments:?}");
    for pair in moments.windows(2) {
        assert!(pair[1] - pair[0] >= PAUSE, "{moments:?}");
    }
}
