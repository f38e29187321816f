//! Performs the grid's effects, and has the rest performed by what follows it. It owns what it starts and ends it when the
//! element goes; it decides nothing.

use crate::browser::task::Task;
use crate::domain::flow::{Announcement, Effect, Event};
use crate::domain::time::{PageMs, UnixMs};
use crate::embed::events;
use crate::ui::shell::deferred::Deferred;
use crate::ui::shell::store::Store;
use crate::ui::shell::{deferred, journal_storage, requests};
use js_sys::{Date, Promise, Reflect};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What one element owns outside the flow.
pub(crate) struct Shell {
    pub(crate) host: HtmlElement,
    container: HtmlElement,
    prefetched: RefCell<Option<Prefetched>>,
    catalogue: RefCell<Option<Task>>,
    /// What follows the grid.
    pub(crate) deferred: Deferred,
}

/// A request that the loader sent ahead.
pub(crate) struct Prefetched {
    /// Its full address.
    pub(crate) url: String,
    /// A promise of its parsed answer.
    pub(crate) answer: Promise,
}

impl Prefetched {
    /// Reads `{url, answer}`.
    pub(crate) fn from_js(value: &JsValue) -> Option<Self> {
        let member = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        Some(Self { url: member("url")?.as_string()?, answer: member("answer")?.dyn_into().ok()? })
    }
}

impl Shell {
    /// A shell for an element and the container that holds its view.
    pub(crate) fn new(host: HtmlElement, container: HtmlElement, prefetched: Option<Prefetched>) -> Self {
        Self {
            host,
            container,
            prefetched: RefCell::new(prefetched),
            catalogue: RefCell::new(None),
            deferred: Deferred::default(),
        }
    }

    /// The page's monotonic clock.
    pub(crate) fn now(&self) -> PageMs {
        let clock = web_sys::window().and_then(|window| window.performance());
        PageMs(clock.map_or(0, |clock| clock.now() as u64))
    }

    /// A moment of that clock by the clock on the wall.
    pub(crate) fn on_wall_clock(&self, moment: PageMs) -> UnixMs {
        moment.to_unix(self.now(), UnixMs::from_date(Date::now()))
    }

    /// The container of the view.
    pub(crate) fn root(&self) -> HtmlElement {
        self.container.clone()
    }

    /// A key that nobody can guess: 128 random bits as 32 digits.
    pub(crate) fn fresh_key(&self) -> String {
        let mut bytes = [0_u8; 16];
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
        if filled.is_none() {
            // Worse, but never the same for two orders: a key that repeats would find another shopper's.
            bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The loader's answer to this address, once.
    pub(crate) fn take_prefetched(&self, url: &str) -> Option<Promise> {
        self.prefetched.take().filter(|ahead| ahead.url == url).map(|ahead| ahead.answer)
    }

    /// Moves the focus to the first element of a selector, when the view stands.
    pub(crate) fn focus(&self, selector: &str) {
        let (container, selector) = (self.container.clone(), selector.to_owned());
        later(move || focus_in(&container, &selector));
    }

    /// Scrolls until the first element of a selector is seen, when the view stands.
    pub(crate) fn show(&self, selector: &'static str) {
        let container = self.container.clone();
        later(move || {
            if let Some(element) = container.query_selector(selector).ok().flatten() {
                let nearest = ScrollIntoViewOptions::new();
                nearest.set_block(ScrollLogicalPosition::Nearest);
                element.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    }

    /// Leads whoever has the focus on something that goes away now to the view's heading. Without that the browser would
    /// begin again at the top of the page.
    pub(crate) fn keep_place(&self) {
        let container = self.container.clone();
        let focused = Reflect::get(&container.get_root_node(), &JsValue::from_str("activeElement"));
        let focused = focused.ok().and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
        let Some(focused) = focused.filter(|focused| container.contains(Some(focused))) else { return };
        later(move || {
            let document = leptos::prelude::document();
            let is_lost = !focused.is_connected()
                && document.active_element().is_none_or(|now| Some(now) == document.body().map(Into::into));
            if is_lost && container.is_connected() {
                focus_in(&container, HEADING);
            }
        });
    }

    /// Tells the page, after the view stands: whoever hears of it finds it there.
    pub(crate) fn announce(&self, announcement: Announcement) {
        let host = self.host.clone();
        later(move || events::dispatch(&host, &announcement));
    }

    /// Performs one effect. Answers come back to the store as events.
    pub(crate) fn perform(&self, store: Store, effect: Effect) {
        match effect {
            Effect::FetchCatalogue { ticket, country } => {
                self.catalogue.replace(Some(requests::catalogue(store, ticket, country)));
            }
            Effect::Prepare => deferred::load(store),
            // An order waits, and so does its shopper: nothing of the grid is awaited for it.
            Effect::Recall if self.deferred.get().is_none() => {
                if journal_storage::has_any(&base(store)) {
                    deferred::wait(store, Event::Prepared);
                }
            }
            Effect::FocusView => {
                // The heading speaks now; what was said is of the view before.
                store.say(String::new());
                self.focus(HEADING);
            }
            Effect::Announce(announcement) => {
                match self.deferred.get().filter(|_| announcement.is_of_an_order()) {
                    Some(late) => late.tell(store, announcement),
                    None => self.announce(announcement),
                }
            }
            effect => {
                if let Some(purchasing) = self.deferred.get() {
                    purchasing.perform(store, effect);
                }
            }
        }
    }
}

/// Every view begins with a heading that can have the focus.
pub(crate) const HEADING: &str = "[tabindex='-1']";

/// Where the host is: each has a file of its own.
pub(crate) fn base(store: Store) -> String {
    store.peek(|flow| flow.config.api_base.clone())
}

fn focus_in(container: &HtmlElement, selector: &str) {
    let found = container.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Runs something when the view has caught up with the flow.
fn later(work: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(work, Duration::ZERO);
}
