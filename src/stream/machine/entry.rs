//! The way into the stream: whether a host asks for a ticket, and until when the one at hand is good. It never holds a
//! ticket: the driver does.

use crate::domain::time::PageMs;

/// What is known of the way in. A ticket comes with the order that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The host has asked for no ticket.
    Free,
    /// A ticket is good before this moment.
    Until(PageMs),
    /// A ticket is needed, and there is none.
    Missing,
}

impl Entry {
    /// Whether the stream may be opened now.
    pub(super) fn is_open(self, now: PageMs) -> bool {
        match self {
            Self::Free => true,
            Self::Until(moment) => now < moment,
            Self::Missing => false,
        }
    }
}
