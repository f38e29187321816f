//! An order that waits for its payment: amount first, then where to, then how.

use crate::domain::order::Order;
use crate::domain::order::state::OrderState;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{computed, el, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::order::held::{held, is_held};
use crate::ui::order::order_list::back;
use crate::ui::order::order_notes::{money, trouble};
use crate::ui::order::order_parts::{connection, connection_note, item, order, restart, status, support};
use crate::ui::order::payment::{countdown, due, until, wanted, ways_to_pay};
use crate::ui::order::price_change;
use crate::ui::parts::notice::note;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The view `checkout`.
pub(crate) fn checkout_view(store: Store) -> AnyView {
    let head = el("header")
        .class("order-head")
        .child(el("div").class("status-done").child(status(store)))
        .child(countdown(store))
        .child(item(store, "order-item"))
        .child(until(store))
        .child(connection(store));
    let (wanted, is_held) = (wanted(store), is_held(store));
    // News that change nothing about the payment leave the code and the buttons untouched.
    let asked = ErasedMemo::new(move || order(store, |placed| terms(&placed.order)));
    let body = computed(move || {
        let Some(order) = asked.get() else { return several(vec![]) };
        if is_held.get() {
            shut(store, &order)
        } else if wanted.get() {
            payment(store, &order)
        } else {
            over(store)
        }
    });
    let notes = [trouble(store), connection_note(store), held(store)];
    several([back(store), head.into()].into_iter().chain(notes).chain([body, support(store)]).collect())
}

fn payment(store: Store, order: &Order) -> AnyView {
    el("div")
        .class("checkout")
        .part(Part::CHECKOUT)
        .child(
            due(
                store,
                order,
                Part::AMOUNT_DUE,
                if order.is_hosted() { "review.total" } else { "checkout.send" },
            )
            .children(price_change::facts(store, order))
            .child(price_change::change(store, order))
            .children(money(store, order)),
        )
        .children(ways_to_pay(store, order))
        .into()
}

/// Nothing may be paid yet, or at all: what the order asks for is shown where that is all that keeps it.
fn shut(store: Store, order: &Order) -> AnyView {
    let differs = store
        .peek(|flow| flow.purchase.placed.as_ref().is_some_and(|placed| !placed.differences().is_empty()));
    let label = if order.is_hosted() { "review.total" } else { "checkout.send" };
    let asked = (!differs)
        .then(|| due(store, order, Part::AMOUNT_DUE, label).children(price_change::facts(store, order)));
    el("div").class("checkout").part(Part::CHECKOUT).children(asked).into()
}

/// The time is over although the server has not said so yet.
fn over(store: Store) -> AnyView {
    el("div")
        .class("checkout-over")
        .part(Part::CHECKOUT)
        .child(el("p").class("hint ended").text(&store.t("expired.text")))
        .child(el("div").class("actions").child(restart(store, "expired.again", true)))
        .child(note(store, icon::SYNC, "expired.late.title", "expired.late.text"))
        .into()
}

/// The order without what news change while it asks for the same payment: nobody's place in it is lost to them.
fn terms(order: &Order) -> Order {
    let state = OrderState::WaitingForPayment;
    Order { server_time: None, updated_at: None, deliveries: vec![], state, ..order.clone() }
}
