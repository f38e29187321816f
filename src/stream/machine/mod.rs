//! The facts about one order's live status, and how each input changes them. What an order that arrives changes is
//! `reconcile.rs`, what follows from the facts is `due.rs`; none reads a clock, draws a random number or touches a
//! browser.

pub mod backoff;
mod connection;
mod due;
mod fetch_schedule;
mod input;
mod output;
mod reconcile;
pub mod timing;

pub use backoff::Backoff;
pub use input::{Input, Standing, Verdict};
pub use output::{Connection, Output};

use crate::stream::machine::connection::{State, StreamConnection};
use crate::stream::machine::fetch_schedule::FetchSchedule;
use crate::stream::machine::timing::LATE;

/// How things stand when listening begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The order that is shown already, as the answer to its creation; `None` asks for it at once.
    pub shown: Option<Standing>,
    /// The tab can be seen.
    pub visible: bool,
    /// The browser says that it has a network.
    pub online: bool,
    /// The browser has `EventSource`.
    pub event_source: bool,
}

/// Live status of one order. Times are milliseconds of a clock that never goes back.
///
/// ```
/// use cryptorefills_widget::stream::{Connection, Input, Machine, Output, Standing, Start, Verdict};
///
/// let start = Start { shown: Some(Standing::Unfinished), visible: true, online: true, event_source: true };
/// let (mut machine, outputs) = Machine::new(0, start);
/// assert_eq!(outputs, [Output::OpenStream, Output::Connection(Connection::Reconnecting)]);
///
/// let outputs = machine.handle(80, Input::StreamOpened, 0);
/// assert_eq!(outputs, [Output::Connection(Connection::Live)]);
/// assert_eq!(machine.next_wake(), Some((45_080, "look into the stream's silence")));
///
/// let outputs = machine.handle(9_000, Input::Message(Verdict::Newer(Standing::Final)), 0);
/// assert_eq!(outputs, [Output::CloseStream, Output::Ended]);
/// ```
#[derive(Clone, Debug)]
pub struct Machine {
    pub(crate) shown: Option<Standing>,
    pub(crate) event_source: bool,
    pub(crate) connection: StreamConnection,
    /// Failures since the stream was last known to work.
    pub(crate) failures: u32,
    /// A request knew something newer than the open stream did.
    pub(crate) deaf: bool,
    /// The request under way looks into the stream's silence.
    pub(crate) watching: bool,
    pub(crate) schedule: FetchSchedule,
    pub(crate) polling_since: Option<u64>,
    pub(crate) hidden_since: Option<u64>,
    /// The stream was given back because nobody sees the tab.
    pub(crate) parked: bool,
    pub(crate) offline: bool,
    /// The server said `stop`.
    pub(crate) stopped: bool,
    /// A request was answered after that.
    pub(crate) confirmed: bool,
    pub(crate) slow_since: Option<u64>,
    pub(crate) resting: bool,
    pub(crate) not_found: u32,
    pub(crate) lost: bool,
    pub(crate) told: Option<Connection>,
    over: bool,
}

impl Machine {
    /// Begins to listen.
    #[must_use]
    pub fn new(now: u64, start: Start) -> (Self, Vec<Output>) {
        let mut machine = Self {
            shown: start.shown,
            event_source: start.event_source,
            connection: StreamConnection::new(),
            failures: 0,
            deaf: false,
            watching: false,
            schedule: FetchSchedule::default(),
            polling_since: None,
            hidden_since: (!start.visible).then_some(now),
            parked: false,
            offline: !start.online,
            stopped: false,
            confirmed: false,
            slow_since: None,
            resting: false,
            not_found: 0,
            lost: false,
            told: None,
            over: false,
        };
        let mut outputs = Vec::new();
        match start.shown {
            Some(Standing::Final) => machine.end(&mut outputs),
            Some(Standing::Unfinished | Standing::Expired) => machine.keep_up(now, 0, &mut outputs),
            None => {
                machine.schedule.want(now);
                machine.keep_up(now, 0, &mut outputs);
            }
        }
        (machine, outputs)
    }

    /// Takes one input and returns what to do, in order. `random` is uniform over all of `u32`; it spreads
    /// reconnects. An input that comes late or makes no sense here changes nothing.
    #[must_use]
    pub fn handle(&mut self, now: u64, input: Input, random: u32) -> Vec<Output> {
        let mut outputs = Vec::new();
        if !self.over {
            self.note(now, input, random, &mut outputs);
        }
        if !self.over {
            self.keep_up(now, random, &mut outputs);
        }
        outputs
    }

    /// Nothing will ever be done again: the order is final, or nobody listens.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Slow listening brought nothing for two hours; only a wake-up or [`Input::Ask`] looks again.
    #[must_use]
    pub fn is_resting(&self) -> bool {
        self.resting
    }

    fn note(&mut self, now: u64, input: Input, random: u32, outputs: &mut Vec<Output>) {
        match input {
            Input::StreamOpened => {
                self.connection.accepted(now);
                self.offline = false;
            }
            Input::Message(verdict) => self.message(now, verdict, outputs),
            Input::StreamError => {
                if self.connection.state != State::Closed {
                    self.fail(now, random, outputs);
                }
            }
            Input::Stop => {
                if !self.stopped {
                    self.stopped = true;
                    self.schedule.want(now);
                }
            }
            Input::SnapshotArrived(verdict) => self.snapshot(now, verdict, random, outputs),
            Input::SnapshotFailed { status, retry_after } => {
                self.unanswered(now, status, retry_after, random, outputs);
            }
            Input::Wake => {
                let slept = self.next_wake().is_some_and(|(due, _)| now >= due + LATE);
                if slept && self.hidden_since.is_none() {
                    self.wake_up(now, outputs);
                }
            }
            Input::Visible => {
                self.hidden_since = None;
                self.parked = false;
                self.wake_up(now, outputs);
            }
            Input::Hidden => self.hidden_since = self.hidden_since.or(Some(now)),
            Input::PageShow => {
                self.parked = false;
                self.wake_up(now, outputs);
            }
            Input::PageHide => self.parked = true,
            Input::Online => {
                self.offline = false;
                self.wake_up(now, outputs);
            }
            Input::Offline => self.offline = true,
            Input::Ask => self.schedule.want_at_once(now),
            Input::Forget => {
                self.close(outputs);
                self.over = true;
            }
        }
    }

    /// The page may have slept: nothing that was open counts as open, whatever `readyState` claims.
    fn wake_up(&mut self, now: u64, outputs: &mut Vec<Output>) {
        self.schedule.want_at_once(now);
        if self.wants_stream() && !self.connection.is_fresh(now) {
            let unseen = self.told == Some(Connection::Live) && self.connection.state != State::Closed;
            self.close(outputs);
            self.connection.hasten(now, unseen);
        }
    }

    /// The stream does not work: close it, whatever the browser would do with it, and come back later.
    pub(crate) fn fail(&mut self, now: u64, random: u32, outputs: &mut Vec<Output>) {
        self.close(outputs);
        self.failures = self.failures.saturating_add(1);
        self.connection.back_off(now, random);
    }

    pub(crate) fn close(&mut self, outputs: &mut Vec<Output>) {
        if self.connection.state != State::Closed {
            outputs.push(Output::CloseStream);
        }
        self.connection.close();
        self.watching = false;
    }

    pub(crate) fn end(&mut self, outputs: &mut Vec<Output>) {
        self.close(outputs);
        self.over = true;
        outputs.push(Output::Ended);
    }
}
