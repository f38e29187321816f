//! What the second module brings to one element: everything that follows the grid, behind the one trait object that the
//! first module knows. It hands on, and decides nothing.

use crate::browser::idle::when_idle;
use crate::browser::timer::Timer;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Announcement, Effect, Event, Flow, View};
use crate::domain::problem::{Place, Problem};
use crate::domain::time::PageMs;
use crate::ui::brand::{basket, brand_view};
use crate::ui::dom::element::several;
use crate::ui::grid::country_list::CountryList;
use crate::ui::grid::{feed, more_categories, results};
use crate::ui::order::{checkout_view, order_list, order_view};
use crate::ui::parts::problems;
use crate::ui::shell::brand_search::BrandSearch;
use crate::ui::shell::deferred::DeferredUi;
use crate::ui::shell::live_region;
use crate::ui::shell::purchase_effects::PurchaseEffects;
use crate::ui::shell::store::Store;
use crate::ui::words::intl::problem_details;
use leptos::prelude::AnyView;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How long the shopper has to stop typing before it is said what was found, in milliseconds.
const SAY_PAUSE: u64 = 900;

/// Everything that follows the grid, for one element.
#[derive(Default)]
pub(crate) struct PurchaseUi {
    effects: PurchaseEffects,
    search: Rc<BrandSearch>,
    found: RefCell<Option<Timer>>,
    countries: CountryList,
}

impl DeferredUi for PurchaseUi {
    fn update(&self, flow: &mut Flow, event: Event, now: PageMs) -> Vec<Effect> {
        flow.update(event, now)
    }

    fn perform(&self, store: Store, effect: Effect) {
        self.effects.perform(store, effect);
    }

    fn tell(&self, store: Store, announcement: Announcement) {
        self.effects.tell(store, announcement);
    }

    fn view(&self, store: Store, view: View) -> AnyView {
        match view {
            View::Grid => order_list::order_list(store),
            View::Brand => several(vec![order_list::unanswered(store), brand_view::brand_view(store)]),
            View::Checkout => checkout_view::checkout_view(store),
            View::Order => order_view::order_view(store),
        }
    }

    fn basket(&self, store: Store) -> AnyView {
        basket::bar(store)
    }

    fn results(&self, store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> AnyView {
        let found = self.search.find(store, catalogue, filter);
        let asked = filter.clone();
        let counts: Vec<_> = found.iter().map(|it| (it.kind.clone(), it.brands.len())).collect();
        let say = move || live_region::say_found(store, &asked, &counts);
        self.found.replace(Some(Timer::once(SAY_PAUSE, say)));
        results::results(store, catalogue, filter, found)
    }

    fn country_touched(&self, store: Store, event: &web_sys::Event) {
        self.countries.touched(store, event);
    }

    fn countries(&self, store: Store) -> AnyView {
        self.countries.list(store)
    }

    fn more_categories(&self, store: Store) -> AnyView {
        more_categories::more_categories(store)
    }

    fn missing_brand(&self, store: Store) -> AnyView {
        problems::list(store, Place::Review, |_, _| vec![])
    }

    fn feed(&self, store: Store) -> AnyView {
        // A whole shelf stands: what is typed next is looked for in it.
        let search = Rc::clone(&self.search);
        when_idle(move || search.prepare(store));
        feed::feed(store)
    }

    fn details(&self, store: Store, problem: &Problem) -> Vec<(String, String)> {
        problem_details::details(&store.texts(), problem)
    }
}
