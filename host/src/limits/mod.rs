//! What one client may do, and all of them together, so that nobody uses up the partner's account or this machine.

pub(crate) mod client;
pub(crate) mod order_budget;
pub(crate) mod rates;
pub(crate) mod streams;
