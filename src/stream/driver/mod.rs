//! [wasm] The driver of one machine in a browser: one stream, one timer, the page's events, and those who show the order.
//! It decides nothing and holds nothing open once the last holder drops it.

mod event_source;
mod page;
mod shared_stream;
mod stream_source;
mod subscriptions;

pub use subscriptions::{Streams, Subscription};

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use crate::browser::listener::Listener;
use crate::browser::page::chance;
use crate::browser::timer::Timer;
use crate::stream::driver::page::page_now;
use crate::stream::driver::stream_source::{OpenedAt, StreamSource};
use crate::stream::machine::{Connection, Entry, Input, Machine, Output, Standing, Verdict};
use crate::stream::report::Report;
use crate::stream::stream_event::StreamEvent;
use crate::stream::ticket::{Admission, Ticket};

/// The callback of somebody who shows the order.
type OnReport<T> = Rc<dyn Fn(Report<T>)>;

/// One order's live status on this page.
pub(crate) struct Driver<T> {
    url: String,
    with_credentials: bool,
    /// What follows the address, where the host asks for a ticket.
    query: RefCell<String>,
    machine: RefCell<Machine>,
    /// Inputs that came while another one was being handled.
    inbox: RefCell<VecDeque<Input>>,
    is_handling: Cell<bool>,
    stream_source: RefCell<Option<StreamSource>>,
    opened_at: OpenedAt,
    timer: Timer,
    /// In the order in which they came: the first fetches and judges for the page.
    subscribers: RefCell<Vec<(u32, OnReport<T>)>>,
    last_id: Cell<u32>,
    /// As it was last reported, for those who join.
    connection: Cell<Connection>,
    _page: Vec<Listener>,
    weak_self: Weak<Self>,
}

impl<T: Clone + 'static> Driver<T> {
    /// Begins to follow an order; `on_report` is called before this returns. Its subscriber has the id 0.
    pub(crate) fn start(
        url: &str,
        with_credentials: bool,
        shown: Option<Standing>,
        admission: Admission,
        on_report: OnReport<T>,
    ) -> Rc<Self> {
        let (machine, outputs) = Machine::new(page_now(), page::start(shown, entry(&admission)));
        let driver = Rc::new_cyclic(|weak_self: &Weak<Self>| {
            let (for_timer, for_page) = (weak_self.clone(), weak_self.clone());
            Self {
                url: url.to_owned(),
                with_credentials,
                query: RefCell::new(query(admission)),
                machine: RefCell::new(machine),
                inbox: RefCell::default(),
                is_handling: Cell::new(true),
                stream_source: RefCell::default(),
                opened_at: OpenedAt::default(),
                timer: Timer::new(move || forward(&for_timer, Input::Wake)),
                subscribers: RefCell::new(vec![(0, on_report)]),
                last_id: Cell::new(0),
                connection: Cell::new(Connection::Reconnecting),
                _page: page::listen(move |input| forward(&for_page, input)),
                weak_self: weak_self.clone(),
            }
        });
        outputs.into_iter().for_each(|output| driver.perform(output));
        driver.empty_inbox();
        driver
    }

    /// Somebody else shows the order too, and is brought up to date. Returns the new subscriber's id.
    pub(crate) fn join(&self, on_report: OnReport<T>) -> u32 {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        self.subscribers.borrow_mut().push((id, Rc::clone(&on_report)));
        on_report(Report::Connection(self.connection.get()));
        self.handle(Input::Ask);
        id
    }

    /// Somebody stops listening. What the first one was fetching is fetched by the next.
    pub(crate) fn leave(&self, id: u32) {
        let was_first = self.is_first(id);
        self.subscribers.borrow_mut().retain(|(other, _)| *other != id);
        if was_first && !self.subscribers.borrow().is_empty() {
            self.handle(Input::Ask);
        }
    }

    /// The verdict on a message of the stream; only the first subscriber's counts.
    pub(crate) fn verdict(&self, id: u32, verdict: Verdict) {
        if self.is_first(id) {
            self.handle(Input::Message(verdict));
        }
    }

    /// The answer to [`Report::FetchOrder`], for everybody; one that the stream has overtaken is for nobody.
    pub(crate) fn snapshot(&self, id: u32, verdict: Verdict, order: &T) {
        for (other, on_report) in self.subscribers() {
            if other != id && verdict != Verdict::Older {
                on_report(Report::Snapshot(order.clone()));
            }
        }
        self.handle(Input::SnapshotArrived(verdict));
    }

    /// What came with the order to open its stream; nothing, where the host gives nothing.
    pub(crate) fn admit(&self, ticket: Option<Ticket>) {
        let admission = ticket.map_or(Admission::Free, Admission::Ticket);
        let entry = entry(&admission);
        self.query.replace(query(admission));
        self.handle(Input::Admitted(entry));
    }

    /// Hands an input to the machine, now or once the present one is done.
    pub(crate) fn handle(&self, input: Input) {
        self.inbox.borrow_mut().push_back(input);
        if !self.is_handling.replace(true) {
            self.empty_inbox();
        }
    }

    /// Nothing will be reported any more.
    pub(crate) fn is_over(&self) -> bool {
        self.machine.borrow().is_over()
    }

    fn empty_inbox(&self) {
        while let Some(input) = self.next_input() {
            let outputs = self.machine.borrow_mut().handle(page_now(), input, chance());
            outputs.into_iter().for_each(|output| self.perform(output));
        }
        self.is_handling.set(false);
        match self.machine.borrow().next_wake() {
            // A timer may fire a fraction early, which would only set it again.
            Some((due, _)) => self.timer.set(due.since(page_now()) + 1),
            None => self.timer.clear(),
        }
    }

    /// A function of its own, so that the inbox is not borrowed while its input is handled.
    fn next_input(&self) -> Option<Input> {
        self.inbox.borrow_mut().pop_front()
    }

    fn perform(&self, output: Output) {
        match output {
            Output::OpenStream => self.open(),
            Output::CloseStream => drop(self.stream_source.take()),
            Output::FetchOrder => {
                let first = self.subscribers.borrow().first().map(|(_, on_report)| Rc::clone(on_report));
                if let Some(on_report) = first {
                    on_report(Report::FetchOrder);
                }
            }
            Output::Connection(connection) => {
                self.connection.set(connection);
                self.report_to_all(|| Report::Connection(connection));
            }
            Output::Lost => self.report_to_all(|| Report::Lost),
            Output::Resting => self.report_to_all(|| Report::Resting),
            Output::Ended => self.report_to_all(|| Report::Ended),
        }
    }

    fn open(&self) {
        let weak_self = self.weak_self.clone();
        let address = format!("{}{}", self.url, self.query.borrow());
        let stream_source =
            StreamSource::open(&address, self.with_credentials, &self.opened_at, move |event| {
                let Some(driver) = weak_self.upgrade() else { return };
                match event {
                    StreamEvent::Opened => driver.handle(Input::StreamOpened),
                    StreamEvent::Message(text) => driver.report_to_all(|| Report::Message(text.clone())),
                    StreamEvent::Stop => driver.handle(Input::Stop),
                    StreamEvent::Failed => driver.handle(Input::StreamError),
                    StreamEvent::Awaited => driver.handle(Input::StreamAwaited),
                    StreamEvent::Moved => driver.handle(Input::StreamMoved),
                    StreamEvent::Wanted => driver.handle(Input::StreamWanted),
                }
            });
        match stream_source {
            Ok(stream_source) => drop(self.stream_source.replace(Some(stream_source))),
            Err(_) => self.inbox.borrow_mut().push_back(Input::StreamError),
        }
    }

    fn report_to_all(&self, report: impl Fn() -> Report<T>) {
        self.subscribers().into_iter().for_each(|(_, on_report)| on_report(report()));
    }

    /// A copy, because whoever gets a report may leave or bring somebody along.
    fn subscribers(&self) -> Vec<(u32, OnReport<T>)> {
        self.subscribers.borrow().clone()
    }

    fn is_first(&self, id: u32) -> bool {
        self.subscribers.borrow().first().is_some_and(|(first, _)| *first == id)
    }
}

fn forward<T: Clone + 'static>(driver: &Weak<Driver<T>>, input: Input) {
    if let Some(driver) = driver.upgrade() {
        driver.handle(input);
    }
}

/// What the machine has to know.
fn entry(admission: &Admission) -> Entry {
    match admission {
        Admission::Free => Entry::Free,
        Admission::Ticket(ticket) => Entry::Until(ticket.good_until),
        Admission::Needed => Entry::Missing,
    }
}

/// What follows the stream's address.
fn query(admission: Admission) -> String {
    match admission {
        Admission::Ticket(ticket) => ticket.query,
        Admission::Free | Admission::Needed => String::new(),
    }
}
