//! Brands as cards under a heading with their number. They are built in batches, so that 10,000 brands stay quick.

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

/// Cards that are built before anything else is asked for.
pub(crate) const BATCH: usize = 240;

/// Cards that are built at once while somebody types: more than most windows show.
pub(crate) const A_FEW: usize = 48;

/// How long the shopper has to stop typing before the rest of the batch is built, in milliseconds.
const PAUSE: i32 = 120;

/// A heading with a grid: the first cards at once, the rest of a batch by itself, further ones on request. One that stands
/// alone is the part `brand-grid`; where there is one for each kind, `among` is whose it is.
pub(crate) fn cards(
    store: Store,
    heading: &str,
    among: Option<&Kind>,
    catalogue: &Arc<Catalogue>,
    brands: Vec<Arc<Brand>>,
    first: usize,
) -> El {
    let count = brands.len();
    let limit = RwSignal::new(first);
    if first < count.min(BATCH) {
        // These cards may have given way to others meanwhile.
        let rest = move || {
            let _ = limit.try_set(BATCH);
        };
        later(PAUSE, rest);
    }
    let (brands, catalogue) = (Arc::new(brands), Arc::clone(catalogue));
    let mut ends = vec![first, BATCH];
    ends.extend((2..=count.div_ceil(BATCH)).map(|batch| batch * BATCH));
    let mut start = 0;
    let batches = ends.into_iter().map(move |end| {
        let from = start.min(count);
        start = end;
        (from, end.min(count))
    });
    let batches = batches.filter(|(start, end)| start < end).map(|(start, end)| {
        let (brands, catalogue) = (Arc::clone(&brands), Arc::clone(&catalogue));
        let wanted = ErasedMemo::new(move || limit.get() > start);
        computed(move || {
            if !wanted.get() {
                return nothing();
            }
            let cards = brands[start..end].iter();
            let card = |brand: &Arc<Brand>| {
                el("li").child(brand_card(store, catalogue.family_of(brand), brand)).into()
            };
            several(cards.map(card).collect())
        })
    });
    let id = among.map_or_else(|| "brands".to_owned(), |kind| format!("brands-{}", kind.key()));
    let grid = el("ul").class("brand-grid").attr("id", &id);
    let more = computed(move || {
        if limit.get() >= count || limit.get() < BATCH {
            return nothing();
        }
        let button = el("button").class("button").attr("type", "button").text(&store.t("grid.more"));
        let id = id.clone();
        let button = button.on("click", move |_| {
            // The button moves on or goes away: the first card that was not there before has the focus.
            let next = limit.get_untracked() + 1;
            limit.update(|limit| *limit += BATCH);
            let card = format!("#{id} > :nth-child({next}) button");
            store.with_shell(|shell| shell.focus(&card));
        });
        el("p").class("more").child(button).into()
    });
    let grid = if among.is_none() { grid.part(Part::BRAND_GRID) } else { grid };
    el("section")
        .child(
            el("div")
                .class("section-head")
                .child(el("h3").class("section-title").text(heading))
                .child(el("span").class("count").text(&store.number(&count.to_string()))),
        )
        .child(grid.children(batches))
        .child(more)
}
