//! The orders that this browser has on file, above the grid: each one opens, or says why it does not.

use crate::domain::flow::{Event, Found, Placed, SavedOrder};
use crate::domain::order::delivery::Delivery;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::order::order_parts::line_name;
use crate::ui::parts::brand_logo::line_tile;
use crate::ui::parts::problems;
use crate::ui::parts::remedy_actions::remedy_actions;
use crate::ui::shell::store::Store;
use crate::ui::words::order_state::state_words;
use leptos::prelude::*;

/// The list; nothing where nothing is on file.
pub(crate) fn order_list(store: Store) -> AnyView {
    let shown = store.memo(|flow| {
        flow.saved
            .orders
            .iter()
            .filter(|saved_order| saved_order.is_shown())
            .cloned()
            .collect::<Vec<SavedOrder>>()
    });
    computed(move || {
        let saved_orders = shown.get();
        if saved_orders.is_empty() {
            return nothing();
        }
        let entries = saved_orders.into_iter().map(|saved_order| el("li").child(entry(store, saved_order)));
        el("section")
            .class("orders")
            .child(el("h3").class("section-title").text(&store.t("orders.title")))
            .child(el("ul").class("order-list").part(Part::ORDER_LIST).children(entries))
            .into()
    })
}

/// The creations that nobody answered, where a brand opens in the grid's place: they come before another order.
pub(crate) fn unanswered(store: Store) -> AnyView {
    let shown = store.memo(|flow| {
        let unanswered = flow.saved.orders.iter().filter(|it| it.found == Found::Unanswered);
        unanswered.cloned().collect::<Vec<SavedOrder>>()
    });
    computed(move || {
        let entries = shown.get().into_iter().map(|it| entry(store, it).into());
        several(entries.collect())
    })
}

/// The way from an order to the others.
pub(crate) fn back(store: Store) -> AnyView {
    let several = store.memo(|flow| flow.saved.orders.iter().any(SavedOrder::is_shown));
    computed(move || {
        if !several.get() {
            return nothing();
        }
        let back = el("button").class("link").part(Part::BACK).attr("type", "button");
        let back = back.text(&store.t("orders.back")).on("click", move |_| store.send(Event::ListAsked));
        el("p").class("back-to-orders").child(back).into()
    })
}

fn entry(store: Store, saved_order: SavedOrder) -> El {
    let key = saved_order.key;
    match saved_order.found {
        Found::Here(placed) => order(store, &placed, key),
        Found::Nothing => line(store.t("orders.looking"), None),
        Found::UnderWay => line(store.t("orders.making"), None),
        Found::Unreachable => {
            line(store.t("orders.unreachable"), Some(button(store, "retry", Event::Retried)))
        }
        Found::Unknown => {
            let words = store.fill("orders.unknown", &[("id", &key)]);
            line(words, Some(button(store, "orders.forget", Event::Forgotten(key)).part(Part::FORGET)))
        }
        Found::Unanswered => {
            let problem = problems::problem(store, &Problem::new(own::ANSWER_LOST), remedy_actions);
            let dismiss = button(store, "orders.dismiss", Event::Dismissed(key)).part(Part::DISMISS);
            el("div").class("order-row").child(problem).child(dismiss)
        }
    }
}

fn order(store: Store, placed: &Placed, id: String) -> El {
    let order = &placed.order;
    let line = order.deliveries.first().cloned().unwrap_or_else(Delivery::default);
    let over = placed.countdown.seconds_left(store.now.get_untracked()) == 0;
    let words = state_words(&store.texts(), &order.state, order.wording(over));
    let text = el("span")
        .class("order-row-text")
        .child(el("b").text(&line_name(store, &line)))
        .child(el("span").class("hint").text(&words))
        .child(el("bdi").class("hint order-id").text(&id));
    el("button")
        .class("order-row")
        .part(Part::ORDER_ROW)
        .attr("type", "button")
        .attr("data-state", order.state.name())
        .child(line_tile(&line.brand, line.logo))
        .child(text)
        .on("click", move |_| store.send(Event::SavedOrderOpened(id.clone())))
}

fn line(words: String, action: Option<El>) -> El {
    el("div").class("order-row").child(el("p").class("hint").text(&words)).children(action)
}

/// What can be done about an order that does not open.
pub(crate) fn button(store: Store, words: &str, event: Event) -> El {
    let button = el("button").class("button").attr("type", "button").text(&store.t(words));
    button.on("click", move |_| store.send(event.clone()))
}
