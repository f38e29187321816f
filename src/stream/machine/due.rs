//! What follows from the facts at a moment: the stream is opened or closed, a request leaves, the connection is told.
//! Every time-bound decision has one `…_due` here or in `connection.rs`, used both to decide and to say when to wake.

use crate::stream::machine::Machine;
use crate::stream::machine::connection::State;
use crate::stream::machine::input::Standing;
use crate::stream::machine::output::{Connection, Output};
use crate::stream::machine::timing::{
    FAILURES, HIDDEN_LONG, POLL, POLL_EASED, POLL_EASES_AFTER, POLL_SLOW, SLOW_FOR,
};

impl Machine {
    /// When [`Input::Wake`](super::Input::Wake) is next needed, and why, for the log. It lies in the future; `None`
    /// once the machine is over or resting.
    #[must_use]
    pub fn next_wake(&self) -> Option<(u64, &'static str)> {
        if self.is_over() {
            return None;
        }
        let deadlines = [
            (self.connection.reopen_due(), "open the stream again"),
            (self.connection.opening_due(), "give an attempt up"),
            (self.connection.seen_due(), "admit that the stream is missing"),
            (self.connection.silence_due(), "look into the stream's silence"),
            (self.connection.settle_due(), "look into the gap before a reopening"),
            (self.schedule.overdue(), "give a request up"),
            (self.schedule.due(self.poll_due()), "ask for the order"),
            (self.hidden_due(), "give the stream of a hidden tab back"),
            (self.rest_due(), "end slow listening"),
        ];
        deadlines.into_iter().filter_map(|(due, why)| Some((due?, why))).min_by_key(|(due, _)| *due)
    }

    /// Does whatever is due, and makes the stream, the requests and what is told agree with the facts.
    pub(crate) fn keep_up(&mut self, now: u64, random: u32, outputs: &mut Vec<Output>) {
        self.pass_time(now, random, outputs);
        self.slow_down(now, outputs);
        self.keep_stream(now, outputs);
        self.keep_asking(now, outputs);
        let connection = self.connection(now);
        if self.told != Some(connection) {
            self.told = Some(connection);
            outputs.push(Output::Connection(connection));
        }
    }

    /// Whether there should be a stream, now or after a wait.
    pub(crate) fn wants_stream(&self) -> bool {
        self.event_source && !self.stopped && !self.parked && !self.lost && !self.resting
    }

    /// Whether requests on a timer stand in for the stream.
    pub(crate) fn is_polling(&self) -> bool {
        !self.wants_stream() || self.deaf || self.failures >= FAILURES
    }

    fn pass_time(&mut self, now: u64, random: u32, outputs: &mut Vec<Output>) {
        if is_due(self.hidden_due(), now) {
            self.parked = true;
        }
        if is_due(self.connection.opening_due(), now) {
            self.fail(now, random, outputs);
        }
        if is_due(self.connection.seen_due(), now) {
            self.connection.show();
        }
        if is_due(self.schedule.overdue(), now) {
            self.unanswered(now, None, None, random, outputs);
        }
        if is_due(self.connection.settle_due(), now) {
            self.connection.settled();
            self.schedule.want(now);
        }
        if is_due(self.connection.silence_due(), now) {
            self.look_into_silence(now, random, outputs);
        }
    }

    /// A stream already known to be deaf had its chance to speak; any other is checked by one request.
    fn look_into_silence(&mut self, now: u64, random: u32, outputs: &mut Vec<Output>) {
        if self.deaf {
            self.fail(now, random, outputs);
        } else {
            self.connection.checked(now);
            self.watching = true;
            self.schedule.want(now);
        }
    }

    fn slow_down(&mut self, now: u64, outputs: &mut Vec<Output>) {
        if !self.is_slow() {
            self.slow_since = None;
            self.resting = false;
            return;
        }
        self.slow_since = self.slow_since.or(Some(now));
        if is_due(self.rest_due(), now) {
            // The timer may be hours late: one last look.
            self.resting = true;
            self.schedule.want(now);
            outputs.push(Output::Resting);
        }
    }

    fn keep_stream(&mut self, now: u64, outputs: &mut Vec<Output>) {
        if !self.wants_stream() {
            return self.close(outputs);
        }
        if self.connection.state == State::Closed {
            if self.connection.reopen_due().is_none() {
                self.connection.hasten(now, false);
            }
            if is_due(self.connection.reopen_due(), now) {
                self.connection.open(now);
                outputs.push(Output::OpenStream);
            }
        }
    }

    fn keep_asking(&mut self, now: u64, outputs: &mut Vec<Output>) {
        if !self.is_polling() || self.resting {
            self.polling_since = None;
        } else if self.polling_since.is_none() {
            self.polling_since = Some(now);
            // A page that is being put away starts nothing new.
            if !self.parked {
                self.schedule.want(now);
            }
        }
        if is_due(self.schedule.due(self.poll_due()), now) {
            self.schedule.send(now);
            outputs.push(Output::FetchOrder);
        }
    }

    fn poll_due(&self) -> Option<u64> {
        let since = self.polling_since?;
        let sent = self.schedule.sent().map_or(since, |sent| sent.max(since));
        let interval = if self.is_slow() || self.parked || self.offline {
            POLL_SLOW
        } else if sent >= since + POLL_EASES_AFTER {
            POLL_EASED
        } else {
            POLL
        };
        Some(sent + interval)
    }

    /// Little is expected, but not nothing.
    fn is_slow(&self) -> bool {
        self.lost || (self.stopped && self.confirmed) || self.shown == Some(Standing::Expired)
    }

    fn connection(&self, now: u64) -> Connection {
        if self.offline {
            Connection::Offline
        } else if self.is_polling() {
            Connection::Polling
        } else if self.connection.looks_live(now) {
            Connection::Live
        } else {
            Connection::Reconnecting
        }
    }

    fn hidden_due(&self) -> Option<u64> {
        self.hidden_since.filter(|_| !self.parked).map(|since| since + HIDDEN_LONG)
    }

    fn rest_due(&self) -> Option<u64> {
        self.slow_since.filter(|_| !self.resting).map(|since| since + SLOW_FOR)
    }
}

fn is_due(due: Option<u64>, now: u64) -> bool {
    due.is_some_and(|due| due <= now)
}
