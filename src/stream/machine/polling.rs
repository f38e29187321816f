//! Polling: requests on a timer while the stream is missing. It never sends one, and never decides that it is needed.

use crate::domain::time::PageMs;
use crate::stream::machine::timing::{POLL, POLL_EASED, POLL_EASES_AFTER, POLL_SLOW};

/// Since when the order is asked for on a timer; nothing while it is not.
#[derive(Clone, Debug, Default)]
pub(super) struct Polling {
    since: Option<PageMs>,
}

impl Polling {
    /// Begins, unless it is going on. Whether it began just now.
    pub(super) fn begin(&mut self, now: PageMs) -> bool {
        let begins = self.since.is_none();
        self.since = self.since.or(Some(now));
        begins
    }

    pub(super) fn end(&mut self) {
        self.since = None;
    }

    /// When the next poll is due, given the moment of the last request of any kind. `slow`: little is expected.
    pub(super) fn due(&self, last_sent: Option<PageMs>, slow: bool) -> Option<PageMs> {
        let since = self.since?;
        let last = last_sent.map_or(since, |sent| sent.max(since));
        let interval = if slow {
            POLL_SLOW
        } else if last >= since.plus(POLL_EASES_AFTER) {
            POLL_EASED
        } else {
            POLL
        };
        Some(last.plus(interval))
    }
}
