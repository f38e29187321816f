//! Brands as cards under a heading with their number. As many stand as the window shows, and more as they come near it,
//! so that 10,000 brands are as quick as a hundred.

use crate::browser::idle::when_idle;
use crate::browser::nearness::OnNear;
use crate::browser::page::window_size;
use crate::browser::timer::later;
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::{Brand, Kind};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::grid::brand_card::brand_card;
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Cards that grow by themselves; further ones come on request, so that the end of a page can be reached.
const BATCH: usize = 240;

/// A shelf of so many stands whole once the browser has time for it: all of it is found in the page.
const SHORT: usize = 120;

/// Cards that are added at once: a few milliseconds.
const STEP: usize = 12;

/// The least room that a card takes, in square CSS pixels.
const ROOM: f64 = 145.0 * 165.0;

/// A list of cards as it grows.
#[derive(Clone)]
struct Growing {
    store: Store,
    catalogue: Arc<Catalogue>,
    brands: Arc<Vec<Arc<Brand>>>,
    /// The id of its grid.
    id: String,
    /// How many cards stand.
    limit: RwSignal<usize>,
    near: StoredValue<Option<OnNear>, LocalStorage>,
}

/// A heading with a grid. One that stands alone is the part `brand-grid`; where there is one for each kind, `among` is
/// whose it is.
pub(crate) fn cards(
    store: Store,
    heading: &str,
    among: Option<&Kind>,
    catalogue: &Arc<Catalogue>,
    brands: Vec<Arc<Brand>>,
) -> El {
    let count = brands.len();
    // What stands below moves out of sight before anything is painted.
    let first = if among.is_none() { in_sight(window_size()) } else { 2 * STEP };
    let growing = Growing {
        store,
        catalogue: Arc::clone(catalogue),
        brands: Arc::new(brands),
        id: among.map_or_else(|| "brands".to_owned(), |kind| ["brands-", kind.key()].concat()),
        limit: RwSignal::new(first.min(count)),
        near: StoredValue::new_local(None),
    };
    let grid = el("ul").class("brand-grid").attr("id", &growing.id);
    let grid = if among.is_none() { grid.part(Part::BRAND_GRID) } else { grid };
    growing.go_on();
    el("section")
        .child(
            el("div")
                .class("section-head")
                .child(el("h3").class("section-title").text(heading))
                .child(el("span").class("count").text(&store.number(&count.to_string()))),
        )
        .child(grid.child(growing.clone().batch(0, first)))
        .child(el("div").class("grid-end"))
        .child(growing.more())
}

/// How many cards a window of a size in CSS pixels shows at most, in whole steps. What stands above them takes up for
/// what is rounded off.
fn in_sight((width, height): (f64, f64)) -> usize {
    // A number that is none becomes 0.
    let cards = ((width * height / ROOM) as usize).clamp(2 * STEP, SHORT);
    cards - cards % STEP
}

impl Growing {
    /// Cards from one place to another, and behind them the next ones.
    fn batch(self, start: usize, end: usize) -> AnyView {
        let count = self.brands.len();
        let (start, end) = (start.min(count), end.min(count));
        if start == end {
            return nothing();
        }
        let limit = self.limit;
        let wanted = ErasedMemo::new(move || limit.get() > start);
        computed(move || {
            if !wanted.get() {
                return nothing();
            }
            let card = |brand: &Arc<Brand>| {
                let family = self.catalogue.family_of(brand);
                el("li").child(brand_card(self.store, family, brand)).into()
            };
            let cards = self.brands[start..end].iter().map(card);
            let step = if end < BATCH { STEP } else { BATCH };
            several(cards.chain([self.clone().batch(end, end + step)]).collect())
        })
    }

    /// Adds cards when there is a reason to: soon where there are few of them, else when their end comes near.
    fn go_on(&self) {
        let (limit, count) = (self.limit.get_untracked(), self.brands.len());
        let growing = self.clone();
        if limit >= count.min(BATCH) {
            let _ = self.near.try_set_value(None);
        } else if count <= SHORT {
            when_idle(move || growing.grow());
        } else {
            // It is looked for once it stands, and after each step anew: what stays near is told of only once.
            later(0, move || {
                let end = ["#", &growing.id, " + .grid-end"].concat();
                let root = growing.store.with_shell(|shell| shell.root());
                let end = root.and_then(|root| root.query_selector(&end).ok().flatten());
                let near = growing.near;
                let grow = growing.clone();
                match end.map(|end| OnNear::new(&end, move || grow.grow())) {
                    // Without observers all of it comes by itself.
                    Some(None) => growing.grow(),
                    found => drop(near.try_set_value(found.flatten())),
                }
            });
        }
    }

    fn grow(&self) {
        let most = self.brands.len().min(BATCH);
        // These cards may have given way to others meanwhile.
        let grown = self.limit.try_update(|limit| *limit = (*limit + STEP).min(most));
        if grown.is_some() {
            self.go_on();
        }
    }

    /// The button for what does not come by itself.
    fn more(self) -> AnyView {
        let (limit, count, store) = (self.limit, self.brands.len(), self.store);
        computed(move || {
            if limit.get() >= count || limit.get() < BATCH {
                return nothing();
            }
            let id = self.id.clone();
            let button = el("button").class("button").attr("type", "button").text(&store.t("grid.more"));
            let button = button.on("click", move |_| {
                // The button moves on or goes away: the first card that was not there before has the focus.
                let next = limit.get_untracked() + 1;
                limit.update(|limit| *limit += BATCH);
                let card = ["#", &id, " > :nth-child(", &next.to_string(), ") button"].concat();
                store.with_shell(|shell| shell.focus(&card));
            });
            el("p").class("more").child(button).into()
        })
    }
}
