//! The way of an order in four steps: done, current, still to come. It promises no times.

use crate::domain::order::Order;
use crate::ui::dom::element::{El, el};
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::order::payment::on_network;
use crate::ui::shell::store::Store;
use leptos::prelude::AnyView;

/// The list of steps for an order whose payment was seen.
pub(crate) fn steps(store: Store, order: &Order) -> AnyView {
    let facts = order.state.facts();
    let current = if facts.last {
        4
    } else if facts.paid {
        2
    } else {
        1
    };
    let amount = el("bdi").text(&format!("{} {}", order.coin_amount, order.coin));
    let paid = vec![amount.into(), el("span").text(&format!(" {}", on_network(store, order))).into()];
    let brand = order.deliveries.first().map(|line| line.brand.clone()).unwrap_or_default();
    let by_phone = order.deliveries.iter().any(|line| line.beneficiary.starts_with('+'));
    let waiting = match &order.email {
        Some(email) if current == 2 && !by_phone => {
            store.fill("steps.delivery.text", &[("brand", &brand), ("email", email)])
        }
        _ if current == 2 => store.fill("steps.delivery.waiting", &[("brand", &brand)]),
        _ => String::new(),
    };
    let payment = if current == 1 { "steps.payment.detected" } else { "steps.payment" };
    let rows = [
        ("steps.created", vec![]),
        (payment, paid),
        ("steps.delivery", vec![el("span").text(&waiting).into()]),
        ("steps.done", vec![]),
    ];
    let rows = rows.into_iter().enumerate().map(|(at, (title, text))| step(store, title, text, at, current));
    el("ol").class("steps").children(rows).into()
}

fn step(store: Store, title: &str, text: Vec<AnyView>, at: usize, current: usize) -> El {
    let state = match at.cmp(&current) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "current",
        std::cmp::Ordering::Greater => "todo",
    };
    let mark = el("span").class("step-mark").attr("aria-hidden", "true");
    let mark = if state == "done" { mark.child(small_icon(icon::CHECK)) } else { mark };
    let row = el("li")
        .class("step")
        .attr("data-step", state)
        .child(mark)
        .child(el("span").class("step-title").text(&store.t(title)))
        .child(el("span").class("step-note").children(text));
    if state == "current" { row.attr("aria-current", "step") } else { row }
}
