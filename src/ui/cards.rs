//! Brands as cards under a heading with their number. They are built in batches, so that 10,000 brands stay quick.

use super::brand_card::brand_card;
use super::element::{computed, el, nothing, several};
use super::store::Store;
use super::watched::Watched;
use crate::domain::brand::Brand;
use crate::domain::catalogue::Catalogue;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Cards that are built at once: more than any window shows.
const AT_ONCE: usize = 48;

/// Cards that follow by themselves; the rest follows on request.
const BATCH: usize = 240;

/// The grid, the part `brand-grid`.
pub(crate) fn cards(
    store: Store,
    heading: String,
    catalogue: &Arc<Catalogue>,
    brands: Vec<Arc<Brand>>,
) -> AnyView {
    let count = brands.len();
    let limit = RwSignal::new(AT_ONCE);
    if count > AT_ONCE {
        // When what is seen has been painted.
        set_timeout(
            move || {
                // Its cards may have given way to others meanwhile.
                let _ = limit.try_set(BATCH);
            },
            Duration::ZERO,
        );
    }
    let (brands, catalogue) = (Arc::new(brands), Arc::clone(catalogue));
    let starts = [0, AT_ONCE].into_iter().chain((1..count.div_ceil(BATCH)).map(|batch| batch * BATCH));
    let batches = starts.filter(|start| *start < count).map(|start| {
        let end = match start {
            0 => AT_ONCE,
            AT_ONCE => BATCH,
            _ => start + BATCH,
        };
        (start, end.min(count))
    });
    let batches = batches.map(|(start, end)| {
        let (brands, catalogue) = (Arc::clone(&brands), Arc::clone(&catalogue));
        let wanted = Watched::new(move || limit.get() > start);
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
    let more = computed(move || {
        if limit.get() >= count || limit.get() < BATCH {
            return nothing();
        }
        let button = el("button").class("button").attr("type", "button").text(&store.t("grid.more"));
        el("p").class("more").child(button.on("click", move |_| limit.update(|limit| *limit += BATCH))).into()
    });
    el("section")
        .child(
            el("div")
                .class("section-head")
                .child(el("h3").class("section-title").text(&heading))
                .child(el("span").class("count").text(&count.to_string())),
        )
        .child(el("ul").class("brand-grid").part("brand-grid").children(batches))
        .child(more)
        .into()
}
