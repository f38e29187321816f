//! Seven tabs of one browser, which opens six connections to a host and no more.

use cryptorefills_e2e::{Page, Route, World, part, until};
use serde_json::{Value, json};

const TABS: usize = 7;

/// Streams that the tabs of one origin open to one host.
const STREAMS: usize = 4;

pub(crate) async fn seven_tabs_of_one_order_share_its_stream_whoever_goes(world: &World) {
    let widget = &world.widget;
    world.open_through_faults(&shop()).await;
    world.order_steam().await;
    for _ in 1..TABS {
        world.session.new_tab().await;
        world.session.goto(&world.proxy.url()).await;
        is_live(world).await;
    }
    streams(world, 1).await;
    world.sandbox.step("pay").await;
    for tab in 0..TABS {
        world.session.tab(tab).await;
        widget.wait_state("WaitingForDelivery").await;
    }
    // One of those that go has the stream.
    for _ in 1..TABS {
        world.session.close_tab().await;
        is_live(world).await;
        streams(world, 1).await;
    }
    world.sandbox.step("deliver").await;
    widget.wait_state("Done").await;
    streams(world, 0).await;
}

pub(crate) async fn seven_tabs_with_seven_orders_all_load_and_end(world: &World) {
    let widget = &world.widget;
    world.open_through_faults(&shop()).await;
    let mut orders = vec![(id(&world.order_steam().await), Value::Null)];
    let body = world.sandbox.ordered().await.remove(0);
    for _ in 1..TABS {
        let made = world.session.evaluate_later(ORDER, vec![body.clone()]).await;
        orders.push((id(&made), made["pass"].clone()));
    }
    for (order, pass) in &orders[1..] {
        // What is on file leads every tab to the order of the first one.
        world.session.evaluate("localStorage.clear()", vec![]).await;
        world.session.new_tab().await;
        world.session.goto(&world.proxy.url()).await;
        widget.wait_view("grid").await;
        world.session.evaluate(RESUME, vec![json!(order), pass.clone()]).await;
        widget.wait_view("checkout").await;
        let open = world.proxy.open(Route::Stream);
        assert!(open <= STREAMS, "{open} streams");
    }
    for (tab, (order, _)) in orders.iter().enumerate() {
        world.session.tab(tab).await;
        world.sandbox.step_with(order, "pay").await;
        world.sandbox.step_with(order, "deliver").await;
        widget.wait_state("Done").await;
    }
    streams(world, 0).await;
}

const ORDER: &str = "const [body, tell] = arguments;
    fetch('/api/orders', { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
        .then(async (answer) => tell({ ...await answer.json(), pass: answer.headers.get('CR-Order-Pass') }))";

const RESUME: &str = "document.querySelector('cryptorefills-widget').resume(...arguments)";

async fn is_live(world: &World) {
    world.widget.wait(part("connection").with("data-state", "live")).await;
}

/// Waits until so many streams are open, of all tabs.
async fn streams(world: &World, count: usize) {
    until(&format!("{count} open streams"), async || {
        (world.proxy.open(Route::Stream) == count).then_some(())
    })
    .await;
}

fn id(order: &Value) -> String {
    order["order_id"].as_str().unwrap_or_else(|| panic!("no order: {order}")).to_owned()
}

fn shop() -> Page {
    Page::widget(r#"country="US""#)
}
