//! The health of the stream: whether it can be relied on, or requests have to stand in for it. It never opens or closes
//! the stream.

use crate::stream::machine::timing::FAILURES_UNTIL_POLLING;

/// What the failures of the stream, and the answers to requests beside it, say about it.
#[derive(Clone, Debug)]
pub(super) struct StreamHealth {
    /// The browser has `EventSource`.
    is_supported: bool,
    /// Failures since the stream was last known to work.
    failures: u32,
    /// A request knew something newer than the open stream did: its events do not come through.
    is_stale: bool,
    /// The request under way looks into the stream's silence.
    is_silence_checked: bool,
}

impl StreamHealth {
    pub(super) fn new(is_supported: bool) -> Self {
        Self { is_supported, failures: 0, is_stale: false, is_silence_checked: false }
    }

    /// An event came through; only the order itself proves that it works.
    pub(super) fn heard(&mut self, is_own_order: bool) {
        self.is_silence_checked = false;
        if is_own_order {
            self.failures = 0;
            self.is_stale = false;
        }
    }

    /// The stream broke, was refused or hung.
    pub(super) fn failed(&mut self) {
        self.failures = self.failures.saturating_add(1);
    }

    /// The stream ought to have told what a request knew.
    pub(super) fn mark_stale(&mut self) {
        self.is_stale = true;
    }

    /// A request leaves to look into the silence.
    pub(super) fn begin_silence_check(&mut self) {
        self.is_silence_checked = true;
    }

    /// The request knew nothing newer: the stream was rightly silent, so it works.
    pub(super) fn pass_silence_check(&mut self) {
        if self.is_silence_checked {
            self.failures = 0;
        }
    }

    /// The silence is not looked into any more.
    pub(super) fn end_silence_check(&mut self) {
        self.is_silence_checked = false;
    }

    pub(super) fn is_supported(&self) -> bool {
        self.is_supported
    }

    pub(super) fn is_stale(&self) -> bool {
        self.is_stale
    }

    pub(super) fn is_silence_checked(&self) -> bool {
        self.is_silence_checked
    }

    /// Whether polling has to stand in for a stream that is wanted.
    pub(super) fn is_unreliable(&self) -> bool {
        self.is_stale || self.failures >= FAILURES_UNTIL_POLLING
    }
}
