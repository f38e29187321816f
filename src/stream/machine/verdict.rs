//! The verdict on an order that arrived. Whoever shows orders compares and passes it; the machine never sees the order.

use crate::stream::machine::standing::Standing;

/// How an order that arrived, by the stream or by a request, compares with the one that was shown.
///
/// Freshness is `updated_at`, else `timestamp_of_request`; equal or absent applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was applied, and what is shown has changed.
    Newer(Standing),
    /// It was applied, and says what was shown before.
    Same(Standing),
    /// It is older than what is shown, and was not applied.
    Older,
    /// It is older than what is shown although it was asked for after that: one of both is wrong. It was not applied.
    Doubtful,
    /// It is another order's, and was not applied.
    Foreign,
    /// It is no order at all.
    Unreadable,
}

impl Verdict {
    /// It is the order that is listened to, in whatever state. Anything else says nothing about it.
    pub(super) fn is_own_order(self) -> bool {
        match self {
            Self::Newer(_) | Self::Same(_) | Self::Older | Self::Doubtful => true,
            Self::Foreign | Self::Unreadable => false,
        }
    }
}
