//! What stands between an order and its payment: that it is another one than was asked for, or costs more than was told.
//! It shows no way to pay; what is held is decided by the flow.

use crate::domain::agreement::{Difference, Rise, Subject};
use crate::domain::flow::Event;
use crate::domain::payment::USER_WALLET;
use crate::domain::payment::readable_name::readable;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::order::order_parts::{order, restart};
use crate::ui::order::qr_panel::shortened;
use crate::ui::parts::problems;
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use leptos::prelude::*;

/// Why nothing may be paid, where that is so: what differs, and the price that rose.
#[derive(Clone, PartialEq)]
struct Held {
    id: String,
    coin: String,
    differences: Vec<Difference>,
    rise: Option<Rise>,
    is_payable: bool,
}

/// Whether the order is held.
pub(crate) fn is_held(store: Store) -> ErasedMemo<bool> {
    ErasedMemo::new(move || {
        order(store, |placed| placed.rise().is_some() || !placed.differences().is_empty()).unwrap_or(false)
    })
}

/// What is to be said of that, and the ways on.
pub(crate) fn held(store: Store) -> AnyView {
    let shown = ErasedMemo::new(move || {
        order(store, |placed| Held {
            id: placed.order.id.clone(),
            coin: placed.order.coin.clone(),
            differences: placed.differences(),
            rise: placed.rise(),
            is_payable: placed.order.state.facts().payable && !placed.order.is_detected(),
        })
    });
    computed(move || match shown.get() {
        Some(held) if !held.differences.is_empty() => other(store, &held),
        Some(Held { rise: Some(rise), coin, .. }) => dearer(store, &rise, &coin),
        _ => nothing(),
    })
}

/// It is another order: nothing is to be paid.
fn other(store: Store, held: &Held) -> AnyView {
    let words: Vec<String> = std::iter::once(store.t("problem.client:other-order"))
        .chain(held.differences.iter().map(|difference| said(store, difference)))
        .chain([store.fill("differs.support", &[("id", &held.id)])])
        .collect();
    let mut views: Vec<AnyView> = vec![problem(own::OTHER_ORDER, words).into()];
    if held.is_payable {
        views.push(el("div").class("actions").child(restart(store, "expired.again", false)).into());
    }
    several(views)
}

/// It costs more than was told: one press agrees to that.
fn dearer(store: Store, rise: &Rise, coin: &str) -> AnyView {
    let after = format!("{} {coin}", rise.now);
    let before = rise.before.as_ref().map(|before| ("before".to_owned(), format!("{before} {coin}")));
    let details = before.into_iter().chain([("after".to_owned(), after.clone())]).collect();
    let words = problems::words(store, &Problem { details, ..Problem::new(own::DEARER_ORDER) });
    let accept = el("button")
        .class("button button-primary")
        .part(Part::ACCEPT_PRICE)
        .attr("type", "button")
        .text(&store.fill("differs.accept", &[("after", &after)]))
        .on("click", move |_| store.send(Event::PriceAccepted));
    let actions = el("div").class("actions").child(accept).child(restart(store, "expired.again", false));
    several(vec![problem(own::DEARER_ORDER, vec![words]).into(), actions.into()])
}

fn problem(code: &str, words: Vec<String>) -> El {
    let mut words = words.into_iter();
    let title = el("b").text(&words.next().unwrap_or_default());
    let rest = words.map(|words| el("span").text(&format!(" {words}")));
    el("div").part(Part::PROBLEM).attr("data-code", code).attr("role", "alert").child(
        el("p")
            .class("notice notice-warning")
            .child(icon::icon(icon::ALERT))
            .child(el("span").child(title).children(rest)),
    )
}

/// One difference in a sentence that names both values, as far as they are known.
fn said(store: Store, difference: &Difference) -> String {
    let value = |text: &str| match difference.subject {
        Subject::Country => intl::region_name(text, &store.lang()),
        Subject::Address => shortened(text),
        Subject::Value => store.face_value(text),
        Subject::Method if text == USER_WALLET => store.t("pair.wallet"),
        Subject::Method => readable(text),
        _ => text.to_owned(),
    };
    let what = store.t(match difference.subject {
        Subject::Coin => "pair.coin",
        Subject::Network => "pair.network",
        Subject::Method => "pair.label",
        Subject::Brand => "review.item",
        Subject::Value => "brand.amount",
        Subject::Country => "grid.country",
        Subject::Recipient => "review.recipient",
        Subject::Lines => "basket.label",
        Subject::Address => "checkout.address",
    });
    let named = value(&difference.named);
    match &difference.asked {
        Some(asked) => {
            store.fill("differs.text", &[("what", &what), ("asked", &value(asked)), ("named", &named)])
        }
        None => store.fill("differs.only", &[("what", &what), ("named", &named)]),
    }
}
