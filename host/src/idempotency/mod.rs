//! One order per intent to buy. A key that comes again gets the first answer, whether the requests race or one was lost;
//! it never reaches the upstream, which knows no keys, and it is never kept in readable form.
//!
//! ```text
//!            claim                     settle
//! (nothing) ───────► under way ──────► Made     kept: the same answer for the payment window
//!     ▲                  │   └───────► Unknown  kept: there may be an order, so none is made
//!     └──────────────────┴───────────► Refused  forgotten: there is no order, so it may be tried again
//! ```

pub(crate) mod key;
pub(crate) mod ledger;
pub(crate) mod outcome;

/// The response header on `orders/validations` by which the widget learns that keys are honoured.
pub(crate) const ANNOUNCEMENT: (&str, &str) = ("cr-idempotency", "supported");
