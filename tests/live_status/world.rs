//! The world around one machine: a fake server, network and browser on one fake clock. The server has one true order with
//! a version; the page shows the newest version that reached it. Nothing in it knows what the machine thinks.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Connection, Entry, Input, Output, Standing, Start, Verdict};

use crate::watched::WatchedMachine;

/// How the server and the way to it treat a stream that is opened now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StreamMode {
    Good,
    /// Good, but the first event comes with the first change.
    NoGreeting,
    Refused,
    Hangs,
    /// Accepted, and then a proxy keeps every byte.
    Stalled,
    Garbage,
    /// Good for this many milliseconds.
    Dropped(u64),
}

/// How `GET orders/{id}` is answered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GetMode {
    Good,
    Slow(u64),
    Status(u16),
    Busy,
    Garbage,
    NeverAnswers,
    NoNetwork,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Opened,
    Order(u64, Standing),
    Garbage,
    Stop,
    Error,
}

/// What a request brings back.
#[derive(Clone, Copy, Debug)]
enum Answer {
    /// What was true when the server read the request.
    Order(u64, Standing),
    NoOrder(Input),
}

/// All that there is around one machine.
pub(crate) struct World {
    pub(crate) now: u64,
    pub(crate) version: u64,
    pub(crate) standing: Standing,
    pub(crate) shown: u64,
    pub(crate) stream_mode: StreamMode,
    pub(crate) get_mode: GetMode,
    pub(crate) machine: WatchedMachine,
    pub(crate) ended: bool,
    pub(crate) is_polling: bool,
    ticket_lasts: Option<u64>,
    rng: fastrand::Rng,
    stream: Option<StreamMode>,
    /// What will come through the stream, by the moment and the number of the event.
    stream_events: BTreeMap<(u64, u64), Event>,
    answer: Option<(u64, Answer)>,
    last_event: u64,
}

impl World {
    /// The shopper just made an order, and everything works. `ticket_lasts` says for how many milliseconds tickets are good,
    /// where the host gives any.
    pub(crate) fn new(seed: u64, ticket_lasts: Option<u64>) -> Self {
        let shown = Some(Standing::Unfinished);
        let entry = admission(0, ticket_lasts);
        let start = Start { shown, entry, visible: true, online: true, event_source: true };
        let (machine, outputs) = WatchedMachine::new(0, start, format!("seed {seed}"));
        let mut world = Self {
            now: 0,
            version: 1,
            standing: Standing::Unfinished,
            shown: 1,
            stream_mode: StreamMode::Good,
            get_mode: GetMode::Good,
            machine,
            ended: false,
            is_polling: false,
            ticket_lasts,
            rng: fastrand::Rng::with_seed(seed),
            stream: None,
            stream_events: BTreeMap::new(),
            answer: None,
            last_event: 0,
        };
        world.perform(&outputs);
        world
    }

    /// Lets time pass: network events and the timer come in the order in which they are due.
    pub(crate) fn run_until(&mut self, until: u64) {
        while let Some(due) = self.next_due().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            if let Some(input) = self.take_event() {
                self.handle(input);
            } else {
                self.handle(Input::Wake);
            }
        }
        self.now = until;
    }

    /// The machine sleeps: time passes, nothing is delivered, and what was open is silently dead afterwards.
    pub(crate) fn sleep(&mut self, span: u64) {
        self.now += span;
        self.stream_events.clear();
        self.answer = None;
        self.stream = self.stream.map(|_| StreamMode::Stalled);
    }

    /// After two quiet hours only a shopper who returns makes the page look again.
    pub(crate) fn come_back_if_resting(&mut self) {
        if self.machine.machine.is_resting() {
            self.handle(Input::Visible);
        }
    }

    /// Hands an input to the machine, and does what it wants done.
    pub(crate) fn handle(&mut self, input: Input) {
        let random = self.rng.u32(..);
        let outputs = self.machine.handle(self.now, input, random);
        self.perform(&outputs);
    }

    /// The true order changes; a stream that hears anything hears of it.
    pub(crate) fn change(&mut self, standing: Standing) {
        self.version += 1;
        self.standing = standing;
        match self.stream {
            Some(StreamMode::Good | StreamMode::NoGreeting | StreamMode::Dropped(_)) => {
                self.schedule(30, Event::Order(self.version, standing));
                if standing != Standing::Unfinished {
                    self.schedule(40, Event::Stop);
                }
            }
            Some(StreamMode::Garbage) => self.schedule(30, Event::Garbage),
            Some(StreamMode::Refused | StreamMode::Hangs | StreamMode::Stalled) | None => {}
        }
    }

    /// The stream breaks: noticed, or as a phone's network does it.
    pub(crate) fn break_stream(&mut self, noticed: bool) {
        self.stream_events.clear();
        if noticed && self.stream.is_some() {
            self.schedule(5, Event::Error);
        }
        self.stream = self.stream.map(|_| StreamMode::Stalled);
    }

    fn perform(&mut self, outputs: &[Output]) {
        for output in outputs {
            match output {
                Output::OpenStream => self.open(),
                Output::CloseStream => {
                    self.stream = None;
                    self.stream_events.clear();
                }
                Output::FetchOrder => self.answer = self.answer_to_get(),
                Output::Ended => self.ended = true,
                Output::Connection(connection) => self.is_polling = *connection == Connection::Polling,
                Output::Lost | Output::Resting => {}
            }
        }
    }

    fn open(&mut self) {
        let mode = self.stream_mode;
        self.stream = Some(mode);
        match mode {
            StreamMode::Refused => return self.schedule(20, Event::Error),
            StreamMode::Hangs => return,
            _ => self.schedule(60, Event::Opened),
        }
        match mode {
            StreamMode::Good | StreamMode::Dropped(_) => {
                self.schedule(80, Event::Order(self.version, self.standing))
            }
            StreamMode::Garbage => self.schedule(80, Event::Garbage),
            _ => {}
        }
        if let StreamMode::Dropped(after) = mode {
            self.schedule(60 + after, Event::Error);
        }
        if self.standing != Standing::Unfinished && mode == StreamMode::Good {
            self.schedule(90, Event::Stop);
        }
    }

    fn answer_to_get(&self) -> Option<(u64, Answer)> {
        let failed = |status, retry_after| Answer::NoOrder(Input::SnapshotFailed { status, retry_after });
        let order = Answer::Order(self.version, self.standing);
        let (wait, answer) = match self.get_mode {
            GetMode::Good => (100, order),
            GetMode::Slow(wait) => (wait, order),
            GetMode::Status(status) => (50, failed(Some(status), None)),
            GetMode::Busy => (50, failed(Some(429), Some(15_000))),
            GetMode::Garbage => (50, Answer::NoOrder(Input::SnapshotArrived(Verdict::Unreadable))),
            GetMode::NeverAnswers => return None,
            GetMode::NoNetwork => (10, failed(None, None)),
        };
        Some((self.now + wait, answer))
    }

    fn next_due(&self) -> Option<u64> {
        let stream = self.stream_events.first_key_value().map(|((due, _), _)| *due);
        let answer = self.answer.map(|(due, _)| due);
        [stream, answer, self.machine.next_wake()].into_iter().flatten().min()
    }

    fn take_event(&mut self) -> Option<Input> {
        if let Some((due, answer)) = self.answer
            && due <= self.now
        {
            self.answer = None;
            return Some(match answer {
                Answer::Order(version, standing) => {
                    self.handle(Input::Admitted(admission(self.now, self.ticket_lasts)));
                    Input::SnapshotArrived(self.show(version, standing))
                }
                Answer::NoOrder(input) => input,
            });
        }
        let entry = self.stream_events.first_entry().filter(|entry| entry.key().0 <= self.now)?;
        Some(match entry.remove() {
            Event::Opened => Input::StreamOpened,
            Event::Garbage => Input::Message(Verdict::Unreadable),
            Event::Stop => Input::Stop,
            Event::Error => Input::StreamError,
            Event::Order(version, standing) => Input::Message(self.show(version, standing)),
        })
    }

    /// The page compares what arrives with what it shows, and shows the newer.
    fn show(&mut self, version: u64, standing: Standing) -> Verdict {
        let verdict = match version.cmp(&self.shown) {
            Ordering::Greater => Verdict::Newer(standing),
            Ordering::Equal => Verdict::Same(standing),
            Ordering::Less => Verdict::Older,
        };
        self.shown = self.shown.max(version);
        verdict
    }

    fn schedule(&mut self, wait: u64, event: Event) {
        self.last_event += 1;
        self.stream_events.insert((self.now + wait, self.last_event), event);
    }
}

/// What comes with an order that a host describes.
fn admission(now: u64, ticket_lasts: Option<u64>) -> Entry {
    ticket_lasts.map_or(Entry::Free, |lasts| Entry::Until(PageMs(now + lasts)))
}
