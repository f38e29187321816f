//! One order per intent to buy. A key that comes again gets the first answer, whether the requests race, one was lost, or
//! the host was killed in between; it never reaches the upstream, which knows no keys, and it is never kept in readable
//! form.
//!
//! ```text
//!            claim                     settle
//! (nothing) ───────► under way ──────► Made     kept: the same order for the payment window
//!     ▲                  │   └───────► Unknown  kept: there may be an order, so none is made
//!     └──────────────────┴───────────► Refused  forgotten: there is no order, so it may be tried again
//! ```
//!
//! What is under way is in the store before a byte goes out, and is never evicted. Whoever began it settles it, and nobody
//! else: once its host is gone it is unknown. `rules` decides all of this as functions of values; `store` keeps the records,
//! on this machine (`local`) or for all copies (`shared`); `ledger` lets requests of this host wait for each other.

mod alive;
mod embedded;
pub(crate) mod key;
pub(crate) mod ledger;
mod local;
pub(crate) mod outcome;
mod record;
pub(crate) mod rules;
mod shared;
pub(crate) mod store;

/// The response header on `orders/validations` by which the widget learns that keys are honoured.
pub(crate) const ANNOUNCEMENT: (&str, &str) = ("cr-idempotency", "supported");
