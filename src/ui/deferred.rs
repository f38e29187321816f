//! One element's purchase: what follows the grid, and what it owns while it lasts. Requests about a brand end when the
//! brand is left, timers and the live stream when the element goes.
//!
//! It decides nothing, and an order that is being made is never given up.

use crate::browser::listener::Listener;
use crate::browser::task::Task;
use crate::domain::catalogue::brand::Brand;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Announcement, Effect, Event, Flow, View};
use crate::domain::problem::{Place, Problem};
use crate::domain::time::PageMs;
use crate::ui::brand::{basket, brand_view};
use crate::ui::grid::country_list::CountryList;
use crate::ui::grid::feed;
use crate::ui::order::{checkout_view, order_list, order_view};
use crate::ui::shell::brand_search::BrandSearch;
use crate::ui::shell::deferred::DeferredUi;
use crate::ui::shell::effects::base;
use crate::ui::shell::order_announcer::OrderAnnouncer;
use crate::ui::shell::order_subscription::OrderSubscription;
use crate::ui::shell::store::Store;
use crate::ui::shell::{journal_storage, live_region, queries, requests};
use crate::ui::words::intl::problem_details;
use leptos::prelude::{AnyView, TimeoutHandle, set_timeout_with_handle};
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// How long the shopper has to stop typing before a price is asked for.
const PAUSE: Duration = Duration::from_millis(350);

/// How long the shopper has to stop typing before it is said what was found.
const SAY_PAUSE: Duration = Duration::from_millis(900);

/// How long prices stand before they are asked for again.
const AGE: Duration = Duration::from_secs(60);

/// What one element owns beyond the grid.
#[derive(Default)]
pub(crate) struct Purchase {
    pause: RefCell<Option<Timer>>,
    total: RefCell<Option<Timer>>,
    retry: RefCell<Option<Timer>>,
    age: RefCell<Option<Timer>>,
    look: RefCell<Option<Timer>>,
    subscription: RefCell<Option<OrderSubscription>>,
    search: BrandSearch,
    found: RefCell<Option<Timer>>,
    countries: CountryList,
    /// What is asked, by [`slot`]: a later question replaces the one before.
    asked: RefCell<[Option<Task>; SLOTS]>,
    /// The orders on file that are looked for.
    sought: RefCell<Vec<Task>>,
    announcer: OrderAnnouncer,
    /// Hears of what other tabs change on file.
    tabs: RefCell<Option<Listener>>,
}

impl DeferredUi for Purchase {
    fn update(&self, flow: &mut Flow, event: Event, now: PageMs) -> Vec<Effect> {
        flow.update(event, now)
    }

    fn perform(&self, store: Store, effect: Effect) {
        match effect {
            Effect::AwaitPause { ticket } => {
                self.pause.replace(Timer::start(PAUSE, move || store.send(Event::QuoteDue(ticket))));
            }
            Effect::AwaitTotal { ticket } => {
                self.total.replace(Timer::start(PAUSE, move || store.send(Event::TotalDue(ticket))));
            }
            Effect::AwaitAge { ticket } => {
                let aged = move || {
                    // Nobody looks at a hidden page; whoever comes back to it says so.
                    if !is_hidden() {
                        store.send(Event::PriceAged(ticket));
                    }
                };
                self.age.replace(Timer::start(AGE, aged));
            }
            Effect::AwaitRetry { ticket, pause } => {
                let pause = Duration::from_millis(pause.into());
                self.retry.replace(Timer::start(pause, move || store.send(Event::RetryDue(ticket))));
            }
            Effect::AwaitLook { ticket, pause } => {
                // All of them were answered: the pause follows the last.
                self.sought.take();
                let pause = Duration::from_millis(pause.into());
                self.look.replace(Timer::start(pause, move || store.send(Event::LookDue(ticket))));
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
                self.pause.take();
                self.age.take();
                self.asked.borrow_mut()[ABOUT_A_BRAND..].fill_with(|| None);
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

    fn tell(&self, store: Store, announcement: Announcement) {
        self.announcer.tell(store, base(store), announcement);
    }

    fn view(&self, store: Store, view: View) -> AnyView {
        match view {
            View::Grid => order_list::order_list(store),
            View::Brand => brand_view::brand_view(store),
            View::Checkout => checkout_view::checkout_view(store),
            View::Order => order_view::order_view(store),
        }
    }

    fn basket(&self, store: Store) -> AnyView {
        basket::bar(store)
    }

    fn find(&self, store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> Vec<Arc<Brand>> {
        let found = self.search.find(store, catalogue, filter);
        if store.peek(|flow| flow.shop.filter == *filter) {
            let (filter, count) = (filter.clone(), found.len());
            let say = move || live_region::say_found(store, &filter, count);
            self.found.replace(Timer::start(SAY_PAUSE, say));
        }
        found
    }

    fn country_touched(&self, store: Store, event: &web_sys::Event) {
        self.countries.touched(store, event);
    }

    fn countries(&self, store: Store) -> AnyView {
        self.countries.list(store)
    }

    fn feed(&self, store: Store) -> AnyView {
        feed::feed(store)
    }

    fn details(&self, store: Store, problem: &Problem) -> Vec<(String, String)> {
        problem_details::details(store, problem)
    }
}

impl Purchase {
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
    }

    fn ask(&self, store: Store, effect: Effect) {
        let slot = slot(&effect);
        let seeks = matches!(effect, Effect::FindOrder { .. });
        let Some((request, telling)) = queries::query(store, effect) else { return };
        match slot {
            Some(slot) => {
                let asking = async move { store.send(telling(requests::ask(store, &request).await)) };
                self.asked.borrow_mut()[slot] = Some(Task::spawn(asking));
            }
            None if seeks => {
                let seeking = async move { store.send(telling(requests::send(store, &request).await)) };
                self.sought.borrow_mut().push(Task::spawn(seeking));
            }
            // An order may come of it: it is sent once, and heard out whatever the shopper does meanwhile.
            None => {
                Task::detach(async move { store.send(telling(requests::send(store, &request).await)) });
            }
        }
    }
}

/// Whether the page cannot be seen.
pub(crate) fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// The selector of a place's field.
fn field(place: Place) -> &'static str {
    match place {
        Place::Amount => "[part=amount-input], .amount-option input:checked, .amount-option input",
        Place::Payment => "[part=coin]",
        Place::Email => "[part=email]",
        Place::Phone => "[part=phone]",
        Place::Coupon => "[part=coupon]",
        Place::Review => "[part=pay]",
    }
}

const SLOTS: usize = 6;
/// From here on, the slots' questions are about the brand that is open.
const ABOUT_A_BRAND: usize = 2;

/// The place of a question that changes nothing.
fn slot(effect: &Effect) -> Option<usize> {
    match effect {
        Effect::FetchOptions { .. } => Some(0),
        Effect::FetchFeed { .. } => Some(1),
        Effect::FetchOffer { .. } => Some(2),
        Effect::FetchQuote { .. } => Some(3),
        Effect::Validate { .. } => Some(4),
        Effect::FetchTotal { .. } => Some(5),
        _ => None,
    }
}

/// A pause; dropping it ends it.
struct Timer(TimeoutHandle);

impl Timer {
    fn start(pause: Duration, then: impl FnOnce() + 'static) -> Option<Self> {
        set_timeout_with_handle(then, pause).ok().map(Self)
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.0.clear();
    }
}
