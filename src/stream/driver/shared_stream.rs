//! [wasm] A page's share in a stream that the pages of an origin have in common: its claims, its channels, and the stream
//! itself where this page is the one that opens it. It decides nothing, and leaves the stream when it is dropped.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use crate::browser::channel::Channel;
use crate::browser::lock_claim::LockClaim;
use crate::browser::page::is_hidden;
use crate::browser::timer::Timer;
use crate::stream::driver::event_source::EventSource;
use crate::stream::driver::page::page_now;
use crate::stream::driver::stream_source::{OnEvent, OpenedAt};
use crate::stream::machine::timing::REOPEN_FLOOR;
use crate::stream::sharing::names::Names;
use crate::stream::sharing::word::{SLOT_WANTED, Word};
use crate::stream::sharing::{Heard, Sharing, Step};
use crate::stream::stream_event::StreamEvent;

/// A share, from the moment that a page begins to listen.
pub(crate) struct SharedStream {
    url: String,
    with_credentials: bool,
    names: Names,
    sharing: RefCell<Sharing>,
    opened_at: OpenedAt,
    on_event: OnEvent,
    order: OnceCell<Channel>,
    host: OnceCell<Channel>,
    turn: RefCell<Option<LockClaim>>,
    /// All are claimed at once, and all but the first that is had are dropped.
    slots: RefCell<Vec<Option<LockClaim>>>,
    event_source: RefCell<Option<EventSource>>,
    timer: Timer,
    weak_self: Weak<Self>,
}

impl SharedStream {
    /// Joins the pages that listen to the stream at `url`; `None` where the browser has no locks or no channels.
    pub(crate) fn join(
        url: &str,
        with_credentials: bool,
        opened_at: &OpenedAt,
        on_event: &OnEvent,
    ) -> Option<Rc<Self>> {
        let (sharing, steps) = Sharing::begin(!is_hidden());
        let shared = Rc::new_cyclic(|weak_self: &Weak<Self>| {
            let for_timer = weak_self.clone();
            Self {
                url: url.to_owned(),
                with_credentials,
                names: Names::of(url),
                sharing: RefCell::new(sharing),
                opened_at: Rc::clone(opened_at),
                on_event: Rc::clone(on_event),
                order: OnceCell::new(),
                host: OnceCell::new(),
                turn: RefCell::default(),
                slots: RefCell::default(),
                event_source: RefCell::default(),
                timer: Timer::new(move || forward(&for_timer, Some(Heard::Timer))),
                weak_self: weak_self.clone(),
            }
        });
        let (for_order, for_host) = (shared.weak_self.clone(), shared.weak_self.clone());
        let hear = move |text: String| forward(&for_order, Word::read(&text).map(Heard::Word));
        let hear_host =
            move |text: String| forward(&for_host, (text == SLOT_WANTED).then_some(Heard::SlotWanted));
        shared.order.set(Channel::open(&shared.names.order, hear)?).ok()?;
        shared.host.set(Channel::open(&shared.names.host, hear_host)?).ok()?;
        shared.turn.replace(Some(shared.claim(&shared.names.order, || Some(Heard::Turn))?));
        steps.into_iter().for_each(|step| shared.perform(step));
        Some(shared)
    }

    fn handle(&self, heard: Heard) {
        let steps = self.sharing.borrow_mut().handle(heard, !is_hidden());
        steps.into_iter().for_each(|step| self.perform(step));
    }

    fn perform(&self, step: Step) {
        match step {
            Step::ClaimSlot => self.claim_slots(),
            Step::Open => self.open(),
            Step::StandBack => {
                self.event_source.take();
                self.slots.take();
                // The place in line ends before the next one begins.
                self.turn.take();
                self.turn.replace(self.claim(&self.names.order, || Some(Heard::Turn)));
            }
            Step::Say(word) => post(&self.order, &word.text()),
            Step::WantSlot => post(&self.host, SLOT_WANTED),
            Step::Tell(event) => (self.on_event)(event),
            Step::Wake(milliseconds) => self.timer.set(milliseconds),
        }
    }

    fn claim_slots(&self) {
        let claims = self.names.slots().into_iter().enumerate().map(|(slot, name)| {
            let weak_self = self.weak_self.clone();
            self.claim(&name, move || {
                weak_self.upgrade()?.keep(slot);
                Some(Heard::Slot)
            })
        });
        let claims = claims.collect();
        self.slots.replace(claims);
    }

    /// One slot is had: the claims to the others are given up.
    fn keep(&self, had: usize) {
        for (slot, claim) in self.slots.borrow_mut().iter_mut().enumerate() {
            if slot != had {
                claim.take();
            }
        }
    }

    fn claim(&self, name: &str, on_turn: impl FnOnce() -> Option<Heard> + 'static) -> Option<LockClaim> {
        let weak_self = self.weak_self.clone();
        LockClaim::new(name, move || forward(&weak_self, on_turn()))
    }

    fn open(&self) {
        if self.event_source.borrow().is_some() {
            return;
        }
        // A turn may be had sooner than the one before it, which would bring two openings closer together.
        let now = page_now();
        let soonest = self.opened_at.get().map_or(now, |opened_at| opened_at.plus(REOPEN_FLOOR));
        if now < soonest {
            return self.timer.set(soonest.since(now));
        }
        self.opened_at.set(Some(now));
        let weak_self = self.weak_self.clone();
        let hear = move |event| forward(&weak_self, Some(Heard::Own(event)));
        match EventSource::open(&self.url, self.with_credentials, hear) {
            Ok(event_source) => drop(self.event_source.replace(Some(event_source))),
            Err(_) => self.handle(Heard::Own(StreamEvent::Failed)),
        }
    }
}

fn post(channel: &OnceCell<Channel>, text: &str) {
    if let Some(channel) = channel.get() {
        channel.post(text);
    }
}

fn forward(shared: &Weak<SharedStream>, heard: Option<Heard>) {
    if let (Some(shared), Some(heard)) = (shared.upgrade(), heard) {
        shared.handle(heard);
    }
}
