//! The host over real sockets, against upstreams of the tests' own. They never sleep for luck: they wait for what must
//! happen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

mod catalogue;
mod circuit;
mod connections;
mod cross_origin;
mod forwarding;
mod health;
mod hostile_browsers;
mod hostile_upstreams;
mod idempotency;
mod limits;
mod order_pass;
mod reference;
mod refusals;
mod restarts;
mod sandbox;
mod stopping;
mod streams;
mod support;
mod widget_files;
