//! What a shopper has to know beside an order's state: money that does not add up, an order that cannot be found or kept.

use crate::domain::flow::Event;
use crate::domain::order::wording::Money;
use crate::domain::order::{Order, OtherPayment};
use crate::domain::problem::codes::own;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::order::order_list::button;
use crate::ui::order::payment::route_words;
use crate::ui::parts::notice::{note, notice};
use crate::ui::shell::store::Store;
use leptos::prelude::*;

const WARNING: &str = "notice notice-warning";

/// That the host does not know the order any more, and the way to forget it; that a reload would lose it.
pub(crate) fn trouble(store: Store) -> AnyView {
    let shown = ErasedMemo::new(move || {
        store.read(|flow| {
            let placed = flow.purchase.placed.as_ref()?;
            let unsaved = flow.saved.unsaved && !placed.order.state.facts().last;
            Some((placed.order.id.clone(), placed.lost, unsaved))
        })
    });
    computed(move || {
        let Some((id, lost, unsaved)) = shown.get() else { return nothing() };
        let mut notes = vec![];
        if lost {
            let forget = button(store, "orders.forget", Event::Forgotten(id)).part(Part::FORGET);
            notes.push(note(store, icon::ALERT, "order.lost.title", "order.lost.text"));
            notes.push(el("div").class("actions").child(forget).into());
        }
        if unsaved {
            let words = store.t("problem.client:not-saved");
            let note = notice(WARNING, icon::ALERT, store.t("unsaved.title"), words);
            let part = el("div").part(Part::PROBLEM).attr("data-code", own::NOT_SAVED);
            notes.push(part.child(note).into());
        }
        several(notes)
    })
}

/// What is to be told about the money that came.
pub(crate) fn money(store: Store, order: &Order) -> Vec<AnyView> {
    let mut notes = vec![];
    notes.extend(order.other_payment.as_ref().map(|other| other_payment(store, order, other)));
    let coin = |amount: &str| format!("{amount} {}", order.coin);
    let sent = coin(order.sent.as_deref().unwrap_or_default());
    let (title, text) = match order.money() {
        Money::AsAsked => return notes,
        Money::TooMuch => {
            let due = coin(&order.coin_amount);
            let text = store.fill("overpaid.text", &[("sent", &sent), ("due", &due)]);
            (store.t("overpaid.title"), text)
        }
        Money::TooLate => (store.t("late.title"), store.fill("late.text", &[("sent", &sent)])),
    };
    notes.push(notice(WARNING, icon::ALERT, title, text));
    notes
}

/// What was paid and what was asked for are two coins or chains, and nobody says which is which.
fn other_payment(store: Store, order: &Order, other: &OtherPayment) -> AnyView {
    let route = route_words(store, order);
    let coin = other.coin.clone().unwrap_or_default();
    let network = other.network.as_ref().map(|network| store.fill("pair.on", &[("network", network)]));
    let sent = format!("{coin} {}", network.unwrap_or_default()).trim().to_owned();
    let text = store.fill("wrong-coin.text", &[("sent", &sent), ("pair", &route)]);
    notice(WARNING, icon::ALERT, store.t("wrong-coin.title"), text)
}
