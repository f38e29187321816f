//! The stream breaks, is refused, hangs, or is open and says nothing; the requests for the order work.

use std::time::Duration;

use cryptorefills_e2e::{Allowance, Fault, Harm, Route, World};

use super::case::{Case, End, Rule, live_through};
use super::trouble::Trouble;

const HTML: &str = "<!doctype html><title>Sign in</title><h1>Welcome to the airport</h1>";

/// A fault of the stream that stays; the order is asked for instead.
const fn stays(name: &'static str, faults: &'static [Fault]) -> Case {
    Case::new(name, Trouble::Faults(faults), End::Stays)
}

pub(crate) const STREAMS: &[Case] = &[
    stays("the stream is answered 502", &[Fault::status(Route::Stream, 502)])
        .told("polling")
        .rule(Rule::Doubles),
    stays("the stream is answered 503", &[Fault::status(Route::Stream, 503)]).rule(Rule::Doubles),
    stays("the stream is answered 504", &[Fault::status(Route::Stream, 504)]).told("polling"),
    stays("the stream is answered 401", &[Fault::status(Route::Stream, 401)]).told("polling"),
    stays("the stream is answered 204", &[Fault::status(Route::Stream, 204)]).told("polling"),
    stays("the stream is a page", &[Fault::says(Route::Stream, "text/html", HTML)]).told("polling"),
    stays("the stream is reset before its answer", &[Fault::on(Route::Stream, Harm::Resets)])
        .told("polling")
        .rule(Rule::Doubles),
    stays("the stream is never answered", &[Fault::on(Route::Stream, Harm::Hangs)]),
    stays(
        "the stream's first byte comes late",
        &[Fault::on(Route::Stream, Harm::Delays(Duration::from_secs(1)))],
    ),
    stays("the stream is held back for ever", &[Fault::on(Route::Stream, Harm::HoldsBack(None))]),
    stays("the stream is held back by a buffer", &[Fault::on(Route::Stream, Harm::HoldsBack(Some(65_536)))]),
    stays("the stream ends in the middle of an event", &[Fault::on(Route::Stream, Harm::CutsAfter(200))]),
    stays(
        "the stream is reset in the middle of an event",
        &[Fault::on(Route::Stream, Harm::ResetsAfter(200))],
    ),
    stays("the stream claims to be compressed", &[Fault::on(Route::Stream, Harm::ClaimsGzip)]),
    Case::new("the stream is silent", Trouble::Upstream(r#"{"silent_stream":true}"#), End::Stays),
    Case::new(
        "the stream is refused three times",
        Trouble::Faults(&[Fault::status(Route::Stream, 503).times(3)]),
        End::Passes(Route::Stream, 3),
    ),
];

pub(crate) async fn broken_streams_never_keep_the_code_from_the_shopper(world: &World) {
    world.allow(Allowance::FailedRequests);
    world.allow(Allowance::Console("EventSource"));
    live_through(world, STREAMS).await;
}
