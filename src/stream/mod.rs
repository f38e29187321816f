//! Live status of one order: a stream of events, requests where the stream is missing, and the rules between them
//! (`docs/wire-format.md` section 11). It never looks inside an order and never shows one: whoever does compares, and
//! gives the [`Machine`] its verdict.
//!
//! The machine is pure: `(now, input, random) -> outputs`, plus the moment at which it wants to be woken. The driver
//! owns what a browser has: one `EventSource`, one timer, the listeners of the page. The order arrives on two ways (the
//! stream, and `GET orders/{id}`) that vouch for each other:
//!
//! ```text
//!                  created, or resumed (then GET at once)
//!                                 |
//!                                 v         15 s without an answer, or an error
//!   .------------------------> OPENING --------------------------------------------.
//!   |                             | 200                                            |
//!   |                             v                                                v
//!   |  .--- valid message ---> OPEN  "live" ------------------ error ----------> CLOSED  "reconnecting"
//!   |  |    back to 1 s,         |  ^                                              |
//!   |  '--- polling off ---------'  | nothing new                                  | 0.5-1 s, doubling to
//!   |                            |  |                                              | 15-30 s; 3 failures:
//!   |               45 s silence v  |                                              | POLLING beside it
//!   |                          ask GET -- something newer: stale, POLLING -------->|
//!   |                                     no network                               |
//!   '------------------------------------------------------------------------------'
//!
//!   POLLING  "polling"   GET at once, then every 5 s, after five minutes every 10 s, offline every 60 s,
//!                      until a valid message
//!
//!   visible, pageshow, online, a timer 10 s late:  GET at once; OPENING again, whatever readyState claims
//!   hidden for 60 s, pagehide:                     no stream, GET every 60 s, until visible or pageshow
//!   anything that is no newer order:               GET
//!   reopened, and silent for 3 s:                  GET
//!   stop:                                          no stream any more, GET until answered, then SLOW
//!   Expired:                                       SLOW, beside the stream if there is one
//!   no ticket, or one that is too old:             GET first, which brings one; OPENING then
//!   403, 404 or 410 three times:                   LOST: no stream, SLOW; an answer takes it back
//!   SLOW      GET every 60 s; two hours after the order last moved: RESTING
//!   RESTING   nothing, until a wake-up asks once; an order that moved leaves it
//!   final:                                         ENDED, on whichever way it came
//! ```
//!
//! Two floors hold whatever happens: half a second between two openings, and 5 s between two requests, wake-ups
//! included.

#[cfg(target_arch = "wasm32")]
mod driver;
mod machine;
mod registry;
mod report;
pub mod sharing;
mod stream_event;
mod ticket;

#[cfg(target_arch = "wasm32")]
pub use driver::{Streams, Subscription};
pub use machine::{Connection, Entry, Input, Machine, Output, Standing, Start, Verdict, timing};
pub use registry::Registry;
pub use report::Report;
pub use stream_event::StreamEvent;
pub use ticket::{Admission, Ticket};
