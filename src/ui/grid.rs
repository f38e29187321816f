//! The brand grid: what is asked for above, what was found below.

use super::blank::{blank, failed};
use super::brand_card::brand_card;
use super::element::{computed, el, nothing, several};
use super::store::Store;
use super::{icon, skeleton, toolbar};
use crate::domain::brand::Brand;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Event, Load};
use leptos::prelude::*;
use std::sync::Arc;

/// Cards that are built at once; the rest follows on request, so that 10,000 brands stay quick.
const BATCH: usize = 240;

/// The view `grid`.
pub(crate) fn grid(store: Store) -> AnyView {
    let shown = store.memo(|flow| (flow.catalogue.clone(), flow.filter.clone()));
    el("div")
        .class("stack")
        .child(
            el("h2").class("visually-hidden view-title").attr("tabindex", "-1").text(&store.t("app.label")),
        )
        .child(toolbar::toolbar(store))
        .child(toolbar::categories(store))
        .child_with(move || {
            let (catalogue, filter) = shown.get();
            match &catalogue {
                Load::Loading => skeleton::grid(store),
                Load::Ready(catalogue) => found(store, catalogue, &filter),
                Load::Failed(failure) => failed(store, "grid.failed", failure),
            }
        })
        .into()
}

fn found(store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> AnyView {
    let brands = catalogue.select(filter);
    if brands.is_empty() {
        return empty(store, filter);
    }
    let popular = catalogue.popular(filter);
    let strip =
        filter.query.is_empty() && filter.category.is_none() && popular.len() > 1 && brands.len() > 12;
    several(vec![
        missing_brand(store),
        if strip { popular_strip(store, popular) } else { nothing() },
        all_brands(store, filter, brands),
    ])
}

fn popular_strip(store: Store, brands: Vec<Arc<Brand>>) -> AnyView {
    let cards = brands.into_iter().take(8).map(move |brand| el("li").child(brand_card(store, brand)));
    el("section")
        .child(el("div").class("section-head").child(title(store.t("grid.popular"))))
        .child(el("ul").class("strip").children(cards))
        .into()
}

fn all_brands(store: Store, filter: &Filter, brands: Vec<Arc<Brand>>) -> AnyView {
    let heading = match &filter.category {
        _ if !filter.query.is_empty() => store.t("grid.results"),
        Some(slug) => toolbar::category_name(store, slug),
        None => store.t(&format!("grid.all.{}", filter.kind.key())),
    };
    let count = brands.len();
    let limit = RwSignal::new(BATCH);
    let list = computed(move || {
        let cards = brands.iter().take(limit.get()).cloned();
        let cards = cards.map(move |brand| el("li").child(brand_card(store, brand)));
        el("ul").class("brand-grid").part("brand-grid").children(cards).into()
    });
    let more = computed(move || {
        if limit.get() >= count {
            return nothing();
        }
        let button = el("button").class("button").attr("type", "button").text(&store.t("grid.more"));
        el("p").class("more").child(button.on("click", move |_| limit.update(|limit| *limit += BATCH))).into()
    });
    el("section")
        .child(
            el("div")
                .class("section-head")
                .child(title(heading))
                .child(el("span").class("count").text(&count.to_string())),
        )
        .child(list)
        .child(more)
        .into()
}

fn title(text: String) -> AnyView {
    el("h3").class("section-title").text(&text).into()
}

fn empty(store: Store, filter: &Filter) -> AnyView {
    let country = store.peek(|flow| flow.country.clone());
    let country = store.country_name(&country);
    if filter.query.is_empty() {
        let text = store.fill("grid.nothing.text", &[("country", &country)]);
        return blank(icon::SEARCH, store.t("grid.nothing"), el("p").class("hint").text(&text), None);
    }
    let heading = store.fill("grid.no-match", &[("query", &filter.query)]);
    let text = store.fill("grid.no-match.text", &[("country", &country)]);
    let clear = el("button")
        .class("button")
        .attr("type", "button")
        .text(&store.t("grid.clear"))
        .on("click", move |_| store.send(Event::Searched(String::new())));
    blank(icon::SEARCH, heading, el("p").class("hint").text(&text), Some(clear))
}

/// A brand that the partner named and that is not sold here.
fn missing_brand(store: Store) -> AnyView {
    super::problems::list(store, crate::domain::problem::Place::Review, |_, _| vec![])
}
