//! The standing of an order: whether anything is still awaited of it. It never says what.

/// What the order that is now shown means for listening on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something will still happen.
    Unfinished,
    /// It is done, and what it brought did not come here: it may within a moment, and is not waited for longer.
    Settling,
    /// The payment window is over; a late payment may still arrive.
    Expired,
    /// Nothing more is awaited: listening ends.
    Final,
}
