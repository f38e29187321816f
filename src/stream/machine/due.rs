//! What is due at a moment, by the facts: the stream is opened or closed, a request leaves, the connection is shown.
//! Every time-bound decision has one `…_due`, here or in the part that it is about, used both to decide and to say when
//! to wake. It never takes an input.

use crate::domain::time::PageMs;
use crate::stream::machine::Machine;
use crate::stream::machine::entry::Entry;
use crate::stream::machine::output::{Connection, Output};

impl Machine {
    /// When [`Input::Wake`](super::Input::Wake) is next needed, and why, for the log. It lies in the future; `None`
    /// once the machine is over or resting.
    #[must_use]
    pub fn next_wake(&self) -> Option<(PageMs, &'static str)> {
        if self.is_over() {
            return None;
        }
        let deadlines = [
            (self.enter_due(), "open the stream again"),
            (self.connection.opening_timeout_due(), "give an attempt up"),
            (self.connection.grace_due(), "admit that the stream is missing"),
            (self.connection.silence_check_due(), "look into the stream's silence"),
            (self.connection.gap_check_due(), "look into the gap before a reopening"),
            (self.fetches.timeout_due(), "give a request up"),
            (self.fetch_due(), "ask for the order"),
            (self.page.put_away_due(), "give the stream of a hidden tab back"),
            (self.slow_listening.rest_due(), "end slow listening"),
            (self.ending.settled_due(), "end listening for what is done"),
        ];
        deadlines.into_iter().filter_map(|(due, why)| Some((due?, why))).min_by_key(|(due, _)| *due)
    }

    /// Does whatever is due, and makes the stream, the requests and the shown connection agree with the facts.
    pub(super) fn catch_up(&mut self, now: PageMs, random: u32, outputs: &mut Vec<Output>) {
        if is_due(self.ending.settled_due(), now) {
            return self.end(outputs);
        }
        self.meet_deadlines(now, random, outputs);
        self.update_slow_listening(now, outputs);
        self.update_stream(now, outputs);
        self.update_requests(now, outputs);
        let connection = self.connection_at(now);
        if self.shown_connection != Some(connection) {
            self.shown_connection = Some(connection);
            outputs.push(Output::Connection(connection));
        }
    }

    /// Whether there should be a stream, now or after a wait.
    pub(super) fn wants_stream(&self) -> bool {
        self.stream_health.is_supported()
            && !self.ending.is_stopped()
            && !self.page.is_put_away()
            && !self.ending.is_lost()
            && !self.slow_listening.is_resting()
    }

    /// When the stream is opened again. Where the ticket is missing, the answer that brings it is waited for, if there will
    /// be one.
    fn enter_due(&self) -> Option<PageMs> {
        let awaits_ticket =
            self.entry == Entry::Missing && (self.needs_polling() || self.fetches.is_pending());
        self.connection.reopen_due().filter(|_| !awaits_ticket)
    }

    /// Whether requests on a timer stand in for the stream.
    pub(super) fn needs_polling(&self) -> bool {
        !self.wants_stream() || self.connection.is_waiting() || self.stream_health.is_unreliable()
    }

    fn meet_deadlines(&mut self, now: PageMs, random: u32, outputs: &mut Vec<Output>) {
        if is_due(self.page.put_away_due(), now) {
            self.page.put_away();
        }
        if is_due(self.connection.opening_timeout_due(), now) {
            self.fail_stream(now, random, outputs);
        }
        if is_due(self.connection.grace_due(), now) {
            self.connection.end_grace();
        }
        if is_due(self.fetches.timeout_due(), now) {
            self.snapshot_failed(now, None, None, random, outputs);
        }
        if is_due(self.connection.gap_check_due(), now) {
            self.connection.gap_checked();
            self.fetches.plan(now);
        }
        if is_due(self.connection.silence_check_due(), now) {
            self.check_silence(now, random, outputs);
        }
    }

    /// A stale stream had its chance to speak; any other is checked by one request.
    fn check_silence(&mut self, now: PageMs, random: u32, outputs: &mut Vec<Output>) {
        if self.stream_health.is_stale() {
            self.fail_stream(now, random, outputs);
        } else {
            self.connection.silence_checked(now);
            self.stream_health.begin_silence_check();
            self.fetches.plan(now);
        }
    }

    fn update_slow_listening(&mut self, now: PageMs, outputs: &mut Vec<Output>) {
        if !self.ending.expects_little() {
            return self.slow_listening.leave();
        }
        self.slow_listening.enter(now);
        if is_due(self.slow_listening.rest_due(), now) {
            // The timer may be hours late: one last look.
            self.slow_listening.rest();
            self.fetches.plan(now);
            outputs.push(Output::Resting);
        }
    }

    fn update_stream(&mut self, now: PageMs, outputs: &mut Vec<Output>) {
        if !self.wants_stream() {
            return self.close_stream(outputs);
        }
        if self.connection.is_closed() {
            if self.connection.reopen_due().is_none() {
                self.connection.reopen_soon(now, false);
            }
            if is_due(self.connection.reopen_due(), now) {
                self.enter_stream(now, outputs);
            }
        }
    }

    /// The stream is opened, or the ticket is asked for first: it comes with the order. Where polling goes on, the next
    /// answer brings it.
    fn enter_stream(&mut self, now: PageMs, outputs: &mut Vec<Output>) {
        if self.entry.is_open(now) {
            self.connection.open(now);
            outputs.push(Output::OpenStream);
            return;
        }
        self.entry = Entry::Missing;
        if !self.needs_polling() && !self.fetches.is_pending() {
            self.fetches.plan(now);
        }
    }

    fn update_requests(&mut self, now: PageMs, outputs: &mut Vec<Output>) {
        if !self.needs_polling() || self.slow_listening.is_resting() {
            self.polling.end();
        } else if self.polling.begin(now) && !self.page.is_put_away() {
            // A page that is being put away starts nothing new.
            self.fetches.plan(now);
        }
        if is_due(self.fetch_due(), now) {
            self.fetches.send(now);
            outputs.push(Output::FetchOrder);
        }
    }

    fn fetch_due(&self) -> Option<PageMs> {
        let slow = self.ending.expects_little() || self.page.is_put_away() || self.page.is_offline();
        self.fetches.due(self.polling.due(self.fetches.sent_at(), slow))
    }

    fn connection_at(&self, now: PageMs) -> Connection {
        if self.page.is_offline() {
            Connection::Offline
        } else if self.needs_polling() {
            Connection::Polling
        } else if self.connection.passes_for_live(now) {
            Connection::Live
        } else {
            Connection::Reconnecting
        }
    }
}

fn is_due(due: Option<PageMs>, now: PageMs) -> bool {
    due.is_some_and(|due| due <= now)
}
