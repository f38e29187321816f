//! The one stream of a machine: closed, being opened, or open. Never two at a time, because there is one field for it.

use crate::stream::machine::backoff::Backoff;
use crate::stream::machine::timing::{OPENING_MOST, OPENING_UNSEEN, REOPEN_FLOOR, SETTLE, SILENCE};

/// The stream as far as it can be known: an `EventSource` shows neither comments nor bytes nor status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Closed,
    /// Asked for, not answered.
    Opening {
        since: u64,
        /// It replaces a healthy stream, so that a short wait need not be shown.
        unseen: bool,
    },
    Open {
        /// The last event, or the last time that silence was looked into.
        heard: u64,
        /// A valid message came through this very stream.
        spoken: bool,
    },
}

/// The stream and its way back.
#[derive(Clone, Debug)]
pub(crate) struct StreamConnection {
    pub(crate) state: State,
    backoff: Backoff,
    reopen_at: Option<u64>,
    opened: Option<u64>,
    settle_at: Option<u64>,
    reopened: bool,
    unseen: bool,
}

impl StreamConnection {
    pub(crate) fn new() -> Self {
        Self {
            state: State::Closed,
            backoff: Backoff::default(),
            reopen_at: None,
            opened: None,
            settle_at: None,
            reopened: false,
            unseen: false,
        }
    }

    /// The request for the stream leaves.
    pub(crate) fn open(&mut self, now: u64) {
        self.state = State::Opening { since: now, unseen: self.unseen };
        self.reopened = self.opened.is_some();
        self.opened = Some(now);
        self.reopen_at = None;
        self.unseen = false;
    }

    /// The server accepted it. Only a reopened stream may have missed something.
    pub(crate) fn accepted(&mut self, now: u64) {
        if matches!(self.state, State::Opening { .. }) {
            self.state = State::Open { heard: now, spoken: false };
            self.settle_at = self.reopened.then_some(now + SETTLE);
        }
    }

    /// An event came through it.
    pub(crate) fn heard(&mut self, now: u64, valid: bool) {
        self.accepted(now);
        if let State::Open { heard, spoken, .. } = &mut self.state {
            *heard = now;
            *spoken |= valid;
            self.settle_at = None;
        }
        if valid {
            self.backoff.reset();
        }
    }

    /// Closed for now; it comes back when `wait` is set.
    pub(crate) fn close(&mut self) {
        self.state = State::Closed;
        self.settle_at = None;
        self.reopen_at = None;
    }

    /// It failed: the next attempt waits longer.
    pub(crate) fn back_off(&mut self, now: u64, random: u32) {
        self.reopen_at = Some(now + self.backoff.next(random));
        self.unseen = false;
    }

    /// The next attempt comes as soon as the floor allows; `unseen` if what it replaces was healthy.
    pub(crate) fn hasten(&mut self, now: u64, unseen: bool) {
        self.reopen_at = Some(now);
        self.unseen = unseen;
    }

    /// Opened so recently that opening it again could change nothing.
    pub(crate) fn is_fresh(&self, now: u64) -> bool {
        self.state != State::Closed && self.opened.is_some_and(|opened| now < opened + REOPEN_FLOOR)
    }

    pub(crate) fn has_spoken(&self) -> bool {
        matches!(self.state, State::Open { spoken: true, .. })
    }

    /// Whether a shopper may be told that it is live.
    pub(crate) fn looks_live(&self, now: u64) -> bool {
        match self.state {
            State::Closed => false,
            State::Opening { since, unseen } => unseen && now < since + OPENING_UNSEEN,
            State::Open { .. } => true,
        }
    }

    /// When the next attempt is due, if it is closed.
    pub(crate) fn reopen_due(&self) -> Option<u64> {
        let floor = self.opened.map_or(0, |opened| opened + REOPEN_FLOOR);
        self.reopen_at.map(|at| at.max(floor))
    }

    /// When an attempt that hangs is given up.
    pub(crate) fn opening_due(&self) -> Option<u64> {
        match self.state {
            State::Opening { since, .. } => Some(since + OPENING_MOST),
            State::Closed | State::Open { .. } => None,
        }
    }

    /// When a replacement stops passing for the healthy stream that it replaces.
    pub(crate) fn seen_due(&self) -> Option<u64> {
        match self.state {
            State::Opening { since, unseen: true } => Some(since + OPENING_UNSEEN),
            State::Closed | State::Opening { .. } | State::Open { .. } => None,
        }
    }

    /// When its silence is looked into.
    pub(crate) fn silence_due(&self) -> Option<u64> {
        match self.state {
            State::Open { heard, .. } => Some(heard + SILENCE),
            State::Closed | State::Opening { .. } => None,
        }
    }

    /// Its silence is being looked into; the next look comes as long after this one.
    pub(crate) fn checked(&mut self, now: u64) {
        if let State::Open { heard, .. } = &mut self.state {
            *heard = now;
        }
    }

    /// When the gap before a reopening is looked into, unless it speaks first.
    pub(crate) fn settle_due(&self) -> Option<u64> {
        self.settle_at
    }

    /// From now on it passes for what it is.
    pub(crate) fn show(&mut self) {
        if let State::Opening { unseen, .. } = &mut self.state {
            *unseen = false;
        }
    }

    /// The gap is being looked into.
    pub(crate) fn settled(&mut self) {
        self.settle_at = None;
    }
}
