//! Faults as a table, and how each is lived through: the order runs, the fault begins, the shopper pays, and the end is
//! the same as without it.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use cryptorefills_e2e::{Route, World, pace, part, until};
use futures_util::FutureExt;

use super::running::{Departures, assert_kept, finish, order};
use super::trouble::Trouble;

/// One fault during a running order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// What happens, for whoever reads why a story failed.
    pub(crate) name: &'static str,
    pub(crate) trouble: Trouble,
    /// What the part `connection` says under it, where that is certain.
    pub(crate) connection: Option<&'static str>,
    pub(crate) end: End,
    pub(crate) rule: Rule,
}

/// When the payment is seen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// The fault stays for good, and payment and code are shown all the same.
    Stays,
    /// The fault is over once so many requests of a route have met it; then everything is shown, live.
    Passes(Route, usize),
    /// The fault is over as soon as the payment was made.
    Ends,
}

/// What holds for the attempts, beside the floors.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// Nothing more.
    Floors,
    /// The pauses between attempts to open the stream double.
    Doubles,
    /// After the first request for the order, the next one comes no sooner than this many seconds of the page's time.
    Waits(u32),
}

impl Case {
    /// A fault of which nothing more is certain than its end.
    pub(crate) const fn new(name: &'static str, trouble: Trouble, end: End) -> Self {
        Self { name, trouble, connection: None, end, rule: Rule::Floors }
    }

    /// Under it the connection is told so.
    pub(crate) const fn told(self, connection: &'static str) -> Self {
        Self { connection: Some(connection), ..self }
    }

    /// It is met by this rule.
    pub(crate) const fn rule(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }
}

/// Lives through all of them, one after the other, and fails with the names of those that ended wrong.
pub(crate) async fn live_through(world: &World, cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        if named(case.name, endure(world, case)).await.is_err() {
            wrong.push(case.name);
            // Whatever it was, the next one begins without it.
            case.trouble.end(world).await;
        }
    }
    assert!(wrong.is_empty(), "these faults ended wrong: {wrong:#?}");
}

/// Tells a story, and says its name if it fails.
///
/// # Errors
///
/// The name.
pub(crate) async fn named(name: &str, story: impl Future<Output = ()>) -> Result<(), String> {
    AssertUnwindSafe(story).catch_unwind().await.map_err(|_| {
        eprintln!("--- this was: {name}");
        name.to_owned()
    })
}

async fn endure(world: &World, case: &Case) {
    let widget = &world.widget;
    order(world).await;
    case.trouble.begin(world).await;
    if let Some(connection) = case.connection {
        widget.wait(part("connection").with("data-state", connection)).await;
    }
    world.sandbox.step("pay").await;
    match case.end {
        End::Stays => widget.wait_state("WaitingForDelivery").await,
        End::Ends => recover(world, case.trouble).await,
        End::Passes(route, times) => {
            until(&format!("{times} requests for {route:?} under {}", case.name), async || {
                (world.proxy.arrivals(route).len() >= times).then_some(())
            })
            .await;
            recover(world, case.trouble).await;
        }
    }
    finish(world).await;
    if matches!(case.end, End::Stays) {
        case.trouble.end(world).await;
    }
    obeys(&assert_kept(world).await, case.rule);
}

/// Everything works again, and the shopper sees the payment and that the connection is live.
async fn recover(world: &World, trouble: Trouble) {
    trouble.end(world).await;
    world.widget.wait_state("WaitingForDelivery").await;
    world.widget.wait(part("connection").with("data-state", "live")).await;
}

fn obeys(departures: &Departures, rule: Rule) {
    match rule {
        Rule::Floors => {}
        Rule::Doubles => {
            let attempts = departures.of(Route::Stream);
            assert!(attempts.len() >= 3, "{attempts:?}");
            pace::doubling(&attempts).unwrap_or_else(|error| panic!("{error}"));
        }
        Rule::Waits(seconds) => {
            let asked = departures.of(Route::Order);
            assert!(asked.len() >= 2, "{asked:?}");
            let least = Duration::from_secs(seconds.into());
            assert!(asked[1] >= asked[0] + least, "asked again within {least:?}: {asked:?}");
        }
    }
}
