//! Several products in one order: what was put aside, beside what is chosen, and the way from one to the other.

use crate::domain::flow::{Event, Load};
use crate::domain::purchase::basket::Item;
use crate::embed::contract::parts::Part;
use crate::ui::brand::coin_network;
use crate::ui::brand::coin_network::CoinAmount;
use crate::ui::brand::typed::read_fields;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::parts::skeleton;
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use leptos::prelude::AnyView;

/// What was put aside, a row each, each with a button that takes it out again.
pub(crate) fn items(store: Store) -> AnyView {
    let basket = store.memo(|flow| flow.basket.items.clone());
    computed(move || {
        let rows = basket.get().iter().enumerate().map(|(index, it)| item(store, index, it).into()).collect();
        several(rows)
    })
}

fn item(store: Store, index: usize, item: &Item) -> El {
    let name = text(store, item);
    let remove = el("button")
        .class("link")
        .part(Part::ITEM_REMOVE)
        .attr("type", "button")
        .attr("aria-label", &store.fill("basket.remove.label", &[("item", &name)]))
        .text(&store.t("basket.remove"))
        .on("click", move |_| store.send(Event::ItemRemoved(index)));
    el("div")
        .class("review-row basket-item")
        .part(Part::BASKET_ITEM)
        .child(el("dt").text(&name))
        .child(el("dd").child(el("bdi").text(&item.line.beneficiary)).child(remove))
}

fn text(store: Store, item: &Item) -> String {
    let country = store.country_name(&item.line.country);
    store.fill(
        "review.item.text",
        &[("brand", &item.brand.name), ("amount", &store.face_value(&item.label)), ("country", &country)],
    )
}

/// Puts what is chosen aside; gone when an order can hold no more.
pub(crate) fn add_button(store: Store) -> AnyView {
    let full = store.memo(|flow| flow.basket.is_full());
    computed(move || {
        if full.get() {
            return el("p").class("hint").text(&store.t("basket.full")).into();
        }
        el("button")
            .class("button")
            .part(Part::ADD_ITEM)
            .attr("type", "button")
            .text(&store.t("basket.add"))
            .on("click", move |_| {
                read_fields(store);
                store.send(Event::ItemAdded);
            })
            .into()
    })
}

/// Above the grid's lower edge: what was put aside, and the way to order it.
pub(crate) fn bar(store: Store) -> AnyView {
    let names = store.memo(move |flow| {
        let name = |item: &Item| format!("{} {}", item.brand.name, store.face_value(&item.label));
        flow.basket.items.iter().map(name).collect::<Vec<_>>()
    });
    computed(move || {
        let names = names.get();
        if names.is_empty() {
            return nothing();
        }
        let open = el("button")
            .class("button button-primary")
            .part(Part::BASKET_OPEN)
            .attr("type", "button")
            .text(&store.t("basket.open"))
            .on("click", move |_| store.send(Event::BasketOpened));
        el("div")
            .class("basket-bar")
            .part(Part::BASKET)
            .attr("role", "region")
            .attr("aria-label", &store.t("basket.label"))
            .child(
                el("p")
                    .child(el("b").text(&store.t("basket.label")))
                    .child(el("span").class("hint").text(&intl::list(&names, &store.lang()))),
            )
            .child(open)
            .into()
    })
}

/// What everything costs together, and whether that is known.
pub(crate) fn total(store: Store) -> El {
    let is_awaited = move || {
        store.read(|flow| flow.basket.total.as_ref().is_some_and(|total| total.price.load == Load::Loading))
    };
    el("dd").part(Part::TOTAL).child_with(move || match due(store) {
        Some((text, _)) => el("span").children(text.pieces()).into(),
        None if is_awaited() => skeleton::line("skeleton skeleton-price").into(),
        None => el("span").class("hint").text(&store.t("basket.no-total")).into(),
    })
}

/// What is to be paid: everything together, or the one product's price, and whether it is the current one.
pub(crate) fn due(store: Store) -> Option<(CoinAmount, bool)> {
    if store.read(|flow| flow.basket.items.is_empty()) {
        return coin_network::current(store);
    }
    store.read(|flow| {
        Some((coin_network::text(store, flow, flow.basket.total.as_ref()?.price.ready()?)?, true))
    })
}
