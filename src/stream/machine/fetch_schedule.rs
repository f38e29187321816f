//! The schedule of `GET orders/{id}`: every reason to ask goes through here, so that one request leaves in 5 s at most.
//! It never forgets a reason that was not answered, and never sends anything itself.

use crate::stream::machine::timing::{
    FETCH_RETRY_MOST, FETCH_SPACING, FETCH_TIMEOUT, REOPEN_FLOOR, RETRY_AFTER_MOST,
};

/// Requests for the order: planned, under way, answered.
#[derive(Clone, Debug, Default)]
pub(super) struct FetchSchedule {
    planned: Option<Planned>,
    /// When the last request left.
    sent_at: Option<u64>,
    is_under_way: bool,
    /// No request before this moment: a server asked for patience.
    held_until: u64,
    failures: u32,
}

#[derive(Clone, Copy, Debug)]
struct Planned {
    at: u64,
    /// An urgent one does not wait for the answer to a request that may have died in somebody's sleep.
    is_urgent: bool,
}

impl FetchSchedule {
    /// One request from `at` on, once what is under way is answered.
    pub(super) fn plan(&mut self, at: u64) {
        let is_urgent = self.planned.is_some_and(|planned| planned.is_urgent);
        let at = self.planned.map_or(at, |planned| planned.at.min(at));
        self.planned = Some(Planned { at, is_urgent });
    }

    /// One request now, whatever is under way. A burst of reasons within half a second is one reason.
    pub(super) fn plan_at_once(&mut self, now: u64) {
        let just_sent = self.is_under_way && self.sent_at.is_some_and(|sent_at| now < sent_at + REOPEN_FLOOR);
        if !just_sent {
            self.planned = Some(Planned { at: now, is_urgent: true });
        }
    }

    /// When the next request is due, given the moment of the next poll, if any.
    pub(super) fn due(&self, poll_due: Option<u64>) -> Option<u64> {
        let planned_at = self.planned.map(|planned| planned.at);
        let at = [planned_at, poll_due].into_iter().flatten().min()?;
        let spaced = self.sent_at.map_or(0, |sent_at| sent_at + FETCH_SPACING);
        let is_urgent = self.planned.is_some_and(|planned| planned.is_urgent);
        let answered = self.timeout_due().filter(|_| !is_urgent).unwrap_or(0);
        Some(at.max(spaced).max(self.held_until).max(answered))
    }

    /// When the request under way is taken for lost.
    pub(super) fn timeout_due(&self) -> Option<u64> {
        self.sent_at.filter(|_| self.is_under_way).map(|sent_at| sent_at + FETCH_TIMEOUT)
    }

    /// When the last request left.
    pub(super) fn sent_at(&self) -> Option<u64> {
        self.sent_at
    }

    /// A request leaves now.
    pub(super) fn send(&mut self, now: u64) {
        self.planned = None;
        self.sent_at = Some(now);
        self.is_under_way = true;
    }

    /// The order came back.
    pub(super) fn answered(&mut self) {
        self.is_under_way = false;
        self.failures = 0;
        self.held_until = 0;
    }

    /// Something else came back, or nothing. `retry_after` is the wait that the answer asked for. `asks_again`: no poll
    /// will repeat the request, so it is planned anew, ever more slowly.
    pub(super) fn failed(&mut self, now: u64, retry_after: Option<u64>, asks_again: bool) {
        self.is_under_way = false;
        if let Some(wait) = retry_after {
            self.held_until = now.saturating_add(wait.min(RETRY_AFTER_MOST));
        }
        let wait = (FETCH_SPACING << self.failures.min(4)).min(FETCH_RETRY_MOST);
        self.failures = self.failures.saturating_add(1);
        if asks_again {
            self.plan(self.sent_at.unwrap_or(now) + wait);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::machine::timing::POLL;

    #[test]
    fn reasons_within_five_seconds_are_one_request() {
        let mut fetches = answered_at(0);
        fetches.plan(100);
        fetches.plan(200);
        assert_eq!(fetches.due(None), Some(FETCH_SPACING));
        fetches.send(FETCH_SPACING);
        fetches.answered();
        assert_eq!(fetches.due(None), None);
    }

    #[test]
    fn a_slow_answer_is_not_overtaken_by_the_next_poll() {
        let mut fetches = FetchSchedule::default();
        fetches.send(0);
        assert_eq!(fetches.due(Some(POLL)), Some(FETCH_TIMEOUT));
        fetches.answered();
        assert_eq!(fetches.due(Some(POLL)), Some(POLL));
    }

    #[test]
    fn a_wake_up_does_not_wait_for_an_answer_that_may_have_died() {
        let mut fetches = FetchSchedule::default();
        fetches.send(0);
        fetches.plan_at_once(6_000);
        assert_eq!(fetches.due(None), Some(6_000));
    }

    #[test]
    fn a_burst_of_wake_ups_is_one_request() {
        let mut fetches = FetchSchedule::default();
        fetches.send(0);
        fetches.plan_at_once(20);
        assert_eq!(fetches.due(None), None);
    }

    #[test]
    fn a_failed_request_is_repeated_until_it_is_answered() {
        let mut fetches = FetchSchedule::default();
        let mut gaps = Vec::new();
        let mut now = 0;
        for _ in 0..6 {
            fetches.send(now);
            fetches.failed(now + 100, None, true);
            let next = fetches.due(None).unwrap();
            gaps.push(next - now);
            now = next;
        }
        assert_eq!(gaps, [5_000, 10_000, 20_000, 40_000, 45_000, 45_000]);
        fetches.answered();
        fetches.send(now);
        fetches.failed(now + 100, None, true);
        assert_eq!(fetches.due(None), Some(now + 5_000), "an answer starts over");
    }

    #[test]
    fn a_server_that_asks_for_patience_gets_it_up_to_five_minutes() {
        for (asked, given) in [(20_000, 20_000), (u64::MAX, RETRY_AFTER_MOST)] {
            let mut fetches = answered_at(0);
            fetches.failed(0, Some(asked), false);
            fetches.plan_at_once(1_000);
            assert_eq!(fetches.due(Some(POLL)), Some(given));
        }
    }

    fn answered_at(now: u64) -> FetchSchedule {
        let mut fetches = FetchSchedule::default();
        fetches.send(now);
        fetches.answered();
        fetches
    }
}
