//! The machine: the facts about one order's live status, and how each input changes them. The facts lie in parts, a file
//! each, with the decisions that are about one part alone. What an order that arrives changes is `reconcile.rs`, what
//! follows from the facts is `due.rs`. None reads a clock, draws a random number or touches a browser.

mod backoff;
mod connection;
mod due;
mod ending;
mod entry;
mod fetch_schedule;
mod input;
mod output;
mod page;
mod polling;
mod reconcile;
mod slow_listening;
mod standing;
mod start;
mod stream_health;
pub mod timing;
mod verdict;

use crate::domain::time::PageMs;
pub use entry::Entry;
pub use input::Input;
pub use output::{Connection, Output};
pub use standing::Standing;
pub use start::Start;
pub use verdict::Verdict;

use crate::stream::machine::connection::StreamConnection;
use crate::stream::machine::ending::Ending;
use crate::stream::machine::fetch_schedule::FetchSchedule;
use crate::stream::machine::page::Page;
use crate::stream::machine::polling::Polling;
use crate::stream::machine::slow_listening::SlowListening;
use crate::stream::machine::stream_health::StreamHealth;
use crate::stream::machine::timing::TIMER_LATE;

/// Live status of one order.
///
/// ```
/// use cryptorefills_widget::domain::time::PageMs;
/// use cryptorefills_widget::stream::{Connection, Entry, Input, Machine, Output, Standing, Start, Verdict};
///
/// let shown = Some(Standing::Unfinished);
/// let start = Start { shown, entry: Entry::Free, visible: true, online: true, event_source: true };
/// let (mut machine, outputs) = Machine::new(PageMs(0), start);
/// assert_eq!(outputs, [Output::OpenStream, Output::Connection(Connection::Reconnecting)]);
///
/// let outputs = machine.handle(PageMs(80), Input::StreamOpened, 0);
/// assert_eq!(outputs, [Output::Connection(Connection::Live)]);
/// assert_eq!(machine.next_wake(), Some((PageMs(45_080), "look into the stream's silence")));
///
/// let outputs = machine.handle(PageMs(9_000), Input::Message(Verdict::Newer(Standing::Final)), 0);
/// assert_eq!(outputs, [Output::CloseStream, Output::Ended]);
/// ```
#[derive(Clone, Debug)]
pub struct Machine {
    entry: Entry,
    connection: StreamConnection,
    stream_health: StreamHealth,
    fetches: FetchSchedule,
    polling: Polling,
    slow_listening: SlowListening,
    page: Page,
    ending: Ending,
    /// What the shopper was last told; `None` before the first time.
    shown_connection: Option<Connection>,
}

impl Machine {
    /// Begins to listen.
    #[must_use]
    pub fn new(now: PageMs, start: Start) -> (Self, Vec<Output>) {
        let mut machine = Self {
            entry: start.entry,
            connection: StreamConnection::new(),
            stream_health: StreamHealth::new(start.event_source),
            fetches: FetchSchedule::default(),
            polling: Polling::default(),
            slow_listening: SlowListening::default(),
            page: Page::new(now, start.visible, start.online),
            ending: Ending::new(now, start.shown),
            shown_connection: None,
        };
        let mut outputs = Vec::new();
        match start.shown {
            Some(Standing::Final) => machine.end(&mut outputs),
            Some(Standing::Unfinished | Standing::Settling | Standing::Expired) => {
                machine.catch_up(now, 0, &mut outputs);
            }
            None => {
                machine.fetches.plan(now);
                machine.catch_up(now, 0, &mut outputs);
            }
        }
        (machine, outputs)
    }

    /// Takes one input and returns what to do, in order. `random` is uniform over all of `u32`; it spreads
    /// reconnects. An input that comes late or makes no sense here changes nothing.
    #[must_use]
    pub fn handle(&mut self, now: PageMs, input: Input, random: u32) -> Vec<Output> {
        let mut outputs = Vec::new();
        if !self.is_over() {
            self.apply(now, input, random, &mut outputs);
        }
        if !self.is_over() {
            self.catch_up(now, random, &mut outputs);
        }
        outputs
    }

    /// Nothing will ever be done again: the order is final, or nobody listens.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.ending.is_over()
    }

    /// Slow listening brought nothing for two hours; only a wake-up or [`Input::Ask`] looks again.
    #[must_use]
    pub fn is_resting(&self) -> bool {
        self.slow_listening.is_resting()
    }

    /// Changes the facts. What follows from them is done by [`Self::catch_up`].
    fn apply(&mut self, now: PageMs, input: Input, random: u32, outputs: &mut Vec<Output>) {
        match input {
            Input::StreamOpened => {
                self.connection.accepted(now);
                self.page.find_network();
            }
            Input::Admitted(entry) => self.entry = entry,
            Input::Message(verdict) => self.message_arrived(now, verdict, outputs),
            Input::StreamError => {
                if !self.connection.is_closed() {
                    self.fail_stream(now, random, outputs);
                }
            }
            Input::StreamAwaited => {
                self.connection.await_turn();
                self.stream_health.end_silence_check();
            }
            Input::StreamMoved => self.move_stream(now),
            Input::StreamWanted => {
                if !self.page.is_visible() {
                    self.page.put_away();
                }
            }
            Input::Stop => {
                if self.ending.stop() {
                    self.fetches.plan(now);
                }
            }
            Input::SnapshotArrived(verdict) => self.snapshot_arrived(now, verdict, random, outputs),
            Input::SnapshotFailed { status, retry_after } => {
                self.snapshot_failed(now, status, retry_after, random, outputs);
            }
            Input::Wake => {
                let has_slept = self.next_wake().is_some_and(|(due, _)| now >= due.plus(TIMER_LATE));
                if has_slept && self.page.is_visible() {
                    self.resume(now, outputs);
                }
            }
            Input::Visible => {
                self.page.show();
                self.resume(now, outputs);
            }
            Input::Hidden => self.page.hide(now),
            Input::PageShow => {
                self.page.bring_back();
                self.resume(now, outputs);
            }
            Input::PageHide => self.page.put_away(),
            Input::Online => {
                self.page.find_network();
                self.resume(now, outputs);
            }
            Input::Offline => self.page.lose_network(),
            Input::Ask => self.fetches.plan_at_once(now),
            Input::Forget => {
                self.close_stream(outputs);
                self.ending.finish();
            }
        }
    }

    /// The page may have slept: nothing that was open counts as open, whatever `readyState` claims.
    fn resume(&mut self, now: PageMs, outputs: &mut Vec<Output>) {
        self.fetches.plan_at_once(now);
        if self.wants_stream() && !self.connection.is_fresh(now) {
            let replaces_live =
                self.shown_connection == Some(Connection::Live) && !self.connection.is_closed();
            self.close_stream(outputs);
            self.connection.reopen_soon(now, replaces_live);
        }
    }

    /// The stream is another one from now on, without a word of what came between both.
    fn move_stream(&mut self, now: PageMs) {
        if !self.connection.is_closed() {
            self.connection.moved(now);
            self.stream_health.end_silence_check();
            self.fetches.plan_at_once(now);
        }
    }

    /// The stream does not work: it is closed, whatever the browser would do with it, and comes back later.
    fn fail_stream(&mut self, now: PageMs, random: u32, outputs: &mut Vec<Output>) {
        self.close_stream(outputs);
        self.stream_health.failed();
        self.connection.reopen_later(now, random);
    }

    fn close_stream(&mut self, outputs: &mut Vec<Output>) {
        if !self.connection.is_closed() {
            outputs.push(Output::CloseStream);
        }
        self.connection.close();
        self.stream_health.end_silence_check();
    }

    /// The order is final.
    fn end(&mut self, outputs: &mut Vec<Output>) {
        self.close_stream(outputs);
        self.ending.finish();
        outputs.push(Output::Ended);
    }
}
