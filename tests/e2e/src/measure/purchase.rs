//! Ten purchases in one page, one after the other: how long an amount takes to its price and an event of the stream to
//! the screen, and what ten of them leave in memory. Of the widget alone: nobody else here sells anything.

use serde_json::{Value, json};

use crate::environment::Environment;
use crate::measure::sample::median;
use crate::partner::page::{Page, Policy};
use crate::shopper::part::part;
use crate::shopper::shopping::EMAIL;
use crate::webdriver::session::Session;
use crate::world::World;

const PURCHASES: usize = 10;

/// Amounts that are chosen in turn, so that each choice changes the price.
const AMOUNTS: [&str; 2] = ["20 USD", "10 USD"];

/// What is measured, with its median.
pub(super) async fn measure(
    environment: &Environment,
    session: Session,
) -> Result<Vec<(&'static str, f64)>, String> {
    let world = World::start(environment, session).await?;
    let widget = &world.widget;
    let body = format!(
        "<script src=\"/linear.js\"></script><script src=\"/purchase.js\"></script><script async src=\"/widget/embed.js\"></script>\
         <cryptorefills-widget country=\"US\" lang=\"en\" email=\"{EMAIL}\"></cryptorefills-widget>"
    );
    world.open(&Page::new(&body).policy(Policy::Absent)).await;
    let (mut prices, mut changes, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PURCHASES {
        widget.open_brand("Steam").await;
        widget.wait(part("amount-option").with("data-denomination", AMOUNTS[0])).await;
        for amount in AMOUNTS {
            let took = "purchase.price(arguments[0]).then(arguments[1])";
            prices.extend(world.session.evaluate_later(took, vec![json!(amount)]).await.as_f64());
        }
        widget.pay().await;
        widget.wait(part("connection").with("data-state", "live")).await;
        for (step, state) in [("pay", "WaitingForDelivery"), ("deliver", "Done")] {
            world.session.evaluate("purchase.watch()", vec![]).await;
            world.sandbox.step(step).await;
            widget.wait_state(state).await;
            let took = "purchase.changed().then(arguments[0])";
            changes.extend(world.session.evaluate_later(took, vec![]).await.as_f64());
        }
        widget.click("restart").await;
        widget.wait_view("grid").await;
        memory.push(in_use(&world.session).await);
    }
    let grown = memory.last().zip(memory.first()).map_or(f64::NAN, |(last, first)| last - first);
    Ok(vec![
        ("amount to price, ms", median(prices.into_iter()).unwrap_or(f64::NAN)),
        ("event of the stream to the screen, ms", median(changes.into_iter()).unwrap_or(f64::NAN)),
        ("left in memory by nine more purchases, kB", grown),
    ])
}

/// Kilobytes of the heap, of buffers and of WebAssembly, which the browser counts among neither.
pub(super) async fn in_use(session: &Session) -> f64 {
    session.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let heap = session.devtools("Runtime.getHeapUsage", json!({})).await;
    let bytes = |name: &str| heap.get(name).and_then(Value::as_f64).unwrap_or(0.0);
    let module = session.evaluate("return window.linear?.buffer.byteLength ?? 0", vec![]).await;
    (bytes("usedSize") + bytes("backingStorageSize") + module.as_f64().unwrap_or(0.0)) / 1000.0
}
