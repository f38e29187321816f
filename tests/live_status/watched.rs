//! The watched machine: each of its steps is held against the laws that no order of inputs may break. It never changes
//! what the machine says.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::timing::{FETCH_SPACING, REOPEN_FLOOR};
use cryptorefills_widget::stream::{Entry, Input, Machine, Output, Standing, Start, Verdict};

/// Wraps a machine; panics with `label` (a seed, a script) as soon as a law is broken.
pub(crate) struct WatchedMachine {
    pub(crate) machine: Machine,
    label: String,
    stream_open: bool,
    entry: Entry,
    opened_at: Option<u64>,
    fetched_at: Option<u64>,
    shown: Option<Standing>,
    over: bool,
    has_rested: bool,
}

impl WatchedMachine {
    pub(crate) fn new(now: u64, start: Start, label: String) -> (Self, Vec<Output>) {
        let (machine, outputs) = Machine::new(PageMs(now), start);
        let (shown, over) = (start.shown, start.shown == Some(Standing::Final));
        let mut watched = Self {
            machine,
            label,
            stream_open: false,
            entry: start.entry,
            opened_at: None,
            fetched_at: None,
            shown,
            over,
            has_rested: false,
        };
        for output in &outputs {
            watched.check(now, *output);
        }
        watched.check_wake(now);
        (watched, outputs)
    }

    pub(crate) fn handle(&mut self, now: u64, input: Input, random: u32) -> Vec<Output> {
        if let Input::Message(verdict) | Input::SnapshotArrived(verdict) = input
            && let Verdict::Newer(standing) | Verdict::Same(standing) = verdict
        {
            self.shown = Some(standing);
        }
        if let Input::Admitted(entry) = input {
            self.entry = entry;
        }
        let was_over = self.over;
        self.over |= input == Input::Forget;
        let outputs = self.machine.handle(PageMs(now), input, random);
        assert!(!was_over || outputs.is_empty(), "{}: {outputs:?} after the end", self.label);
        for output in &outputs {
            self.check(now, *output);
        }
        assert_eq!(self.machine.is_over(), self.over, "{}: over or not", self.label);
        assert!(!(self.over && self.stream_open), "{}: a stream outlives the end", self.label);
        self.check_wake(now);
        outputs
    }

    /// The next moment at which the machine wants to be woken.
    pub(crate) fn next_wake(&self) -> Option<u64> {
        self.machine.next_wake().map(|(due, _)| due.0)
    }

    fn check(&mut self, now: u64, output: Output) {
        let label = &self.label;
        match output {
            Output::OpenStream => {
                assert!(!self.stream_open, "{label}: two streams");
                let is_admitted = match self.entry {
                    Entry::Free => true,
                    Entry::Until(PageMs(until)) => now < until,
                    Entry::Missing => false,
                };
                assert!(is_admitted, "{label}: opened at {now} with {:?}", self.entry);
                let gap = self.opened_at.map(|opened_at| now - opened_at);
                assert!(gap.is_none_or(|gap| gap >= REOPEN_FLOOR), "{label}: reopened after {gap:?} ms");
                (self.stream_open, self.opened_at) = (true, Some(now));
            }
            Output::CloseStream => {
                assert!(self.stream_open, "{label}: closed what was not open");
                self.stream_open = false;
            }
            Output::FetchOrder => {
                let gap = self.fetched_at.map(|fetched_at| now - fetched_at);
                assert!(gap.is_none_or(|gap| gap >= FETCH_SPACING), "{label}: asked again after {gap:?} ms");
                self.fetched_at = Some(now);
            }
            Output::Ended => {
                let ends = matches!(self.shown, Some(Standing::Final | Standing::Settling));
                assert!(ends, "{label}: ended before a final state");
                self.over = true;
            }
            Output::Resting => self.has_rested = true,
            Output::Connection(_) | Output::Lost => {}
        }
    }

    /// A machine that is neither over nor resting always has a future, and never spins.
    fn check_wake(&self, now: u64) {
        match self.machine.next_wake() {
            Some((PageMs(due), why)) => {
                assert!(due > now, "{}: wakes at {due} for {why}, at {now}", self.label)
            }
            None => assert!(
                self.over || (self.has_rested && self.machine.is_resting()),
                "{}: fell asleep at {now}",
                self.label
            ),
        }
    }
}
