//! What happens on one connection, and whether it is worth keeping. Time comes in as an argument; nothing here waits.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a connection's parts note about it.
#[derive(Debug)]
pub(super) struct Activity(Mutex<State>);

#[derive(Debug)]
struct State {
    /// Requests whose answer is not over.
    in_flight: usize,
    /// When the last answer was over, or the connection began.
    rested: Instant,
    /// When the socket last took bytes.
    wrote: Instant,
    /// Pieces of answers that were handed over and not asked on from: by body, and since when.
    handed_over: HashMap<u64, Instant>,
    bodies: u64,
}

/// How long a connection may do nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Without a request, or with half a head of one.
    pub(super) idle: Duration,
    /// With an answer that its reader does not take.
    pub(super) reader: Duration,
}

/// What to do about a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// Look again then.
    Keep(Instant),
    /// It serves nothing.
    Idle,
    /// Its reader stopped.
    Stalled,
}

/// How long what is left of an answer may take beyond its end, while the socket takes it.
const LONGEST_REST: Duration = Duration::from_secs(600);

impl Activity {
    pub(super) fn new(now: Instant) -> Self {
        let state = State { in_flight: 0, rested: now, wrote: now, handed_over: HashMap::new(), bodies: 0 };
        Self(Mutex::new(state))
    }

    /// A request begins. Returns the number that its body goes by.
    pub(super) fn begin(&self) -> u64 {
        let mut state = self.state();
        state.in_flight += 1;
        state.bodies += 1;
        state.bodies
    }

    /// Whether there was a request.
    pub(super) fn has_begun(&self) -> bool {
        self.state().bodies > 0
    }

    /// An answer is over, or nobody wants it any more.
    pub(super) fn end(&self, body: u64, now: Instant) {
        let mut state = self.state();
        state.in_flight -= 1;
        state.rested = now;
        state.handed_over.remove(&body);
    }

    /// A piece of `body` was handed over.
    pub(super) fn hand_over(&self, body: u64, now: Instant) {
        self.state().handed_over.insert(body, now);
    }

    /// The next piece of `body` is wanted.
    pub(super) fn ask_on(&self, body: u64) {
        self.state().handed_over.remove(&body);
    }

    /// The socket took bytes.
    pub(super) fn wrote(&self, now: Instant) {
        self.state().wrote = now;
    }

    /// What to do about the connection.
    pub(super) fn verdict(&self, now: Instant, patience: Patience) -> Verdict {
        let state = self.state();
        let stalls = state.handed_over.values().min().map(|since| *since + patience.reader);
        if stalls.is_some_and(|due| due <= now) {
            return Verdict::Stalled;
        }
        if state.in_flight > 0 {
            return Verdict::Keep(stalls.unwrap_or(now + patience.reader));
        }
        // A short answer is over before the socket has taken it.
        let moved = state.wrote.min(state.rested + LONGEST_REST).max(state.rested);
        let due = moved + patience.idle;
        if due <= now { Verdict::Idle } else { Verdict::Keep(due) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const PATIENCE: Patience = Patience { idle: Duration::from_secs(30), reader: Duration::from_secs(60) };

    #[test]
    fn a_connection_is_kept_while_it_serves() {
        let began = Instant::now();
        let at = |seconds| began + Duration::from_secs(seconds);
        let activity = Activity::new(began);
        let verdict = |seconds| activity.verdict(at(seconds), PATIENCE);
        assert_eq!(verdict(0), Verdict::Keep(at(30)));
        assert_eq!(verdict(30), Verdict::Idle, "silent from the beginning");
        let body = activity.begin();
        assert!(matches!(verdict(3600), Verdict::Keep(_)), "an answer may take its time");
        activity.hand_over(body, at(3600));
        assert_eq!(verdict(3600), Verdict::Keep(at(3660)));
        assert_eq!(verdict(3660), Verdict::Stalled, "nobody takes it");
        activity.ask_on(body);
        assert!(matches!(verdict(3660), Verdict::Keep(_)));
        activity.end(body, at(3700));
        assert_eq!(verdict(3700), Verdict::Keep(at(3730)));
        assert_eq!(verdict(3730), Verdict::Idle);
    }

    #[test]
    fn what_the_socket_still_takes_is_not_cut_off_but_pings_keep_nothing_alive() {
        let began = Instant::now();
        let at = |seconds| began + Duration::from_secs(seconds);
        let activity = Activity::new(began);
        activity.wrote(at(20));
        assert_eq!(activity.verdict(at(40), PATIENCE), Verdict::Keep(at(50)));
        activity.wrote(at(10_000));
        assert_eq!(activity.verdict(at(10_000), PATIENCE), Verdict::Idle);
    }

    #[test]
    fn one_stream_whose_reader_stopped_is_seen_among_others() {
        let began = Instant::now();
        let activity = Activity::new(began);
        let (stuck, lively) = (activity.begin(), activity.begin());
        activity.hand_over(stuck, began);
        activity.hand_over(lively, began);
        activity.ask_on(lively);
        activity.end(lively, began);
        assert_eq!(activity.verdict(began + PATIENCE.reader, PATIENCE), Verdict::Stalled);
    }

    #[test]
    fn the_body_that_waits_longest_is_the_one_that_counts() {
        let (began, patience) = (Instant::now(), Patience { idle: SECOND * 60, reader: SECOND * 30 });
        let activity = Activity::new(began);
        assert!(!activity.has_begun());
        let (stuck, read) = (activity.begin(), activity.begin());
        assert!(activity.has_begun());
        assert_eq!(activity.verdict(began, patience), Verdict::Keep(began + SECOND * 30));
        activity.hand_over(stuck, began);
        activity.hand_over(read, began + SECOND * 20);
        assert_eq!(activity.verdict(began + SECOND * 20, patience), Verdict::Keep(began + SECOND * 30));
        assert_eq!(activity.verdict(began + SECOND * 30, patience), Verdict::Stalled);
        // What nobody wants any more stalls nothing.
        activity.end(stuck, began + SECOND * 30);
        assert_eq!(activity.verdict(began + SECOND * 30, patience), Verdict::Keep(began + SECOND * 50));
    }
}
