//! The schedule of `GET orders/{id}`: every reason to ask goes through here, so that one request leaves in 5 s at most.
//! It never forgets a reason that was not answered, and never sends anything itself.

use crate::domain::time::PageMs;
use crate::stream::machine::timing::{
    FETCH_RETRY_MOST, FETCH_SPACING, FETCH_TIMEOUT, REOPEN_FLOOR, RETRY_AFTER_MOST,
};

/// Requests for the order: planned, under way, answered.
#[derive(Clone, Debug, Default)]
pub(super) struct FetchSchedule {
    planned: Option<Planned>,
    /// When the last request left.
    sent_at: Option<PageMs>,
    is_under_way: bool,
    /// No request before this moment: a server asked for patience.
    held_until: PageMs,
    failures: u32,
}

#[derive(Clone, Copy, Debug)]
struct Planned {
    at: PageMs,
    /// An urgent one does not wait for the answer to a request that may have died in somebody's sleep.
    is_urgent: bool,
}

impl FetchSchedule {
    /// One request from `at` on, once what is under way is answered.
    pub(super) fn plan(&mut self, at: PageMs) {
        let is_urgent = self.planned.is_some_and(|planned| planned.is_urgent);
        let at = self.planned.map_or(at, |planned| planned.at.min(at));
        self.planned = Some(Planned { at, is_urgent });
    }

    /// One request now, whatever is under way. A burst of reasons within half a second is one reason.
    pub(super) fn plan_at_once(&mut self, now: PageMs) {
        let just_sent =
            self.is_under_way && self.sent_at.is_some_and(|sent_at| now < sent_at.plus(REOPEN_FLOOR));
        if !just_sent {
            self.planned = Some(Planned { at: now, is_urgent: true });
        }
    }

    /// When the next request is due, given the moment of the next poll, if any.
    pub(super) fn due(&self, poll_due: Option<PageMs>) -> Option<PageMs> {
        let planned_at = self.planned.map(|planned| planned.at);
        let at = [planned_at, poll_due].into_iter().flatten().min()?;
        let spaced = self.sent_at.map_or(PageMs::default(), |sent_at| sent_at.plus(FETCH_SPACING));
        let is_urgent = self.planned.is_some_and(|planned| planned.is_urgent);
        let answered = self.timeout_due().filter(|_| !is_urgent).unwrap_or_default();
        Some(at.max(spaced).max(self.held_until).max(answered))
    }

    /// When the request under way is taken for lost.
    pub(super) fn timeout_due(&self) -> Option<PageMs> {
        self.sent_at.filter(|_| self.is_under_way).map(|sent_at| sent_at.plus(FETCH_TIMEOUT))
    }

    /// When the last request left.
    pub(super) fn sent_at(&self) -> Option<PageMs> {
        self.sent_at
    }

    /// Whether one will leave by itself, or has left and is not answered.
    pub(super) fn is_pending(&self) -> bool {
        self.planned.is_some() || self.is_under_way
    }

    /// A request leaves now.
    pub(super) fn send(&mut self, now: PageMs) {
        self.planned = None;
        self.sent_at = Some(now);
        self.is_under_way = true;
    }

    /// The order came back.
    pub(super) fn answered(&mut self) {
        self.is_under_way = false;
        self.failures = 0;
        self.held_until = PageMs::default();
    }

    /// Something else came back, or nothing. `retry_after` is the wait that the answer asked for. `asks_again`: no poll
    /// will repeat the request, so it is planned anew, ever more slowly.
    pub(super) fn failed(&mut self, now: PageMs, retry_after: Option<u64>, asks_again: bool) {
        self.is_under_way = false;
        if let Some(wait) = retry_after {
            self.held_until = now.plus(wait.min(RETRY_AFTER_MOST));
        }
        let wait = (FETCH_SPACING << self.failures.min(4)).min(FETCH_RETRY_MOST);
        self.failures = self.failures.saturating_add(1);
        if asks_again {
            self.plan(self.sent_at.unwrap_or(now).plus(wait));
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
        fetches.plan(PageMs(100));
        fetches.plan(PageMs(200));
        assert_eq!(fetches.due(None), Some(PageMs(FETCH_SPACING)));
        fetches.send(PageMs(FETCH_SPACING));
        fetches.answered();
        assert_eq!(fetches.due(None), None);
    }

    #[test]
    fn a_slow_answer_is_not_overtaken_by_the_next_poll() {
        let mut fetches = FetchSchedule::default();
        fetches.send(PageMs(0));
        assert_eq!(fetches.due(Some(PageMs(POLL))), Some(PageMs(FETCH_TIMEOUT)));
        fetches.answered();
        assert_eq!(fetches.due(Some(PageMs(POLL))), Some(PageMs(POLL)));
    }

    #[test]
    fn a_wake_up_does_not_wait_for_an_answer_that_may_have_died() {
        let mut fetches = FetchSchedule::default();
        fetches.send(PageMs(0));
        fetches.plan_at_once(PageMs(6_000));
        assert_eq!(fetches.due(None), Some(PageMs(6_000)));
    }

    #[test]
    fn a_burst_of_wake_ups_is_one_request() {
        let mut fetches = FetchSchedule::default();
        fetches.send(PageMs(0));
        fetches.plan_at_once(PageMs(20));
        assert_eq!(fetches.due(None), None);
    }

    #[test]
    fn a_failed_request_is_repeated_until_it_is_answered() {
        let mut fetches = FetchSchedule::default();
        let mut gaps = Vec::new();
        let mut now = 0;
        for _ in 0..6 {
            fetches.send(PageMs(now));
            fetches.failed(PageMs(now + 100), None, true);
            let next = fetches.due(None).unwrap().0;
            gaps.push(next - now);
            now = next;
        }
        assert_eq!(gaps, [5_000, 10_000, 20_000, 40_000, 45_000, 45_000]);
        fetches.answered();
        fetches.send(PageMs(now));
        fetches.failed(PageMs(now + 100), None, true);
        assert_eq!(fetches.due(None), Some(PageMs(now + 5_000)), "an answer starts over");
    }

    #[test]
    fn a_server_that_asks_for_patience_gets_it_up_to_five_minutes() {
        for (asked, given) in [(20_000, 20_000), (u64::MAX, RETRY_AFTER_MOST)] {
            let mut fetches = answered_at(0);
            fetches.failed(PageMs(0), Some(asked), false);
            fetches.plan_at_once(PageMs(1_000));
            assert_eq!(fetches.due(Some(PageMs(POLL))), Some(PageMs(given)));
        }
    }

    fn answered_at(now: u64) -> FetchSchedule {
        let mut fetches = FetchSchedule::default();
        fetches.send(PageMs(now));
        fetches.answered();
        fetches
    }
}
