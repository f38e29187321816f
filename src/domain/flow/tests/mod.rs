//! Scenarios of the whole widget as a value: events go in, effects come out, and answers carry the ticket of their
//! question.

mod baskets;
mod browsing;
mod configuring;
mod finding;
mod following;
mod holding;
mod keys;
mod leaving;
mod paying;
mod pricing;
mod recalling;
mod recipients;
mod refreshing;
mod remedies;
mod resuming;
mod samples;
mod scenario;
mod speaking;

use scenario::Scenario;
