//! The way to everything that follows the grid: search, countries, brand, checkout, order. It is a module of its own,
//! which the browser loads once the grid stands, and one trait object is all that the first module knows of it.
//!
//! What happens before it is there waits for it, in its order; when it cannot be loaded the shopper is told, and asks
//! again.

use crate::browser::task::Task;
use crate::browser::timer::Timer;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Announcement, Effect, Event, Flow, View};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::time::PageMs;
use crate::ui::dom::element::nothing;
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// A wait that can be felt, and is told, in milliseconds; the notice's style knows it too.
const FELT: u64 = 400;

/// What follows the grid, for one element.
pub(crate) trait DeferredUi {
    /// `Flow::update`, which the first module calls through here only.
    fn update(&self, flow: &mut Flow, event: Event, now: PageMs) -> Vec<Effect>;
    /// Performs an effect that is not the grid's.
    fn perform(&self, store: Store, effect: Effect);
    /// Tells the page of an order, unless this browser has told it.
    fn tell(&self, store: Store, announcement: Announcement);
    /// What was put aside, for the grid's lower edge.
    fn basket(&self, store: Store) -> AnyView;
    /// A view that is not the grid; of the grid, the orders on file.
    fn view(&self, store: Store, view: View) -> AnyView;
    /// What the filter's words find.
    fn results(&self, store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> AnyView;
    /// Something happens to the country field: a click, a key, text, the loss of the focus.
    fn country_touched(&self, store: Store, event: &web_sys::Event);
    /// The countries that the open field finds.
    fn countries(&self, store: Store) -> AnyView;
    /// The button behind the categories that do not fit.
    fn more_categories(&self, store: Store) -> AnyView;
    /// A brand that was asked for, above the grid, where it is not sold here.
    fn missing_brand(&self, store: Store) -> AnyView;
    /// What the homepage feed suggests.
    fn feed(&self, store: Store) -> AnyView;
    /// What comes with a problem, as the language writes it.
    fn details(&self, store: Store, problem: &Problem) -> Vec<(String, String)>;
}

/// The way to the module, which whoever builds the app hands in: nothing here knows what it holds.
pub(crate) type OpenDeferred = fn() -> Pin<Box<dyn Future<Output = Result<Rc<dyn DeferredUi>, NotLoaded>>>>;

/// What waits for the module.
#[derive(Default)]
pub(crate) struct Deferred {
    here: RefCell<Option<Rc<dyn DeferredUi>>>,
    loading: Cell<bool>,
    was_asked_for: Cell<bool>,
    /// Until a wait is told.
    felt: RefCell<Option<Timer>>,
    /// What has happened, in its order.
    events: RefCell<Vec<Event>>,
    /// What is to be done besides.
    effects: RefCell<Vec<Effect>>,
}

/// Whether somebody waits for the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wait {
    /// Nobody does.
    #[default]
    No,
    /// It is on its way.
    Loading,
    /// It could not be loaded.
    Failed,
}

impl Deferred {
    /// The module's part of this element, once it is there.
    pub(crate) fn get(&self) -> Option<Rc<dyn DeferredUi>> {
        self.here.borrow().clone()
    }
}

/// The module's part of this element, if it is there; whoever computes with it is computed again when it arrives.
pub(crate) fn here(store: Store) -> Option<Rc<dyn DeferredUi>> {
    store.wait.track();
    store.with_shell(|shell| shell.deferred.get()).flatten()
}

/// The shopper needs the module now: says so until it is there.
pub(crate) fn want(store: Store) {
    let there = store.with_shell(|shell| shell.deferred.get().is_some());
    if there == Some(false) && store.wait.get_untracked() != Wait::Loading {
        begin(store);
    }
}

/// A view of the module's, or nothing before it is there.
pub(crate) fn with(store: Store, view: impl FnOnce(&dyn DeferredUi) -> AnyView) -> AnyView {
    let here = store.with_shell(|shell| shell.deferred.get()).flatten();
    here.map_or_else(nothing, |purchasing| view(&*purchasing))
}

/// Begins to load the module at the first hint of use. One that failed is asked for by whoever needs it.
pub(crate) fn hint(store: Store) {
    if store.with_shell(|shell| shell.deferred.was_asked_for.get()) == Some(false) {
        load(store);
    }
}

/// Begins to load the module, unless that is under way or done.
pub(crate) fn load(store: Store) {
    let begins =
        store.with_shell(|shell| shell.deferred.get().is_none() && !shell.deferred.loading.replace(true));
    if begins != Some(true) {
        return;
    }
    store.with_shell(|shell| shell.deferred.was_asked_for.set(true));
    Task::detach(async move {
        let Some(open) = store.with_shell(|shell| shell.open_deferred) else { return };
        let opened = open().await;
        store.with_shell(|shell| shell.deferred.loading.set(false));
        match opened {
            Ok(purchasing) => arrived(store, purchasing),
            Err(NotLoaded) => failed(store),
        }
    });
}

/// Keeps an event until the module is there.
pub(crate) fn wait(store: Store, event: Event) {
    store.with_shell(|shell| shell.deferred.events.borrow_mut().push(event));
    want(store);
}

/// Has an effect performed that is not the grid's, as soon as the module is there. Where it cannot be had, a question is
/// answered like one that has reached nobody.
pub(crate) fn perform(store: Store, effect: Effect) {
    match store.with_shell(|shell| shell.deferred.get()).flatten() {
        Some(deferred) => deferred.perform(store, effect),
        None => {
            store.with_shell(|shell| shell.deferred.effects.borrow_mut().push(effect));
            load(store);
        }
    }
}

/// Loads the module now, after it could not be loaded as well, and says so once the wait is felt.
pub(crate) fn begin(store: Store) {
    store.wait.set(Wait::Loading);
    let say = move || {
        if store.wait.try_get_untracked() == Some(Wait::Loading) {
            store.say(store.t("late.loading"));
        }
    };
    store.with_shell(|shell| shell.deferred.felt.replace(Some(Timer::once(FELT, say))));
    load(store);
}

fn arrived(store: Store, purchasing: Rc<dyn DeferredUi>) {
    let waiting = store.with_shell(|shell| {
        shell.deferred.here.replace(Some(purchasing));
        (shell.deferred.effects.take(), shell.deferred.events.take())
    });
    store.wait.set(Wait::No);
    let (effects, events) = waiting.unwrap_or_default();
    store.perform(effects);
    store.send(Event::Prepared);
    events.into_iter().for_each(|event| store.send(event));
}

fn failed(store: Store) {
    for effect in store.with_shell(|shell| shell.deferred.effects.take()).unwrap_or_default() {
        if let Effect::FetchCatalogue { ticket, .. } = effect {
            let unreachable = ApiError::Failure(Failure::Unreachable);
            store.send(Event::CatalogueArrived(ticket, Err(unreachable)));
        }
    }
    // Loaded ahead, it is nobody's business yet: whoever needs it asks again.
    if store.wait.try_get_untracked() == Some(Wait::Loading) {
        store.wait.set(Wait::Failed);
        let problem = Announcement::Problem { code: own::LOAD.into() };
        store.perform(vec![Effect::Announce(problem)]);
    }
}

/// The module could not be loaded; the browser has said why in its console.
pub(crate) struct NotLoaded;

#[cfg(split_wasm)]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}
