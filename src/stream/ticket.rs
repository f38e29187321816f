//! A ticket to a stream, as the stream's address takes it. It says nothing when it is printed, and never decides whether it
//! is still good: the machine does.

use std::fmt;

use crate::domain::time::PageMs;

/// What a host lets a browser into an order's stream by.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What follows the stream's address.
    pub query: String,
    /// When it is too old to be sent.
    pub good_until: PageMs,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ticket({:?})", self.good_until)
    }
}

/// What is known of the way into a stream when it is first listened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The host has asked for nothing.
    Free,
    /// The host gave a ticket with the order.
    Ticket(Ticket),
    /// The host gives tickets, and this page has none: the order is asked for first.
    Needed,
}
