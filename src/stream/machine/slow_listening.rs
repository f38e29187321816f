//! Slow listening: an order of which little is expected is asked for once a minute, and after two quiet hours not at
//! all. It never decides that little is expected.

use crate::domain::time::PageMs;
use crate::stream::machine::timing::REST_AFTER;

/// Since when little is expected, counted anew whenever the order moves.
#[derive(Clone, Debug, Default)]
pub(super) struct SlowListening {
    since: Option<PageMs>,
    is_resting: bool,
}

impl SlowListening {
    /// Little is expected from now on, or still.
    pub(super) fn enter(&mut self, now: PageMs) {
        self.since = self.since.or(Some(now));
    }

    /// Much is expected (again).
    pub(super) fn leave(&mut self) {
        *self = Self::default();
    }

    /// The order moved: whatever is slow begins its two hours anew.
    pub(super) fn start_over(&mut self, now: PageMs) {
        if self.since.is_some() {
            *self = Self { since: Some(now), is_resting: false };
        }
    }

    /// Two quiet hours are over.
    pub(super) fn rest(&mut self) {
        self.is_resting = true;
    }

    pub(super) fn is_resting(&self) -> bool {
        self.is_resting
    }

    /// When the two quiet hours are over.
    pub(super) fn rest_due(&self) -> Option<PageMs> {
        self.since.filter(|_| !self.is_resting).map(|since| since.plus(REST_AFTER))
    }
}
