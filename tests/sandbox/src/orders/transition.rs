//! What a step makes of an order: the moments that follow, each of which listeners are told. States are never ranked:
//! a late payment or a refund goes "backwards", and every step is possible in every state, because tests need that.

use super::{
    delivery::{DELIVERED, Outcome},
    goods::goods,
    order::Order,
    step::{Details, Step},
};
use crate::payment::transaction;
use fastrand::Rng;
use rust_decimal::{Decimal, RoundingStrategy};

/// The payment's state of an order that is done; the settings choose what it is called on the wire.
pub(crate) const DONE: &str = "PaymentCompleted";

/// The brand that no provider ever delivers.
const NEVER_DELIVERED: &str = "SiriusXM";

/// The moments that `step` leads through, in their order; never none. `now` is in milliseconds since 1970.
pub(crate) fn apply(order: &Order, step: &Step, details: &Details, now: u64, rng: &mut Rng) -> Vec<Order> {
    let mut next = order.clone();
    next.updated = now.max(order.updated);
    if let Some(info) = &details.original_payment_info {
        next.original_payment_info = Some(info.clone());
    }
    match step {
        Step::Pay => return pay(next, details, rng),
        Step::PayPartial => {
            if next.missing().is_zero() {
                // What was taken for the whole turns out to be less: a partial payment always leaves a rest.
                next.sent = Decimal::ZERO;
            }
            let part = details.amount.unwrap_or_else(|| three_fifths(&next));
            let sent = next.sent + part;
            arrive(&mut next, sent, rng);
            enter(&mut next, "PartialPaymentStarted");
        }
        Step::Confirm => {
            let sent = next.sent.max(next.amount);
            if next.sent < sent {
                arrive(&mut next, sent, rng);
            }
            enter(&mut next, "PaymentReceived");
        }
        Step::Deliver => deliver(&mut next, details, rng),
        Step::ManualAction | Step::Refund if details.line.is_some() => {
            let state = if *step == Step::Refund { "Refunded" } else { "WaitingForManualAction" };
            let meant = |(index, _): &(usize, _)| details.line == Some(index + 1);
            let lines = next.deliveries.iter_mut().enumerate().filter(meant);
            lines.for_each(|(_, delivery)| state.clone_into(&mut delivery.state));
        }
        Step::ManualAction => enter(&mut next, "WaitingForManualAction"),
        Step::Expire => enter(&mut next, "Expired"),
        Step::Fail => enter(&mut next, "PaymentFailed"),
        Step::Refund => {
            enter(&mut next, "Refunded");
            next.deliveries.iter_mut().for_each(|delivery| "Refunded".clone_into(&mut delivery.state));
        }
        Step::Cancel => enter(&mut next, "Canceled"),
        Step::State(state) => {
            if state == "PaymentStarted" && next.sent < next.amount {
                let amount = details.amount.unwrap_or(next.amount);
                arrive(&mut next, amount, rng);
            }
            if state == "PaymentSetupFailed" {
                next.wallet_address = None;
            }
            enter(&mut next, state);
        }
    }
    if let Some(payment_state) = &details.payment_state {
        payment_state.clone_into(&mut next.payment_state);
    }
    vec![next]
}

/// Money that completes the order: received, then on its way to delivery.
fn pay(mut order: Order, details: &Details, rng: &mut Rng) -> Vec<Order> {
    let mut moments = Vec::new();
    let sent = details.amount.map_or(order.amount, |amount| order.sent + amount);
    if order.sent < sent {
        arrive(&mut order, sent, rng);
    }
    if details.late || order.state == "Expired" {
        enter(&mut order, "Expired");
        moments.push(order.clone());
    }
    for state in ["PaymentReceived", "WaitingForDelivery"] {
        enter(&mut order, state);
        moments.push(order.clone());
    }
    moments
}

/// Codes for every line that has none yet, and the end of the order.
fn deliver(order: &mut Order, details: &Details, rng: &mut Rng) {
    let lang = order.lang;
    for (index, delivery) in order.deliveries.iter_mut().enumerate() {
        let is_meant = details.line.is_none_or(|line| line == index + 1);
        if matches!(delivery.outcome, Outcome::Delivered(_)) || (details.only && !is_meant) {
            continue;
        }
        let fails = order.failing_line == Some(index + 1)
            || delivery.brand().is_some_and(|brand| brand.name == NEVER_DELIVERED);
        let (state, outcome) = if (details.failed && is_meant) || fails {
            let reason = details.reason.clone().unwrap_or_else(|| "provider_unavailable".to_owned());
            ("Failed", Outcome::Failed(reason))
        } else if details.without_code {
            ("WaitingForDelivery", Outcome::Pending)
        } else if matches!(delivery.outcome, Outcome::Failed(_)) {
            continue;
        } else {
            (DELIVERED, Outcome::Delivered(goods(delivery, lang, rng)))
        };
        state.clone_into(&mut delivery.state);
        delivery.outcome = outcome;
    }
    let is_open = order.deliveries.iter().any(|delivery| delivery.outcome == Outcome::Pending);
    enter(order, if details.only && is_open { "WaitingForDelivery" } else { "Done" });
}

/// `sent` is what arrived in all.
fn arrive(order: &mut Order, sent: Decimal, rng: &mut Rng) {
    order.sent = sent;
    order.transactions.push(transaction(order.pair, rng));
}

/// Enters a state; the payment's state and those of the open lines follow.
fn enter(order: &mut Order, state: &str) {
    state.clone_into(&mut order.state);
    let payment_state = match state {
        "Created" => Some("PaymentRequested"),
        "WaitingForPayment" => Some("WalletCreated"),
        "PaymentStarted" | "PartialPaymentStarted" => Some("PaymentStarted"),
        "PaymentReceived" | "WaitingForDelivery" | "PaymentFailed" | "Refunded" => Some("PaymentReceived"),
        "Done" => Some(DONE),
        "Expired" if order.sent > Decimal::ZERO => Some("ExpiredAfterPaymentDetection"),
        "Expired" => Some("Expired"),
        "Canceled" | "PaymentSetupFailed" => Some("PaymentCanceled"),
        _ => None,
    };
    if let Some(payment_state) = payment_state {
        payment_state.clone_into(&mut order.payment_state);
    }
    if matches!(state, "PaymentReceived" | "WaitingForDelivery" | "Done") {
        // Goods only leave when they are paid, also where a test skips the payment.
        order.sent = order.sent.max(order.amount);
    }
    if matches!(state, "WaitingForDelivery" | "WaitingForManualAction" | "WaitingForRebuy") {
        let open = order.deliveries.iter_mut().filter(|delivery| delivery.outcome == Outcome::Pending);
        open.for_each(|delivery| state.clone_into(&mut delivery.state));
    }
}

fn three_fifths(order: &Order) -> Decimal {
    (order.missing() * Decimal::new(6, 1)).round_dp_with_strategy(order.coin.places, RoundingStrategy::ToZero)
}
