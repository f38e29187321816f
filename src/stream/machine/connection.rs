//! The connection to the stream: closed, being opened, or open, and when it is opened again. It never holds two
//! streams, because there is one field for them.

use crate::domain::time::PageMs;
use crate::stream::machine::backoff::Backoff;
use crate::stream::machine::timing::{
    GAP_CHECK_AFTER, OPENING_TIMEOUT, REOPEN_FLOOR, REPLACEMENT_GRACE, SILENCE_CHECK_AFTER, STALE_AFTER,
};

/// The stream as far as it can be known: an `EventSource` shows neither comments nor bytes nor status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    /// Asked for, not answered.
    Opening {
        since: PageMs,
        /// It replaces a live stream, so that a short wait need not be shown.
        replaces_live: bool,
    },
    /// Asked for, and not to be had until another order of this browser needs its own no more.
    Waiting,
    Open {
        /// The last event, or the last time that silence was looked into.
        heard_at: PageMs,
        /// The order came through this very stream.
        has_spoken: bool,
    },
}

/// The one stream of a machine and its way back.
#[derive(Clone, Debug)]
pub(super) struct StreamConnection {
    state: State,
    backoff: Backoff,
    opened_at: Option<PageMs>,
    reopen_at: Option<PageMs>,
    /// When the gap before a reopening is looked into.
    gap_check_at: Option<PageMs>,
    /// The present stream is not the first one.
    is_reopened: bool,
    /// The next stream replaces a live one.
    replaces_live: bool,
}

impl StreamConnection {
    pub(super) fn new() -> Self {
        Self {
            state: State::Closed,
            backoff: Backoff::default(),
            opened_at: None,
            reopen_at: None,
            gap_check_at: None,
            is_reopened: false,
            replaces_live: false,
        }
    }

    /// The request for the stream leaves.
    pub(super) fn open(&mut self, now: PageMs) {
        self.state = State::Opening { since: now, replaces_live: self.replaces_live };
        self.is_reopened = self.opened_at.is_some();
        self.opened_at = Some(now);
        self.reopen_at = None;
        self.replaces_live = false;
    }

    /// The server accepted it. Only a reopened stream may have missed something.
    pub(super) fn accepted(&mut self, now: PageMs) {
        if matches!(self.state, State::Opening { .. } | State::Waiting) {
            self.state = State::Open { heard_at: now, has_spoken: false };
            self.gap_check_at = self.is_reopened.then_some(now.plus(GAP_CHECK_AFTER));
        }
    }

    /// An event came through it; only the order itself proves that it works.
    pub(super) fn heard(&mut self, now: PageMs, is_own_order: bool) {
        self.accepted(now);
        if let State::Open { heard_at, has_spoken } = &mut self.state {
            *heard_at = now;
            *has_spoken |= is_own_order;
            self.gap_check_at = None;
        }
        if is_own_order {
            self.backoff.reset();
        }
    }

    /// Others have all streams that this browser opens.
    pub(super) fn await_turn(&mut self) {
        if !self.is_closed() {
            self.state = State::Waiting;
            self.gap_check_at = None;
        }
    }

    /// It is opened anew, by whichever page; an open one still passes for live for a moment.
    pub(super) fn moved(&mut self, now: PageMs) {
        self.state = State::Opening { since: now, replaces_live: matches!(self.state, State::Open { .. }) };
        self.gap_check_at = None;
        self.is_reopened = true;
    }

    /// It is closed; it comes back once [`Self::reopen_later`] or [`Self::reopen_soon`] says when.
    pub(super) fn close(&mut self) {
        self.state = State::Closed;
        self.gap_check_at = None;
        self.reopen_at = None;
    }

    /// It failed: the next attempt waits longer.
    pub(super) fn reopen_later(&mut self, now: PageMs, random: u32) {
        self.reopen_at = Some(now.plus(self.backoff.next(random)));
        self.replaces_live = false;
    }

    /// The next attempt comes as soon as [`REOPEN_FLOOR`] allows.
    pub(super) fn reopen_soon(&mut self, now: PageMs, replaces_live: bool) {
        self.reopen_at = Some(now);
        self.replaces_live = replaces_live;
    }

    pub(super) fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.state == State::Waiting
    }

    /// It was opened so recently that opening it again could change nothing.
    pub(super) fn is_fresh(&self, now: PageMs) -> bool {
        !self.is_closed() && self.opened_at.is_some_and(|opened_at| now < opened_at.plus(REOPEN_FLOOR))
    }

    pub(super) fn has_spoken(&self) -> bool {
        matches!(self.state, State::Open { has_spoken: true, .. })
    }

    /// Whether it is open and had long been silent at the moment when a request left: then it ought to have told by
    /// itself what the request found out.
    pub(super) fn was_silent_before(&self, sent_at: PageMs) -> bool {
        matches!(self.state, State::Open { heard_at, .. } if sent_at >= heard_at.plus(STALE_AFTER))
    }

    /// Whether a shopper may be told that it is live.
    pub(super) fn passes_for_live(&self, now: PageMs) -> bool {
        match self.state {
            State::Closed | State::Waiting => false,
            State::Opening { since, replaces_live } => replaces_live && now < since.plus(REPLACEMENT_GRACE),
            State::Open { .. } => true,
        }
    }

    /// When the next attempt is due, if it is closed.
    pub(super) fn reopen_due(&self) -> Option<PageMs> {
        let floor = self.opened_at.map_or(PageMs::default(), |opened_at| opened_at.plus(REOPEN_FLOOR));
        self.reopen_at.map(|at| at.max(floor))
    }

    /// When an attempt that hangs is given up.
    pub(super) fn opening_timeout_due(&self) -> Option<PageMs> {
        match self.state {
            State::Opening { since, .. } => Some(since.plus(OPENING_TIMEOUT)),
            State::Closed | State::Waiting | State::Open { .. } => None,
        }
    }

    /// When a replacement stops passing for the live stream that it replaces.
    pub(super) fn grace_due(&self) -> Option<PageMs> {
        match self.state {
            State::Opening { since, replaces_live: true } => Some(since.plus(REPLACEMENT_GRACE)),
            State::Closed | State::Opening { .. } | State::Waiting | State::Open { .. } => None,
        }
    }

    /// From now on it passes for what it is.
    pub(super) fn end_grace(&mut self) {
        if let State::Opening { replaces_live, .. } = &mut self.state {
            *replaces_live = false;
        }
    }

    /// When the gap before a reopening is looked into, unless the stream speaks first.
    pub(super) fn gap_check_due(&self) -> Option<PageMs> {
        self.gap_check_at
    }

    /// The gap is being looked into.
    pub(super) fn gap_checked(&mut self) {
        self.gap_check_at = None;
    }

    /// When its silence is looked into.
    pub(super) fn silence_check_due(&self) -> Option<PageMs> {
        match self.state {
            State::Open { heard_at, .. } => Some(heard_at.plus(SILENCE_CHECK_AFTER)),
            State::Closed | State::Opening { .. } | State::Waiting => None,
        }
    }

    /// Its silence is being looked into; the next look comes as long after this one.
    pub(super) fn silence_checked(&mut self, now: PageMs) {
        if let State::Open { heard_at, .. } = &mut self.state {
            *heard_at = now;
        }
    }
}
