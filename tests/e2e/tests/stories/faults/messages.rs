//! The stream speaks, and says what is no news of this order.

use cryptorefills_e2e::{Allowance, Fault, Harm, Payload, Route, World};

use super::case::{Case, End, live_through};
use super::trouble::Trouble;

/// The stream begins with this each time that it is opened, and then says what it should.
const fn says(name: &'static str, faults: &'static [Fault]) -> Case {
    Case::new(name, Trouble::Faults(faults), End::Stays)
}

const fn text(text: &'static str) -> Fault {
    Fault::on(Route::Stream, Harm::Says(Payload::Text(text)))
}

/// Before each message the upstream sends this.
const fn garbage(name: &'static str, fault: &'static str) -> Case {
    Case::new(name, Trouble::Upstream(fault), End::Stays)
}

pub(crate) const MESSAGES: &[Case] = &[
    says("an event without data", &[text("event: message\n\ndata\n\ndata:\n\nid: 7\n\n")]),
    says(
        "events of unknown names",
        &[text("event: order\ndata: {}\n\nevent: ping\ndata: 1\n\n: a comment\n\n")],
    ),
    says("JSON that is no order", &[text("data: []\n\ndata: null\n\ndata: {\"order_state\":\"Done\"}\n\n")]),
    says("a browser told to come back every millisecond", &[text("retry: 1\n\n")]),
    says("an event of six megabytes", &[Fault::on(Route::Stream, Harm::Says(Payload::HugeEvent(6)))]),
    says("every event twice", &[Fault::on(Route::Stream, Harm::Repeats)]),
    says("every event with wrong bits", &[Fault::on(Route::Stream, Harm::FlipsBits)]),
    says("a stop before the end", &[text("event: stop\ndata: stop\n\n")]).told("polling"),
    garbage("events cut in the middle of their JSON", r#"{"garbage_event":true}"#),
    garbage("another order's events", r#"{"garbage_event":"foreign"}"#),
    garbage("events of an hour ago", r#"{"garbage_event":"older"}"#),
    garbage("events that are a page", r#"{"garbage_event":"<!doctype html><h1>504 Gateway Time-out</h1>"}"#),
];

pub(crate) async fn useless_messages_never_keep_the_code_from_the_shopper(world: &World) {
    world.allow(Allowance::FailedRequests);
    live_through(world, MESSAGES).await;
}
