//! When `GET orders/{id}` is sent: every wish for it goes through here, so that one leaves in 5 s at most.
//! It never forgets a wish that was not answered.

use crate::stream::machine::timing::{ASK_MOST, ASK_SPACING, HOLD_MOST, REOPEN_FLOOR, SILENCE};

/// Requests for the order: wished for, under way, answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct FetchSchedule {
    wish: Option<Wish>,
    sent: Option<u64>,
    under_way: bool,
    /// No request before this moment: a server asked for patience.
    hold: u64,
    failures: u32,
}

#[derive(Clone, Copy, Debug)]
struct Wish {
    at: u64,
    /// An urgent one does not wait for the answer to a request that may have died in somebody's sleep.
    urgent: bool,
}

impl FetchSchedule {
    /// Ask once what is under way is answered.
    pub(crate) fn want(&mut self, at: u64) {
        let urgent = self.wish.is_some_and(|wish| wish.urgent);
        let at = self.wish.map_or(at, |wish| wish.at.min(at));
        self.wish = Some(Wish { at, urgent });
    }

    /// Ask whatever is under way. A burst of reasons within half a second is one reason.
    pub(crate) fn want_at_once(&mut self, now: u64) {
        let just_sent = self.under_way && self.sent.is_some_and(|sent| now < sent + REOPEN_FLOOR);
        if !just_sent {
            self.wish = Some(Wish { at: now, urgent: true });
        }
    }

    /// The moment of the next request, given the moment of the next poll, if any.
    pub(crate) fn due(&self, polled: Option<u64>) -> Option<u64> {
        let wished = self.wish.map(|wish| wish.at);
        let at = [wished, polled].into_iter().flatten().min()?;
        let spaced = self.sent.map_or(0, |sent| sent + ASK_SPACING);
        let urgent = self.wish.is_some_and(|wish| wish.urgent);
        let awaited = self.overdue().filter(|_| !urgent).unwrap_or(0);
        Some(at.max(spaced).max(self.hold).max(awaited))
    }

    /// When the request under way is taken for lost.
    pub(crate) fn overdue(&self) -> Option<u64> {
        self.sent.filter(|_| self.under_way).map(|sent| sent + ASK_MOST)
    }

    /// A request leaves now.
    pub(crate) fn send(&mut self, now: u64) {
        self.wish = None;
        self.sent = Some(now);
        self.under_way = true;
    }

    /// When the last request left.
    pub(crate) fn sent(&self) -> Option<u64> {
        self.sent
    }

    /// An order came back.
    pub(crate) fn answered(&mut self) {
        self.under_way = false;
        self.failures = 0;
        self.hold = 0;
    }

    /// Something else came back, or nothing. `again`: the question stands, and is asked ever more slowly.
    pub(crate) fn failed(&mut self, now: u64, retry_after: Option<u64>, again: bool) {
        self.under_way = false;
        if let Some(wait) = retry_after {
            self.hold = now.saturating_add(wait.min(HOLD_MOST));
        }
        let wait = (ASK_SPACING << self.failures.min(4)).min(SILENCE);
        self.failures = self.failures.saturating_add(1);
        if again {
            self.want(self.sent.unwrap_or(now) + wait);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::machine::timing::POLL;

    #[test]
    fn wishes_within_five_seconds_are_one_request() {
        let mut asks = answered_at(0);
        asks.want(100);
        asks.want(200);
        assert_eq!(asks.due(None), Some(ASK_SPACING));
        asks.send(ASK_SPACING);
        asks.answered();
        assert_eq!(asks.due(None), None);
    }

    #[test]
    fn a_slow_answer_is_not_overtaken_by_the_next_poll() {
        let mut asks = FetchSchedule::default();
        asks.send(0);
        assert_eq!(asks.due(Some(POLL)), Some(ASK_MOST));
        asks.answered();
        assert_eq!(asks.due(Some(POLL)), Some(POLL));
    }

    #[test]
    fn a_wake_up_does_not_wait_for_an_answer_that_may_have_died() {
        let mut asks = FetchSchedule::default();
        asks.send(0);
        asks.want_at_once(6_000);
        assert_eq!(asks.due(None), Some(6_000));
    }

    #[test]
    fn a_burst_of_wake_ups_is_one_request() {
        let mut asks = FetchSchedule::default();
        asks.send(0);
        asks.want_at_once(20);
        assert_eq!(asks.due(None), None);
    }

    #[test]
    fn a_question_stands_until_it_is_answered() {
        let mut asks = FetchSchedule::default();
        let mut gaps = Vec::new();
        let mut now = 0;
        for _ in 0..6 {
            asks.send(now);
            asks.failed(now + 100, None, true);
            let next = asks.due(None).unwrap();
            gaps.push(next - now);
            now = next;
        }
        assert_eq!(gaps, [5_000, 10_000, 20_000, 40_000, 45_000, 45_000]);
        asks.answered();
        asks.send(now);
        asks.failed(now + 100, None, true);
        assert_eq!(asks.due(None), Some(now + 5_000), "an answer starts over");
    }

    #[test]
    fn a_server_that_asks_for_patience_gets_it_up_to_five_minutes() {
        for (asked, given) in [(20_000, 20_000), (u64::MAX, HOLD_MOST)] {
            let mut asks = answered_at(0);
            asks.failed(0, Some(asked), false);
            asks.want_at_once(1_000);
            assert_eq!(asks.due(Some(POLL)), Some(given));
        }
    }

    fn answered_at(now: u64) -> FetchSchedule {
        let mut asks = FetchSchedule::default();
        asks.send(now);
        asks.answered();
        asks
    }
}
