//! How much: fixed amounts, an amount of a range with its rule, or both.

use crate::domain::decimal::Decimal;
use crate::domain::flow::{Event, Flow, Load, Picked};
use crate::domain::offer::range::Range;
use crate::domain::problem::failure::Failure;
use crate::domain::problem::{Place, Problem};
use crate::embed::contract::parts::Part;
use crate::ui::brand::amount_rows::rows;
use crate::ui::brand::{coin_network, typed};
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::dom::icon;
use crate::ui::parts::empty_state::{empty_state, failed};
use crate::ui::parts::{problems, remedy_actions, skeleton};
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use crate::ui::words::intl::notation;
use leptos::prelude::*;

/// The field `amount`, whatever state its offer is in.
pub(crate) fn amount_picker(store: Store) -> El {
    // Without prices, which change while a row has the focus: each row watches its own.
    let offer = store.memo(|flow| {
        let offer = &flow.purchase.choice.as_ref()?.offer.load;
        Some(match offer {
            Load::Ready(offer) => Load::Ready(offer.unpriced()),
            Load::Loading => Load::Loading,
            Load::Failed(problem) => Load::Failed(problem.clone()),
        })
    });
    el("div")
        .class("field")
        .child_with(move || match offer.get() {
            None => nothing(),
            Some(Load::Loading) => skeleton::options(store),
            Some(Load::Failed(problem)) if problem.code == Failure::SoldOut.code() => {
                sold_out(store, &problem)
            }
            Some(Load::Failed(problem)) => {
                failed(store, "brand.failed", &problem, remedy_actions::remedy_actions)
            }
            Some(Load::Ready(offer)) => {
                // A brand may sell both.
                let rows = offer.fixed().next().map(|_| rows(store, &offer));
                let range = offer.range().map(|range| range_field(store, range, rows.is_some()));
                several(rows.into_iter().chain(range).collect())
            }
        })
        .child(remedy_actions::here(store, Place::Amount))
}

/// The brand was listed, and has nothing on offer any more.
fn sold_out(store: Store, problem: &Problem) -> AnyView {
    let text = el("p")
        .class("hint problem-text")
        .part(Part::PROBLEM)
        .attr("data-code", &problem.code)
        .attr("role", "alert")
        .text(&problems::words(store, problem));
    let back = el("button").class("button button-primary").attr("type", "button");
    let back = back.text(&store.t("remedy.brand")).on("click", move |_| store.send(Event::WentBack));
    empty_state(icon::ERROR, store.t("brand.sold-out"), text, vec![back])
}

fn range_field(store: Store, range: &Range, besides_rows: bool) -> AnyView {
    let lang = store.lang();
    let money = |amount: &Decimal| intl::money(&amount.to_string(), &range.currency, &lang);
    let (min, max, step) = (money(&range.min), money(&range.max), money(&range.step));
    let values = [("min", min.as_str()), ("max", max.as_str()), ("step", step.as_str())];
    let notation = notation::of(&range.currency, &lang);
    let decimal = notation.decimal.to_string();
    let rule = if range.step.is_zero() { "brand.range" } else { "brand.range.step" };
    let invalid = problems::any(store, Place::Amount);
    let input = el("input")
        .class("amount-input")
        .part(Part::AMOUNT_INPUT)
        .attr("id", "amount")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &format!("amount-rule {}", problems::id(Place::Amount)))
        .flag("aria-invalid", invalid)
        .on("blur", move |_| store.send(Event::AmountLeft));
    let shown = move |flow: &Flow| match flow.purchase.choice.as_ref().map(|choice| &choice.picked) {
        Some(Picked::Typed(text, _)) => text.clone(),
        Some(Picked::Value(value)) => value.to_string().replace('.', &decimal),
        _ => String::new(),
    };
    let tell = move |text| store.send(Event::AmountTyped(text, notation.clone()));
    let input = typed::field(input, store, shown, tell);
    let quote = computed(move || match coin_network::current(store) {
        Some((text, true)) => el("span").class("quote-price").children(text.pieces()).into(),
        Some((_, false)) => skeleton::line("skeleton skeleton-price").into(),
        None => el("span").class("hint").text("–").into(),
    });
    el("div")
        .class("field")
        .child(el("label").class("label").attr("for", "amount").text(&store.t(if besides_rows {
            "brand.other-amount"
        } else {
            "brand.amount"
        })))
        .child(
            el("div").class("amount-box").child(input).child(el("span").class("affix").text(&range.currency)),
        )
        .child(el("p").class("hint").attr("id", "amount-rule").text(&store.fill(rule, &values)))
        .child(
            el("div")
                .class("quote")
                .child(el("span").class("hint").text(&store.t("brand.quote")))
                .child(quote),
        )
        .into()
}
