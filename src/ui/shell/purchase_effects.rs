//! Performs a purchase's effects: what follows the grid, and what it owns while it lasts. Queries about a brand end
//! when the brand is left, timers and the live stream when the element goes.
//!
//! It decides nothing, and an order that is being made is never given up.

use crate::browser::listener::Listener;
use crate::browser::page::is_hidden;
use crate::browser::task::Task;
use crate::browser::timer::Timer;
use crate::domain::flow::{Announcement, Effect, Event};
use crate::domain::problem::Place;
use crate::ui::shell::effects::base;
use crate::ui::shell::order_announcer::OrderAnnouncer;
use crate::ui::shell::order_subscription::OrderSubscription;
use crate::ui::shell::store::Store;
use crate::ui::shell::{journal_storage, live_region, queries, requests};
use std::cell::RefCell;

/// How long the shopper has to stop typing before a price is asked for, in milliseconds.
const PAUSE: u64 = 350;

/// How long prices stand before they are asked for again, in milliseconds.
const AGE: u64 = 60_000;

/// What one element owns beyond the grid.
#[derive(Default)]
pub(crate) struct PurchaseEffects {
    quote_due: RefCell<Option<Timer>>,
    total_due: RefCell<Option<Timer>>,
    retry_due: RefCell<Option<Timer>>,
    prices_age: RefCell<Option<Timer>>,
    look_due: RefCell<Option<Timer>>,
    subscription: RefCell<Option<OrderSubscription>>,
    /// The queries under way, by [`slot`]: a later one replaces the one before.
    queries: RefCell<[Option<Task>; SLOTS]>,
    /// The orders on file that are looked for.
    sought: RefCell<Vec<Task>>,
    announcer: OrderAnnouncer,
    /// Hears of what other tabs change on file.
    tabs: RefCell<Option<Listener>>,
    /// Hears that there is a network again.
    back_online: RefCell<Option<Listener>>,
}

impl PurchaseEffects {
    /// Performs one effect. Answers come back to the store as events.
    pub(crate) fn perform(&self, store: Store, effect: Effect) {
        match effect {
            Effect::AwaitPause { ticket } => {
                self.quote_due.replace(Some(Timer::once(PAUSE, move || store.send(Event::QuoteDue(ticket)))));
            }
            Effect::AwaitTotal { ticket } => {
                self.total_due.replace(Some(Timer::once(PAUSE, move || store.send(Event::TotalDue(ticket)))));
            }
            Effect::AwaitAge { ticket } => {
                let aged = move || {
                    // Nobody looks at a hidden page; whoever comes back to it says so.
                    if !is_hidden() {
                        store.send(Event::PriceAged(ticket));
                    }
                };
                self.prices_age.replace(Some(Timer::once(AGE, aged)));
            }
            Effect::AwaitRetry { ticket, pause } => {
                let retry = move || store.send(Event::RetryDue(ticket));
                self.retry_due.replace(Some(Timer::once(pause.into(), retry)));
            }
            Effect::AwaitLook { ticket, pause } => {
                // All of them were answered: the pause follows the last.
                self.sought.take();
                let look = move || store.send(Event::LookDue(ticket));
                self.look_due.replace(Some(Timer::once(pause.into(), look)));
            }
            Effect::Recall => self.recall(store),
            Effect::Note(note) => {
                let host = store.with_shell(|shell| shell.host.clone());
                if !host.is_some_and(|host| journal_storage::note(&base(store), &host, &note)) {
                    store.send(Event::StorageFailed);
                }
            }
            Effect::Follow(id) => {
                self.subscription.replace(Some(OrderSubscription::start(store, &id)));
            }
            Effect::Unfollow => {
                self.subscription.take();
            }
            Effect::GiveUp => {
                self.quote_due.take();
                self.prices_age.take();
                self.queries.borrow_mut()[ABOUT_A_BRAND..].fill_with(|| None);
            }
            Effect::ShowProblem => {
                // Problems say themselves: what is being done is over.
                store.say(String::new());
                store.with_shell(|shell| shell.show("[part=problem]"));
            }
            Effect::Say(spoken) => live_region::say(store, spoken),
            Effect::FocusField(place) => {
                store.with_shell(|shell| shell.focus(field(place)));
            }
            effect => {
                match effect {
                    Effect::Validate { .. } => store.say(store.t("review.checking")),
                    Effect::CreateOrder { .. } => store.say(store.t("review.ordering")),
                    _ => {}
                }
                self.ask(store, effect);
            }
        }
    }

    /// Tells the page of an order, unless this browser has told it.
    pub(crate) fn tell(&self, store: Store, announcement: Announcement) {
        self.announcer.tell(store, base(store), announcement);
    }

    /// Tells what is on file, now and whenever another tab changed it.
    fn recall(&self, store: Store) {
        let host = store.with_shell(|shell| shell.host.clone());
        let (Some(window), Some(host)) = (web_sys::window(), host) else { return };
        let base = base(store);
        if let Some(journal) = journal_storage::recall(&base, &host) {
            store.send(Event::Recalled(journal, true));
        }
        let listener = Listener::new(&window, "storage", move |event| {
            if journal_storage::is_change(&base, &event) {
                let journal = journal_storage::recall(&base, &host).unwrap_or_default();
                store.send(Event::Recalled(journal, false));
            }
        });
        self.tabs.replace(Some(listener));
        // What failed without a network is asked for again.
        let back = Listener::new(&window, "online", move |_| store.send(Event::Retried));
        self.back_online.replace(Some(back));
    }

    fn ask(&self, store: Store, effect: Effect) {
        let slot = slot(&effect);
        let seeks = matches!(effect, Effect::FindOrder { .. });
        let Some((request, read)) = queries::query(store, effect) else { return };
        match slot {
            Some(slot) => {
                let asking = async move { store.send(read(requests::ask(store, &request).await)) };
                self.queries.borrow_mut()[slot] = Some(Task::spawn(asking));
            }
            None if seeks => {
                let seeking = async move { store.send(read(requests::send(store, &request).await)) };
                self.sought.borrow_mut().push(Task::spawn(seeking));
            }
            // An order may come of it: it is sent once, and heard out whatever the shopper does meanwhile.
            None => {
                Task::detach(async move { store.send(read(requests::send(store, &request).await)) });
            }
        }
    }
}

/// The selector of a place's field.
fn field(place: Place) -> &'static str {
    match place {
        Place::Amount => "[part=amount-input], .amount-option input:checked, .amount-option input",
        Place::Payment => "[part=coin]",
        Place::Email => "[part=email]",
        Place::Phone => "[part=phone]",
        Place::Coupon => "[part=coupon]",
        Place::Refund => "[part=refund-address]",
        Place::Review => "[part=pay]",
    }
}

const SLOTS: usize = 7;
/// From here on, the slots' questions are about the brand that is open.
const ABOUT_A_BRAND: usize = 3;

/// The place of a question that changes nothing.
fn slot(effect: &Effect) -> Option<usize> {
    match effect {
        Effect::FetchCatalogue { .. } => Some(0),
        Effect::FetchOptions { .. } => Some(1),
        Effect::FetchFeed { .. } => Some(2),
        Effect::FetchOffer { .. } => Some(3),
        Effect::FetchQuote { .. } => Some(4),
        Effect::Validate { .. } => Some(5),
        Effect::FetchTotal { .. } => Some(6),
        _ => None,
    }
}
