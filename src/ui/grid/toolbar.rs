//! What the grid is asked for: kind, words, country, category.

use crate::domain::catalogue::brand::Kind;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::{Event, Load};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::grid::country_field::country_field;
use crate::ui::shell::deferred;
use crate::ui::shell::store::Store;
use crate::ui::words::category::category_name;
use leptos::prelude::*;
use std::sync::Arc;

/// Kinds, search and country.
pub(crate) fn toolbar(store: Store) -> El {
    el("div").class("toolbar").child(kinds(store)).child(search(store)).child(country_field(store))
}

fn kinds(store: Store) -> AnyView {
    let kinds = store.memo(|flow| flow.config.kinds.clone());
    computed(move || {
        let kinds = kinds.get();
        if kinds.len() < 2 {
            return nothing();
        }
        let tabs = kinds.into_iter().map(|kind| tab(store, kind));
        el("div")
            .class("tabs")
            .attr("role", "group")
            .attr("aria-label", &store.t("grid.kind"))
            .children(tabs)
            .into()
    })
}

fn tab(store: Store, kind: Kind) -> El {
    let (chosen, counted, shelf) = (kind.clone(), kind.clone(), shelf(store));
    let count = move || {
        let (catalogue, filter) = shelf.get();
        catalogue.ready().map(|catalogue| number(store, catalogue.count(&counted, filter.whitelabel)))
    };
    el("button")
        .class("kind-tab")
        .attr_with("data-count", count)
        .part(Part::KIND_TAB)
        .attr("type", "button")
        .attr("data-kind", kind.key())
        .flag("aria-pressed", move || store.read(|flow| flow.shop.filter.kind == chosen))
        .text(&store.t(&["kind.", kind.key()].concat()))
        .on("click", move |_| store.send(Event::KindChosen(kind.clone())))
}

fn search(store: Store) -> El {
    el("label")
        .class("search-field")
        .child(icon(icon::SEARCH))
        .child(el("span").class("visually-hidden").text(&store.t("grid.search")))
        .child(
            el("input")
                .class("search")
                .part(Part::SEARCH)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("enterkeyhint", "search")
                .attr("placeholder", &store.t("grid.search"))
                .value(move || store.read(|flow| flow.shop.filter.query.clone()))
                .on("input", move |event| {
                    store.send(Event::Searched(event_target_value(&event)));
                    deferred::want(store);
                }),
        )
}

/// The categories of the open kind with their numbers, where there is something to choose.
pub(crate) fn categories(store: Store) -> AnyView {
    let shelf = shelf(store);
    computed(move || {
        let (catalogue, filter) = shelf.get();
        let catalogue = match &catalogue {
            Load::Loading => {
                let chips = (0..4).map(|_| crate::ui::parts::skeleton::line("skeleton skeleton-chip"));
                return el("div").class("chips").attr("aria-hidden", "true").children(chips).into();
            }
            Load::Ready(catalogue) => catalogue,
            Load::Failed(_) => return nothing(),
        };
        let categories = catalogue.categories(&filter);
        if categories.len() < 2 {
            return nothing();
        }
        let chips = categories
            .into_iter()
            .map(|it| chip(store, Some(it.slug)).attr("data-count", &number(store, it.count)));
        let label = store.t("grid.category");
        el("div")
            .class("chips")
            .attr("role", "group")
            .attr("aria-label", &label)
            .child(chip(store, None))
            .children(chips)
            .child_with(move || {
                deferred::here(store).map_or_else(nothing, |deferred| deferred.more_categories(store))
            })
            .into()
    })
}

/// What is counted: neither words nor the category change it, so that nothing is counted while somebody types.
fn shelf(store: Store) -> ErasedMemo<(Load<Arc<Catalogue>>, Filter)> {
    store.memo(|flow| {
        let filter = Filter { category: None, query: String::new(), ..flow.shop.filter.clone() };
        (flow.shop.catalogue.load.clone(), filter)
    })
}

fn chip(store: Store, slug: Option<String>) -> El {
    let name =
        slug.as_deref().map_or_else(|| store.t("category.all"), |slug| category_name(&store.texts(), slug));
    let chosen = slug.clone();
    let key = slug.clone().unwrap_or_default();
    el("button")
        .class("chip")
        .part(Part::CATEGORY_TAB)
        .attr("type", "button")
        .attr("data-category", &key)
        .flag("aria-pressed", move || {
            store.read(|flow| flow.shop.filter.category == chosen && !flow.shop.filter.is_search())
        })
        .text(&name)
        .on("click", move |_| store.send(Event::CategoryChosen(slug.clone())))
}

fn number(store: Store, count: usize) -> String {
    store.number(&count.to_string())
}
