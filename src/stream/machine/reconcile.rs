//! Reconciling the two ways on which an order arrives: the stream and the requests vouch for each other. It never looks
//! inside an order.

use crate::domain::time::PageMs;
use crate::stream::machine::Machine;
use crate::stream::machine::output::Output;
use crate::stream::machine::standing::Standing;
use crate::stream::machine::verdict::Verdict;

impl Machine {
    /// An event came through the stream.
    pub(super) fn message_arrived(&mut self, now: PageMs, verdict: Verdict, outputs: &mut Vec<Output>) {
        let is_own_order = verdict.is_own_order();
        if !self.connection.is_closed() {
            self.page.find_network();
            self.connection.heard(now, is_own_order);
            self.stream_health.heard(is_own_order);
            if is_own_order {
                self.ending.heard();
            }
        }
        match verdict {
            Verdict::Newer(standing) | Verdict::Same(standing) => self.show(now, verdict, standing, outputs),
            Verdict::Older | Verdict::Doubtful | Verdict::Foreign | Verdict::Unreadable => {
                self.fetches.plan(now)
            }
        }
    }

    /// A request was answered with something.
    pub(super) fn snapshot_arrived(
        &mut self,
        now: PageMs,
        verdict: Verdict,
        random: u32,
        outputs: &mut Vec<Output>,
    ) {
        if !verdict.is_own_order() {
            return self.snapshot_failed(now, Some(200), None, random, outputs);
        }
        self.fetches.answered();
        self.page.find_network();
        self.ending.found();
        if matches!(verdict, Verdict::Newer(_)) {
            self.doubt_stream(now, random, outputs);
        } else {
            self.stream_health.pass_silence_check();
        }
        self.stream_health.end_silence_check();
        match verdict {
            Verdict::Newer(standing) | Verdict::Same(standing) => self.show(now, verdict, standing, outputs),
            // The next answer tells which of both is right.
            Verdict::Doubtful => self.fetches.plan(now),
            Verdict::Older | Verdict::Foreign | Verdict::Unreadable => {}
        }
    }

    /// A request was not answered with the order.
    pub(super) fn snapshot_failed(
        &mut self,
        now: PageMs,
        status: Option<u16>,
        retry_after: Option<u64>,
        random: u32,
        outputs: &mut Vec<Output>,
    ) {
        let is_not_found = matches!(status, Some(403 | 404 | 410));
        // Where polling goes on, the next poll asks again. Without a network it may be long until then, and at rest
        // there is none.
        let asks_again =
            status.is_none() || !self.needs_polling() || (self.slow_listening.is_resting() && !is_not_found);
        self.fetches.failed(now, retry_after, asks_again);
        if status.is_some() {
            self.page.find_network();
        } else if self.stream_health.is_silence_checked() {
            // Neither a word from the stream nor an answer from the host: the network under both is gone.
            self.fail_stream(now, random, outputs);
        }
        // What the stream itself told of an order weighs more than a route that does not find it.
        if is_not_found && !self.connection.has_spoken() && self.ending.not_found() {
            outputs.push(Output::Lost);
        }
    }

    /// A request knew something newer. Whether the stream ought to have said it depends on how long it was silent.
    fn doubt_stream(&mut self, now: PageMs, random: u32, outputs: &mut Vec<Output>) {
        if self.stream_health.is_silence_checked() {
            self.stream_health.mark_stale();
            self.fail_stream(now, random, outputs);
        } else if self.fetches.sent_at().is_some_and(|sent_at| self.connection.was_silent_before(sent_at)) {
            self.stream_health.mark_stale();
        }
    }

    fn show(&mut self, now: PageMs, verdict: Verdict, standing: Standing, outputs: &mut Vec<Output>) {
        let has_new_standing = self.ending.show(now, standing);
        if standing == Standing::Final {
            self.end(outputs);
        } else if has_new_standing || matches!(verdict, Verdict::Newer(_)) {
            self.slow_listening.start_over(now);
        }
    }
}
