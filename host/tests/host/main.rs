//! The host over real sockets, against upstreams of the tests' own. They never sleep for luck: they wait for what must
//! happen.

mod cross_origin;
mod forwarding;
mod health;
mod idempotency;
mod refusals;
mod stopping;
mod streams;
mod support;
mod widget_files;
