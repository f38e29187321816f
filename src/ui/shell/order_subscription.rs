//! One element's share in an order's live status: reads what the stream says, asks where it is told to, and hands both to
//! the flow. When to listen, ask or wait is the stream machine's business.

use crate::api::Request;
use crate::browser::task::Task;
use crate::browser::timer::Timer;
use crate::domain::flow::{Connection, Event, Flow};
use crate::domain::order::admission::Ticket;
use crate::domain::order::{Freshness, Order, Standing};
use crate::domain::problem::failure::{ApiError, Failure};
use crate::stream::{Report, Streams, Subscription, Verdict};
use crate::ui::shell::live_region::TimeLeft;
use crate::ui::shell::queries;
use crate::ui::shell::store::Store;
use crate::{api, stream};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

thread_local! {
    /// One stream for each order on this page, however many elements show it.
    static STREAMS: Streams<Order> = Streams::default();
}

/// Follows one order until it is dropped.
pub(crate) struct OrderSubscription {
    _shared: Rc<Shared>,
    _clock: Timer,
}

struct Shared {
    store: Store,
    id: String,
    subscription: OnceCell<Subscription<Order>>,
    asking: RefCell<Option<Task>>,
    /// How often the stream brought an order: an answer that was asked for before the last one may be older.
    heard: Cell<u32>,
}

impl OrderSubscription {
    /// Begins to follow the order that the flow shows.
    pub(crate) fn start(store: Store, id: &str) -> Self {
        let (url, credentials, standing, admission) = store.peek(|flow| {
            let url = format!("{}/{}", flow.config.api_base, Request::stream_path(id));
            // What was looked for may have been looked at long ago: then the stream begins with a question.
            let placed = flow.purchase.placed.as_ref().filter(|placed| !placed.resumed);
            let standing = placed.map(|placed| in_stream(placed.order.standing()));
            let admission = flow.purchase.placed.as_ref().map(|placed| placed.admission.clone());
            (url, flow.config.include_credentials, standing, admission.unwrap_or_default())
        });
        let has_pass = admission.pass.is_some();
        let entry = match admission.ticket {
            Some(ticket) => stream::Admission::Ticket(in_address(&ticket)),
            None if has_pass => stream::Admission::Needed,
            None => stream::Admission::Free,
        };
        let shared = Rc::new(Shared {
            store,
            id: id.to_owned(),
            subscription: OnceCell::new(),
            asking: RefCell::new(None),
            heard: Cell::new(0),
        });
        let told = Rc::downgrade(&shared);
        let subscription = STREAMS.with(|streams| {
            streams.follow(&url, credentials, standing, entry, move |report| hear(&told, report))
        });
        let _ = shared.subscription.set(subscription);
        store.tick();
        let time_left = TimeLeft::default();
        let tick = move || {
            store.tick();
            time_left.pass(store);
        };
        Self { _shared: shared, _clock: Timer::every(1_000, tick) }
    }
}

fn hear(shared: &Weak<Shared>, report: Report<Order>) {
    let Some(shared) = shared.upgrade() else { return };
    match report {
        Report::Message(text) => {
            let order = api::parse(&text).and_then(|json| Some(api::order(&json).ok()?.value));
            let verdict = order.map_or(Verdict::Unreadable, |order| {
                shared.heard.set(shared.heard.get() + 1);
                shared.show(order, false)
            });
            shared.answer(|subscription| subscription.verdict(verdict));
        }
        Report::Snapshot(order) => {
            shared.show(order, true);
        }
        Report::FetchOrder => ask(&shared),
        Report::Connection(connection) => shared.store.send(Event::ConnectionChanged(shown(connection))),
        Report::Lost => shared.store.send(Event::OrderLost),
        // An answer still under way was given before the end, and would take it back.
        Report::Ended => drop(shared.asking.take()),
        // Nothing to say: the view has told that it looks again when the page is used.
        Report::Resting => {}
    }
}

/// Asks for the order; an earlier question that is still open is given up.
fn ask(shared: &Rc<Shared>) {
    let store = shared.store;
    let pass =
        store.peek(|flow| flow.purchase.placed.as_ref().and_then(|placed| placed.admission.pass.clone()));
    let request = Request::order(&shared.id, pass);
    let heard = shared.heard.get();
    let told = Rc::downgrade(shared);
    let task = Task::spawn(async move {
        let answer = queries::order(store, request).await;
        let Some(shared) = told.upgrade() else { return };
        match answer {
            Ok(order) => {
                let ticket = order.admission.ticket.as_ref().map(in_address);
                shared.answer(|subscription| subscription.admit(ticket));
                let verdict = if shared.heard.get() == heard || shared.is_overtaken_by(&order) {
                    shared.show(order.clone(), true)
                } else {
                    Verdict::Older
                };
                shared.answer(|subscription| subscription.snapshot(verdict, &order));
            }
            Err(error) => {
                let (status, retry_after) = outcome(&error);
                shared.answer(|subscription| subscription.snapshot_failed(status, retry_after));
            }
        }
    });
    shared.asking.replace(Some(task));
}

impl Shared {
    /// Shows an order and says what it was worth beside the one before. `asked`: it is the answer to a question that left
    /// after that one came.
    fn show(&self, order: Order, asked: bool) -> Verdict {
        let judge = |flow: &Flow| flow.purchase.placed.as_ref().map(|placed| placed.judge(&order, asked));
        let Some(freshness) = self.store.peek(judge) else { return Verdict::Foreign };
        let standing = in_stream(order.standing());
        self.store.send(if asked { Event::OrderAnswered(order) } else { Event::OrderSeen(order) });
        match freshness {
            Freshness::Newer => Verdict::Newer(standing),
            Freshness::Same => Verdict::Same(standing),
            Freshness::Older if asked => Verdict::Doubtful,
            Freshness::Older => Verdict::Older,
            Freshness::Foreign => Verdict::Foreign,
        }
    }

    /// Whether an order is newer than the shown one for certain.
    fn is_overtaken_by(&self, order: &Order) -> bool {
        self.store.peek(|flow| {
            flow.purchase.placed.as_ref().is_some_and(|placed| placed.order.is_surely_older_than(order))
        })
    }

    fn answer(&self, answer: impl FnOnce(&Subscription<Order>)) {
        if let Some(subscription) = self.subscription.get() {
            answer(subscription);
        }
    }
}

fn in_stream(standing: Standing) -> stream::Standing {
    match standing {
        Standing::Unfinished => stream::Standing::Unfinished,
        Standing::Settling => stream::Standing::Settling,
        Standing::Expired => stream::Standing::Expired,
        Standing::Final => stream::Standing::Final,
    }
}

/// A ticket as the stream's address takes it.
fn in_address(ticket: &Ticket) -> stream::Ticket {
    stream::Ticket { query: Request::stream_query(&ticket.secret), good_until: ticket.good_until }
}

fn shown(connection: stream::Connection) -> Connection {
    match connection {
        stream::Connection::Live => Connection::Live,
        stream::Connection::Reconnecting => Connection::Reconnecting,
        stream::Connection::Polling => Connection::Polling,
        stream::Connection::Offline => Connection::Offline,
    }
}

/// The HTTP status of an answer that brought no order, and how long it asked to wait, in milliseconds.
fn outcome(error: &ApiError) -> (Option<u16>, Option<u64>) {
    match error {
        ApiError::Problem(_) | ApiError::Problems(_) => (error.status().or(Some(400)), None),
        ApiError::Failure(Failure::Busy(seconds)) => {
            (Some(429), seconds.map(|seconds| u64::from(seconds) * 1000))
        }
        ApiError::Failure(Failure::Server(status) | Failure::Refused(status)) => (Some(*status), None),
        ApiError::Failure(Failure::Malformed | Failure::SoldOut) => (Some(200), None),
        ApiError::Failure(Failure::Unreachable | Failure::TimedOut) => (None, None),
    }
}
