//! The brand grid: what is asked for above, what was found below.

use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Load, View};
use crate::ui::dom::element::{computed, el, nothing, several};
use crate::ui::dom::icon;
use crate::ui::grid::cards::cards;
use crate::ui::grid::{brand_strip, toolbar};
use crate::ui::parts::empty_state::{empty_state, failed};
use crate::ui::parts::skeleton;
use crate::ui::shell::deferred;
use crate::ui::shell::store::Store;
use crate::ui::words::category::category_name;
use leptos::prelude::*;
use std::sync::Arc;

/// The view `grid`.
pub(crate) fn grid_view(store: Store) -> AnyView {
    let shown = store.memo(|flow| (flow.shop.catalogue.load.clone(), flow.shop.filter.clone()));
    let listed = store.memo(|flow| !flow.saved.orders.is_empty());
    el("div")
        .class("stack")
        .on("pointerover", move |_| deferred::hint(store))
        .on("focusin", move |_| deferred::hint(store))
        .child(
            el("h2").class("visually-hidden view-title").attr("tabindex", "-1").text(&store.t("app.label")),
        )
        .child_with(move || {
            let there = listed.get().then(|| deferred::here(store)).flatten();
            there.map_or_else(nothing, |deferred| deferred.view(store, View::Grid))
        })
        .child_with(move || {
            deferred::here(store).map_or_else(nothing, |deferred| deferred.missing_brand(store))
        })
        .child(toolbar::toolbar(store))
        .child(toolbar::categories(store))
        .child_with(move || {
            let (catalogue, filter) = shown.get();
            match &catalogue {
                Load::Loading => skeleton::grid(store),
                Load::Ready(catalogue) if filter.is_search() => results(store, catalogue, &filter),
                Load::Ready(catalogue) => shelf(store, catalogue, &filter),
                Load::Failed(problem) => failed(store, "grid.failed", problem, |_, _| vec![]),
            }
        })
        .into()
}

/// What is sold, by kind and category.
fn shelf(store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> AnyView {
    let brands = catalogue.select(filter);
    if brands.is_empty() {
        let country = store.country_name(&catalogue.country);
        let text = store.fill("grid.nothing.text", &[("country", &country)]);
        return empty_state(icon::SEARCH, store.t("grid.nothing"), el("p").class("hint").text(&text), vec![]);
    }
    let heading = match &filter.category {
        Some(slug) => category_name(&store.texts(), slug),
        None => store.t(&["grid.all.", filter.kind.key()].concat()),
    };
    let popular = catalogue.popular(filter);
    // A short shelf is all to be seen at once.
    let strips = filter.category.is_none() && brands.len() > 12;
    let popular = if strips && popular.len() > 1 {
        brand_strip::brand_strip(store, store.t("grid.popular"), popular, None)
    } else {
        nothing()
    };
    several(vec![
        popular,
        cards(store, &heading, None, catalogue, brands).into(),
        if strips { suggestions(store) } else { nothing() },
    ])
}

/// The homepage feed, once what follows the grid is there.
fn suggestions(store: Store) -> AnyView {
    computed(move || deferred::here(store).map_or_else(nothing, |deferred| deferred.feed(store)))
}

/// What the words find. Searching comes with what follows the grid; until it is there, boxes stand.
fn results(store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> AnyView {
    let Some(deferred) = deferred::here(store) else { return skeleton::grid(store) };
    deferred.results(store, catalogue, filter)
}
