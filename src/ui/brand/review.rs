//! The last look before paying: what, for whom, for how much, and the button (WCAG 3.3.4).

use crate::domain::flow::{Flow, Paying};
use crate::domain::offer::Price;
use crate::domain::problem::Place;
use crate::embed::contract::parts::Part;
use crate::ui::brand::compliance::compliance_note;
use crate::ui::brand::region_note::region_note;
use crate::ui::brand::{basket, coin_network};
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::parts::seller::seller;
use crate::ui::parts::{problems, remedy_actions, skeleton};
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The summary beside or below the form.
pub(crate) fn review(store: Store) -> El {
    el("aside")
        .class("review")
        .attr("aria-label", &store.t("review.label"))
        .child(
            el("dl")
                .class("review-list")
                .child(basket::items(store))
                .child(row(store, "review.item", "", item(store)))
                .child(row(store, "review.recipient", "", recipient(store)))
                .child(points(store))
                .child(before(store))
                .child(prices(store)),
        )
        .child(quote_note(store))
        .child(region_note(store))
        .child(compliance_note(store))
        .child(remedy_actions::here(store, Place::Review))
        .child(pay_button(store))
        .child(basket::add_button(store))
        .child(el("p").class("hint").text(&store.t("review.note")))
        .child(seller(store))
}

fn row(store: Store, label: &str, class: &'static str, value: El) -> El {
    let class = if class.is_empty() { "review-row" } else { "review-row review-total" };
    el("div").class(class).child(el("dt").text(&store.t(label))).child(value)
}

fn item(store: Store) -> El {
    el("dd").child_with(move || {
        let item = store.read(|flow| {
            let choice = flow.purchase.choice.as_ref()?;
            let label = store.face_value(&choice.label()?);
            let country = store.country_name(&choice.country);
            Some(store.fill(
                "review.item.text",
                &[("brand", &choice.brand.name), ("amount", &label), ("country", &country)],
            ))
        });
        match item {
            Some(item) => el("span").text(&item).into(),
            None => el("span").class("hint").text(&store.t("review.item.none")).into(),
        }
    })
}

fn recipient(store: Store) -> El {
    el("dd").child_with(move || {
        let (top_up, recipient) = store.read(|flow| (flow.is_top_up(), flow.recipient()));
        if recipient.is_empty() {
            let key = if top_up { "review.recipient.no-phone" } else { "review.recipient.no-email" };
            return el("span").class("hint").text(&store.t(key)).into();
        }
        el("bdi").text(&recipient).into()
    })
}

/// The price of the one product, or that and the price of everything together.
fn prices(store: Store) -> AnyView {
    let alone = store.memo(|flow| flow.basket.items.is_empty());
    computed(move || {
        if alone.get() {
            return row(store, "review.total", "review-total", total(store)).into();
        }
        several(vec![
            row(store, "review.this", "", total(store)).into(),
            row(store, "review.together", "review-total", basket::total(store)).into(),
        ])
    })
}

fn total(store: Store) -> El {
    el("dd").class("price").part(Part::PRICE).child_with(move || match coin_network::current(store) {
        Some((text, true)) => el("span").children(text.pieces()).into(),
        Some((_, false)) => skeleton::line("skeleton skeleton-price").into(),
        None => el("span").class("hint").text("–").into(),
    })
}

/// The price without the coupon, where that is more.
fn before(store: Store) -> AnyView {
    let before = store.memo(|flow| {
        let price = quoted(flow)?;
        Some(format!("{} {}", price.original?, price.coin))
    });
    computed(move || match before.get() {
        Some(before) => {
            row(store, "review.before", "", el("dd").child(el("s").child(el("bdi").text(&before)))).into()
        }
        None => nothing(),
    })
}

/// The price of all that is ordered.
fn quoted(flow: &Flow) -> Option<Price> {
    if flow.basket.items.is_empty() {
        Some(flow.purchase.choice.as_ref()?.price()?.0)
    } else {
        flow.basket.total.as_ref()?.price.ready().cloned()
    }
}

fn points(store: Store) -> AnyView {
    let points = store.memo(|flow| quoted(flow)?.points);
    computed(move || match points.get() {
        Some(points) => {
            row(store, "review.points", "", el("dd").child(el("bdi").text(&store.number(&points)))).into()
        }
        None => nothing(),
    })
}

/// That the price is a quote, and when it was taken.
fn quote_note(store: Store) -> AnyView {
    let taken = store.memo(|flow| {
        let choice = flow.purchase.choice.as_ref()?;
        choice.priced_at.filter(|_| choice.price().is_some_and(|(_, fresh)| fresh))
    });
    let time_of = move |taken| store.with_shell(|shell| shell.on_wall_clock(taken));
    computed(move || match taken.get().and_then(time_of) {
        Some(taken) => {
            let time = crate::ui::words::intl::time_of_day(taken, &store.lang());
            el("p").class("hint quote-time").text(&store.fill("review.quote", &[("time", &time)])).into()
        }
        None => nothing(),
    })
}

fn pay_button(store: Store) -> El {
    let step = store.memo(|flow| match flow.purchase.paying {
        Paying::Idle => 0_u8,
        Paying::Validating(_) => 1,
        Paying::Ordering(_) => 2,
        Paying::Finding(..) => 3,
    });
    let words = computed(move || {
        let words = pay_words(store);
        let text = match (step.get(), basket::due(store)) {
            (1, _) => el("span").text(&store.t("review.checking")),
            (3, _) => el("span").text(&store.t("review.finding")),
            (2, _) => el("span").text(&store.t("review.ordering")),
            (_, Some((price, true))) => {
                el("span").text(&words.before).children(price.pieces()).text(&words.after)
            }
            _ => el("span").text(&store.t("review.pay")),
        };
        text.into()
    });
    el("button")
        .class("button button-primary")
        .part(Part::PAY)
        .attr("type", "submit")
        .attr("aria-describedby", problems::id(Place::Review))
        .flag("aria-busy", move || step.get() > 0)
        .child(words)
}

/// The button's words around the price.
struct PayWords {
    before: String,
    after: String,
}

fn pay_words(store: Store) -> PayWords {
    let words = store.fill("review.pay.price", &[("price", "\u{1}")]);
    let (before, after) = words.split_once('\u{1}').unwrap_or((&words, ""));
    PayWords { before: before.to_owned(), after: after.to_owned() }
}
