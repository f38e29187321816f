//! The whole way goes: the host restarts, connections are refused or cut, the browser is offline, the page sleeps.

use cryptorefills_e2e::{Allowance, Fault, Harm, Route, World};

use super::case::{Case, End, live_through};
use super::trouble::Trouble;

pub(crate) const NETWORK: &[Case] = &[
    Case::new("the host restarts", Trouble::HostStops, End::Passes(Route::Stream, 3)).told("polling"),
    Case::new("connections are refused for a while", Trouble::Refused, End::Ends).told("polling"),
    Case::new("every connection is cut every two seconds", Trouble::Flapping, End::Stays),
    Case::new("one request is served at a time", Trouble::OneAtATime, End::Stays),
    Case::new("the browser goes offline and comes back", Trouble::Offline, End::Ends).told("offline"),
    Case::new("the page sleeps and wakes up", Trouble::Frozen, End::Ends),
    Case::new("the page sleeps and its connections die", Trouble::FrozenAndCut, End::Ends),
    Case::new("everything hangs", Trouble::Faults(HANGS), End::Passes(Route::Stream, 2)),
    Case::new("everything is reset", Trouble::Faults(RESETS), End::Passes(Route::Order, 2)).told("polling"),
];

const HANGS: &[Fault] = &[Fault::on(Route::Stream, Harm::Hangs), Fault::on(Route::Order, Harm::Hangs)];
const RESETS: &[Fault] = &[Fault::on(Route::Stream, Harm::Resets), Fault::on(Route::Order, Harm::Resets)];

pub(crate) async fn a_network_that_comes_and_goes_never_keeps_the_code_from_the_shopper(world: &World) {
    world.allow(Allowance::FailedRequests);
    live_through(world, NETWORK).await;
}
