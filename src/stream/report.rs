//! The reports to those who show an order. They never hold a verdict: whoever shows the order gives it.

use crate::stream::machine::Connection;

/// One report on an order that is followed; `T` is an order as its reader has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report<T> {
    /// The text of an event of the stream: judge it, show it, and answer with `Subscription::verdict`.
    Message(String),
    /// An order that another element of this page fetched: judge it and show it. No answer is expected.
    Snapshot(T),
    /// Ask `GET orders/{id}` and answer with `Subscription::snapshot` or `Subscription::snapshot_failed`. A request
    /// still under way is replaced: abort it, and do not answer for it.
    FetchOrder,
    /// Show this from now on.
    Connection(Connection),
    /// This order is not known to the host, or not to this browser. An order that arrives later takes this back.
    Lost,
    /// Two quiet hours of slow listening are over. A wake-up, or `Subscription::ask`, looks again.
    Resting,
    /// The order is final; no report follows.
    Ended,
}
