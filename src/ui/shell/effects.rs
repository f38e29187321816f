//! Performs the grid's effects, and has the rest performed by what follows it. It owns what it starts and ends it when
//! the element goes; it decides nothing.

use crate::browser::idle::when_idle;
use crate::browser::page::monotonic_ms;
use crate::browser::task::Task;
use crate::browser::timer::later;
use crate::domain::flow::{Announcement, Effect, Event};
use crate::domain::time::{PageMs, UnixMs};
use crate::ui::shell::deferred::{self, Deferred, OpenDeferred};
use crate::ui::shell::focus::HEADING;
use crate::ui::shell::prefetched::Prefetched;
use crate::ui::shell::store::Store;
use crate::ui::shell::{catalogue_query, journal_storage};
use js_sys::Date;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// How the page is told: whoever embeds the widget hands it in.
pub(crate) type Dispatch = fn(&HtmlElement, &Announcement);

/// What one element owns outside the flow.
pub(crate) struct Shell {
    pub(crate) host: HtmlElement,
    container: HtmlElement,
    dispatch: Dispatch,
    /// The way to what follows the grid.
    pub(crate) open_deferred: OpenDeferred,
    prefetched: RefCell<Option<Prefetched>>,
    catalogue: RefCell<Option<Task>>,
    /// What follows the grid.
    pub(crate) deferred: Deferred,
}

impl Shell {
    /// A shell for an element and the container that holds its view.
    pub(crate) fn new(
        host: HtmlElement,
        container: HtmlElement,
        prefetched: Option<Prefetched>,
        dispatch: Dispatch,
        open_deferred: OpenDeferred,
    ) -> Self {
        Self {
            host,
            container,
            dispatch,
            open_deferred,
            prefetched: RefCell::new(prefetched),
            catalogue: RefCell::new(None),
            deferred: Deferred::default(),
        }
    }

    /// The page's monotonic clock.
    pub(crate) fn now(&self) -> PageMs {
        PageMs(monotonic_ms())
    }

    /// A moment of that clock by the clock on the wall.
    pub(crate) fn on_wall_clock(&self, moment: PageMs) -> UnixMs {
        moment.to_unix(self.now(), UnixMs::from_date(Date::now()))
    }

    /// The container of the view.
    pub(crate) fn root(&self) -> HtmlElement {
        self.container.clone()
    }

    /// The loader's answer to this address, once.
    pub(crate) fn take_prefetched(&self, url: &str) -> Option<Prefetched> {
        self.prefetched.take().filter(|ahead| ahead.url == url)
    }

    /// Tells the page, after the view stands: whoever hears of it finds it there.
    pub(crate) fn announce(&self, announcement: Announcement) {
        let host = self.host.clone();
        let dispatch = self.dispatch;
        later(0, move || dispatch(&host, &announcement));
    }

    /// Performs one effect. Answers come back to the store as events.
    pub(crate) fn perform(&self, store: Store, effect: Effect) {
        match effect {
            Effect::FetchCatalogue { ticket, country } => {
                self.catalogue.replace(catalogue_query::ask(store, ticket, country));
            }
            // The grid is painted first, unless a hint of use comes before that.
            Effect::Prepare => when_idle(move || deferred::load(store)),
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
                    Some(deferred) => deferred.tell(store, announcement),
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

/// Where the host is: each has a file of its own.
pub(crate) fn base(store: Store) -> String {
    store.peek(|flow| flow.config.api_base.clone())
}
