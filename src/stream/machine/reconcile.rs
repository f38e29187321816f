//! What an order that arrives, or fails to, changes: the stream and the requests vouch for each other.
//! It never looks inside an order.

use crate::stream::machine::Machine;
use crate::stream::machine::connection::State;
use crate::stream::machine::input::{Standing, Verdict};
use crate::stream::machine::output::Output;
use crate::stream::machine::timing::{DOUBT, UNKNOWN};

impl Machine {
    /// An event came through the stream.
    pub(crate) fn message(&mut self, now: u64, verdict: Verdict, outputs: &mut Vec<Output>) {
        let valid = !matches!(verdict, Verdict::Foreign | Verdict::Unreadable);
        if self.connection.state != State::Closed {
            self.offline = false;
            self.watching = false;
            self.connection.heard(now, valid);
            if valid {
                self.failures = 0;
                self.deaf = false;
                self.not_found = 0;
            }
        }
        match verdict {
            Verdict::Newer(standing) | Verdict::Same(standing) => self.show(now, verdict, standing, outputs),
            Verdict::Older | Verdict::Foreign | Verdict::Unreadable => self.schedule.want(now),
        }
    }

    /// A request was answered with something.
    pub(crate) fn snapshot(&mut self, now: u64, verdict: Verdict, random: u32, outputs: &mut Vec<Output>) {
        if matches!(verdict, Verdict::Foreign | Verdict::Unreadable) {
            return self.unanswered(now, Some(200), None, random, outputs);
        }
        self.schedule.answered();
        self.offline = false;
        self.not_found = 0;
        self.lost = false;
        self.confirmed = self.stopped;
        if matches!(verdict, Verdict::Newer(_)) {
            self.missed(now, random, outputs);
        } else if self.watching {
            // Silent for long, and rightly so: it works.
            self.failures = 0;
        }
        self.watching = false;
        match verdict {
            Verdict::Newer(standing) | Verdict::Same(standing) => self.show(now, verdict, standing, outputs),
            Verdict::Older | Verdict::Foreign | Verdict::Unreadable => {}
        }
    }

    /// A request knew something new. Whether the stream ought to have said it depends on how long it was silent.
    fn missed(&mut self, now: u64, random: u32, outputs: &mut Vec<Output>) {
        if self.watching {
            self.deaf = true;
            self.fail(now, random, outputs);
        } else if let State::Open { heard, .. } = self.connection.state {
            self.deaf |= self.schedule.sent().is_some_and(|sent| sent >= heard + DOUBT);
        }
    }

    /// A request was not answered with an order.
    pub(crate) fn unanswered(
        &mut self,
        now: u64,
        status: Option<u16>,
        retry_after: Option<u64>,
        random: u32,
        outputs: &mut Vec<Output>,
    ) {
        let unknown = matches!(status, Some(404 | 410));
        // Where polling goes on, the next poll asks again. Without a network it may be long until then, and at rest
        // there is none.
        let again = status.is_none() || !self.is_polling() || (self.resting && !unknown);
        self.schedule.failed(now, retry_after, again);
        self.offline &= status.is_none();
        if self.watching && status.is_none() {
            // Neither a word from the stream nor an answer from the host: the network under both is gone.
            self.fail(now, random, outputs);
        }
        // What the stream itself told of an order weighs more than a route that does not find it.
        if unknown && !self.connection.has_spoken() {
            self.not_found += 1;
            if self.not_found >= UNKNOWN && !self.lost {
                self.lost = true;
                outputs.push(Output::Lost);
            }
        }
    }

    fn show(&mut self, now: u64, verdict: Verdict, standing: Standing, outputs: &mut Vec<Output>) {
        let moved = matches!(verdict, Verdict::Newer(_)) || self.shown != Some(standing);
        self.shown = Some(standing);
        if standing == Standing::Final {
            self.end(outputs);
        } else if moved && self.slow_since.is_some() {
            self.slow_since = Some(now);
            self.resting = false;
        }
    }
}
