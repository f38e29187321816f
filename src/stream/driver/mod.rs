//! [wasm] Runs one machine in a browser: one stream, one timer, the page's events, and those who listen. It decides
//! nothing and holds nothing open once the last holder drops it.

mod event_source;
mod page;
mod subscriptions;

pub use subscriptions::{Streams, Subscription};

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use crate::browser::listener::Listener;
use crate::browser::page::{chance, monotonic_ms};
use crate::browser::timer::Timer;
use crate::stream::driver::event_source::{Source, SourceEvent};
use crate::stream::machine::{Connection, Input, Machine, Output, Standing, Verdict};
use crate::stream::report::Report;

/// Somebody who shows the order.
type Tell<T> = Rc<dyn Fn(Report<T>)>;

/// One order's live status on this page.
pub(crate) struct Driver<T> {
    url: String,
    with_credentials: bool,
    machine: RefCell<Machine>,
    /// Inputs that came while another one was being worked on.
    inbox: RefCell<VecDeque<Input>>,
    busy: Cell<bool>,
    source: RefCell<Option<Source>>,
    timer: Timer,
    /// In the order in which they came: the first asks and judges for the page.
    listeners: RefCell<Vec<(u32, Tell<T>)>>,
    joined: Cell<u32>,
    told: Cell<Connection>,
    _page: Vec<Listener>,
    this: Weak<Self>,
}

impl<T: Clone + 'static> Driver<T> {
    /// Begins to follow an order; `tell` is called before this returns.
    pub(crate) fn start(
        url: &str,
        with_credentials: bool,
        shown: Option<Standing>,
        tell: Tell<T>,
    ) -> Rc<Self> {
        let (machine, outputs) = Machine::new(monotonic_ms(), page::start(shown));
        let driver = Rc::new_cyclic(|this: &Weak<Self>| {
            let (woken, turned) = (this.clone(), this.clone());
            Self {
                url: url.to_owned(),
                with_credentials,
                machine: RefCell::new(machine),
                inbox: RefCell::default(),
                busy: Cell::new(true),
                source: RefCell::default(),
                timer: Timer::new(move || tell_driver(&woken, Input::Wake)),
                listeners: RefCell::new(vec![(0, tell)]),
                joined: Cell::new(0),
                told: Cell::new(Connection::Reconnecting),
                _page: page::listen(move |input| tell_driver(&turned, input)),
                this: this.clone(),
            }
        });
        outputs.into_iter().for_each(|output| driver.perform(output));
        driver.work();
        driver
    }

    /// Somebody else shows the order too, and is brought up to date.
    pub(crate) fn join(&self, tell: Tell<T>) -> u32 {
        let id = self.joined.get() + 1;
        self.joined.set(id);
        self.listeners.borrow_mut().push((id, Rc::clone(&tell)));
        tell(Report::Connection(self.told.get()));
        self.tell(Input::Ask);
        id
    }

    /// Somebody stops listening. What the first one had asked for is asked for by the next.
    pub(crate) fn leave(&self, id: u32) {
        let led = self.is_first(id);
        self.listeners.borrow_mut().retain(|(other, _)| *other != id);
        if led && !self.listeners.borrow().is_empty() {
            self.tell(Input::Ask);
        }
    }

    /// What a message of the stream was worth, in the eyes of the first listener.
    pub(crate) fn verdict(&self, id: u32, verdict: Verdict) {
        if self.is_first(id) {
            self.tell(Input::Message(verdict));
        }
    }

    /// The answer to [`Report::FetchOrder`], for everybody; one that the stream has overtaken is for nobody.
    pub(crate) fn snapshot(&self, id: u32, verdict: Verdict, order: &T) {
        for (other, tell) in self.everybody() {
            if other != id && verdict != Verdict::Older {
                tell(Report::Snapshot(order.clone()));
            }
        }
        self.tell(Input::SnapshotArrived(verdict));
    }

    /// Takes an input in, now or once the present one is done.
    pub(crate) fn tell(&self, input: Input) {
        self.inbox.borrow_mut().push_back(input);
        if !self.busy.replace(true) {
            self.work();
        }
    }

    /// Nothing will be told any more.
    pub(crate) fn is_over(&self) -> bool {
        self.machine.borrow().is_over()
    }

    fn work(&self) {
        while let Some(input) = self.next_input() {
            let outputs = self.machine.borrow_mut().handle(monotonic_ms(), input, chance());
            outputs.into_iter().for_each(|output| self.perform(output));
        }
        self.busy.set(false);
        match self.machine.borrow().next_wake() {
            // A timer may fire a fraction early, which would only set it again.
            Some((due, _)) => self.timer.set(due.saturating_sub(monotonic_ms()) + 1),
            None => self.timer.clear(),
        }
    }

    fn next_input(&self) -> Option<Input> {
        self.inbox.borrow_mut().pop_front()
    }

    fn perform(&self, output: Output) {
        match output {
            Output::OpenStream => self.open(),
            Output::CloseStream => drop(self.source.take()),
            Output::FetchOrder => {
                let first = self.listeners.borrow().first().map(|(_, tell)| Rc::clone(tell));
                if let Some(tell) = first {
                    tell(Report::FetchOrder);
                }
            }
            Output::Connection(connection) => {
                self.told.set(connection);
                self.tell_everybody(|| Report::Connection(connection));
            }
            Output::Lost => self.tell_everybody(|| Report::Lost),
            Output::Resting => self.tell_everybody(|| Report::Resting),
            Output::Ended => self.tell_everybody(|| Report::Ended),
        }
    }

    fn open(&self) {
        let this = self.this.clone();
        let source = Source::open(&self.url, self.with_credentials, move |event| {
            let Some(driver) = this.upgrade() else { return };
            match event {
                SourceEvent::Opened => driver.tell(Input::StreamOpened),
                SourceEvent::Message(text) => driver.tell_everybody(|| Report::Message(text.clone())),
                SourceEvent::Stop => driver.tell(Input::Stop),
                SourceEvent::Failed => driver.tell(Input::StreamError),
            }
        });
        match source {
            Ok(source) => drop(self.source.replace(Some(source))),
            Err(_) => self.inbox.borrow_mut().push_back(Input::StreamError),
        }
    }

    fn tell_everybody(&self, report: impl Fn() -> Report<T>) {
        self.everybody().into_iter().for_each(|(_, tell)| tell(report()));
    }

    /// A copy, because whoever is told may leave or bring somebody along.
    fn everybody(&self) -> Vec<(u32, Tell<T>)> {
        self.listeners.borrow().clone()
    }

    fn is_first(&self, id: u32) -> bool {
        self.listeners.borrow().first().is_some_and(|(first, _)| *first == id)
    }
}

fn tell_driver<T: Clone + 'static>(driver: &Weak<Driver<T>>, input: Input) {
    if let Some(driver) = driver.upgrade() {
        driver.tell(input);
    }
}
