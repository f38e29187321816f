//! What is kept of a key: digests, numbers and the order's id. Never a body, an answer or the key itself.

use serde::{Deserialize, Serialize};

use super::key::Fingerprint;

/// A host, for as long as it runs.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub(crate) struct Owner(pub(crate) u64);

/// One attempt to make an order.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub(crate) struct Attempt(pub(crate) u64);

/// What a key did.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Record {
    /// What it was used for.
    pub(crate) body: Fingerprint,
    /// The attempt that may settle it.
    pub(crate) attempt: Attempt,
    pub(crate) state: State,
}

/// How far it came. Times are Unix seconds.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) enum State {
    /// It is out, or its host is gone.
    UnderWay { owner: Owner, since: u64 },
    /// It made this order.
    Made { order_id: String, until: u64 },
    /// There may be an order.
    Unknown { until: u64 },
}

impl Record {
    /// When it can be forgotten. What is under way never can.
    pub(crate) fn ends(&self) -> Option<u64> {
        match self.state {
            State::UnderWay { .. } => None,
            State::Made { until, .. } | State::Unknown { until } => Some(until),
        }
    }

    /// Whether it can be forgotten.
    pub(crate) fn is_over(&self, now: u64) -> bool {
        self.ends().is_some_and(|until| now >= until)
    }
}
