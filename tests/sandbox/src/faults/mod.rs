//! Failures on request: what goes wrong, for which requests, how often. It never touches `/sandbox` itself.

mod fault;
mod layer;
mod route;

pub(crate) use fault::{Fault, Faults, Garbage, StreamFault};
pub(crate) use layer::inject;
