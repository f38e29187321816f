//! An order whose payment was seen, or that is final: what happened, what happens next, and what arrived.

use crate::domain::flow::Event;
use crate::domain::order::state::OrderState;
use crate::domain::order::wording::{Money, Wording};
use crate::domain::order::{Order, Reward, Standing};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::order::delivery_card::delivery_card;
use crate::ui::order::held::{held, is_held};
use crate::ui::order::order_list::{back, button};
use crate::ui::order::order_notes::{money, trouble};
use crate::ui::order::order_parts::{connection, connection_note, item, order, restart, status, support};
use crate::ui::order::payment::{countdown, due, on_network, until, wanted, ways_to_pay};
use crate::ui::order::steps::steps;
use crate::ui::parts::notice::note;
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use leptos::prelude::*;

/// The view `order`.
pub(crate) fn order_view(store: Store) -> AnyView {
    let shown = ErasedMemo::new(move || {
        order(store, |placed| Order { server_time: None, updated_at: None, ..placed.order.clone() })
    });
    let body = computed(move || match shown.get() {
        Some(order) => body(store, &order),
        None => nothing(),
    });
    // The heading outlives changes of state, so that a reader's place is never lost.
    let done = ErasedMemo::new(move || {
        order(store, |placed| {
            placed.order.state == OrderState::Done && placed.order.wording(false) == Wording::OfState
        })
        .unwrap_or(false)
    });
    let mark = computed(move || {
        if done.get() {
            el("span").class("done-mark").child(small_icon(icon::CHECK)).into()
        } else {
            nothing()
        }
    });
    let head = el("header")
        .class("order-head")
        .child(el("div").class("status-done").child(mark).child(status(store)))
        .child(countdown(store))
        .child(item(store, "order-item"))
        .child(until(store))
        .child(connection(store));
    el("div")
        .class("sheet")
        .child(back(store))
        .child(head)
        .child(
            el("div")
                .class("stack")
                .child(trouble(store))
                .child(connection_note(store))
                .child(held(store))
                .child(body),
        )
        .child(support(store))
        .into()
}

fn body(store: Store, order: &Order) -> AnyView {
    let mut parts = vec![];
    parts.extend(money(store, order));
    match order.state {
        _ if order.is_partial() => parts.push(rest(store, order.clone())),
        OrderState::Done => parts.extend(delivered(store, order)),
        OrderState::Expired => parts.extend(unpaid(store, order, "expired.text")),
        OrderState::Canceled => parts.extend(unpaid(store, order, "canceled.text")),
        OrderState::PaymentFailed => parts.extend(ended(store, "failed.text", "expired.again")),
        OrderState::PaymentSetupFailed => parts.extend(ended(store, "setup-failed.text", "expired.again")),
        OrderState::Refunded => parts.extend(ended(store, "refunded.text", "done.more")),
        OrderState::WaitingForManualAction | OrderState::WaitingForRebuy => {
            parts.push(note(store, icon::CLOCK, "manual.title", "manual.text"));
            parts.push(steps(store, order));
        }
        OrderState::Other(_) => {
            parts.push(note(store, icon::CLOCK, "other.title", "other.text"));
        }
        OrderState::PaymentStarted => {
            parts.push(steps(store, order));
            parts.push(el("p").class("hint").text(&store.t("detected.text")).into());
        }
        OrderState::Created
        | OrderState::WaitingForPayment
        | OrderState::PartialPaymentStarted
        | OrderState::PaymentReceived
        | OrderState::WaitingForDelivery => parts.push(steps(store, order)),
    }
    if order.state == OrderState::Expired {
        parts.push(note(store, icon::SYNC, "expired.late.title", "expired.late.text"));
    }
    several(parts)
}

/// It ended without its payment; where something came all the same, the note about that says what to do.
fn unpaid(store: Store, order: &Order, text: &str) -> Vec<AnyView> {
    let mut parts = ended(store, text, "expired.again");
    if order.money() == Money::TooLate {
        parts.remove(0);
    }
    parts
}

/// A final state without goods: what it means, and the way back to the form.
fn ended(store: Store, text: &str, again: &str) -> Vec<AnyView> {
    vec![
        el("p").class("hint ended").text(&store.t(text)).into(),
        el("div").class("actions").child(restart(store, again, true)).into(),
    ]
}

fn delivered(store: Store, order: &Order) -> Vec<AnyView> {
    let email = order
        .email
        .as_ref()
        .map(|email| el("p").class("hint").text(&store.fill("done.email", &[("email", email)])).into());
    let cards = order.deliveries.iter().map(|line| delivery_card(store, line, order.email.as_deref()).into());
    let rewards = order.rewards.iter().map(|reward| reward_note(store, reward));
    let mut parts: Vec<AnyView> =
        cards.chain(std::iter::once(receipt(store, order))).chain(email).chain(rewards).collect();
    let mut actions = el("div").class("actions");
    if order.holds_goods() && order.standing() == Standing::Final {
        let saved = button(store, "done.saved", Event::Forgotten(order.id.clone())).part(Part::CODE_SAVED);
        actions = actions.child(saved);
        parts.push(el("p").class("hint screen-only").text(&store.t("done.kept")).into());
    }
    parts.push(actions.child(restart(store, "done.more", false)).into());
    parts
}

/// What was paid, and when it was asked for.
fn receipt(store: Store, order: &Order) -> AnyView {
    let row = |label: &str, value: El| {
        el("div").class("ledger-row").child(el("dt").text(&store.t(label))).child(value)
    };
    let amount = el("bdi").text(&format!("{} {}", order.coin_amount, order.coin));
    let paid = el("dd").child(amount).text(&format!(" {}", on_network(store, order)));
    let date = order.requested_at.map(|requested_at| {
        let date = intl::date(requested_at.to_ms(), &store.lang());
        row("receipt.date", el("dd").child(el("bdi").text(&date)))
    });
    el("dl").class("ledger").child(row("receipt.paid", paid)).children(date).into()
}

/// A reward, and where it is claimed.
fn reward_note(store: Store, reward: &Reward) -> AnyView {
    let link = reward.link.clone().map(|href| outbound_link("link", href, store.t("reward.claim")));
    el("p")
        .class("notice notice-info")
        .child(icon::icon(icon::CHECK))
        .child(
            el("span")
                .child(el("b").text(&reward.name))
                .text(" ")
                .text(&reward.text)
                .text(" ")
                .children(link),
        )
        .into()
}

/// A small ledger that adds up, and the payment of what is missing.
fn rest(store: Store, order: Order) -> AnyView {
    let wanted = wanted(store);
    let row = |label: &str, part: Option<Part>, amount: &str| -> El {
        let value = el("dd")
            .child(el("bdi").text(&format!("{amount} {}", order.coin)))
            .text(&format!(" {}", on_network(store, &order)));
        let value = if let Some(part) = part { value.part(part) } else { value };
        el("div").class("ledger-row").child(el("dt").text(&store.t(label))).child(value)
    };
    let ledger = el("div").class("due").child(
        el("dl")
            .class("ledger")
            .child(row("partial.order", Some(Part::AMOUNT_DUE), &order.coin_amount))
            .children(order.sent.as_deref().map(|sent| row("partial.received", None, sent))),
    );
    if order.wanted().is_none() {
        let unknown = note(store, icon::CLOCK, "partial.unknown.title", "partial.unknown.text");
        return el("div").class("checkout").child(ledger).child(unknown).into();
    }
    let is_held = is_held(store);
    let payment = computed(move || {
        if is_held.get() {
            nothing()
        } else if wanted.get() {
            several(
                std::iter::once(due(store, &order, Part::MISSING_AMOUNT, "partial.missing").into())
                    .chain(ways_to_pay(store, &order))
                    .collect(),
            )
        } else {
            note(store, icon::CLOCK, "partial.over.title", "partial.over.text")
        }
    });
    el("div").class("checkout").child(ledger).child(payment).into()
}
