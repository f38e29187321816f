//! How much: fixed amounts as rows with their price, or one amount of a range with its rule.

use super::blank::failed;
use super::element::{El, computed, el, nothing};
use super::store::Store;
use super::{pair, problems, skeleton};
use crate::domain::flow::{Event, Field, Load, Picked};
use crate::domain::problem::Place;
use crate::domain::product::{Fixed, Offer};
use crate::domain::range::Range;
use leptos::prelude::*;
use std::sync::Arc;

/// The field `amount`, whatever state its offer is in.
pub(crate) fn amount_picker(store: Store) -> El {
    let offer = store.memo(|flow| flow.choice.as_ref().map(|choice| choice.offer.clone()));
    el("div")
        .class("field")
        .child_with(move || match offer.get() {
            None => nothing(),
            Some(Load::Loading) => skeleton::options(store),
            Some(Load::Failed(failure)) => failed(store, "brand.failed", &failure),
            Some(Load::Ready(offer)) => match offer.range() {
                Some(range) => range_field(store, range),
                None => rows(store, &offer),
            },
        })
        .child(problems::here(store, Place::Amount))
}

fn rows(store: Store, offer: &Arc<Offer>) -> AnyView {
    let rows = offer.fixed().map(|fixed| row(store, fixed));
    el("div")
        .class("field")
        .child(el("span").class("label").attr("id", "amount-label").text(&store.t("brand.amount")))
        .child(
            el("div")
                .class("options")
                .attr("role", "radiogroup")
                .attr("aria-labelledby", "amount-label")
                .attr("aria-describedby", problems::id(Place::Amount))
                .children(rows),
        )
        .into()
}

fn row(store: Store, fixed: &Fixed) -> El {
    let denomination = fixed.denomination.clone();
    let is_picked = {
        let denomination = denomination.clone();
        move || {
            store.read(|flow| {
                let picked = flow.choice.as_ref().map(|choice| &choice.picked);
                matches!(picked, Some(Picked::Denomination(picked)) if *picked == denomination)
            })
        }
    };
    let input = el("input")
        .class("visually-hidden")
        .attr("type", "radio")
        .attr("name", "amount")
        .attr("value", &denomination)
        .state("checked", is_picked)
        .on("change", {
            let denomination = denomination.clone();
            move |_| store.send(Event::DenominationPicked(denomination.clone()))
        });
    let price = fixed.price.clone();
    let quoted = computed(move || {
        let stale = store.read(|flow| flow.choice.as_ref().is_some_and(|choice| choice.stale));
        let network = store.read(|flow| {
            let (coin, key) = flow.pair.as_ref()?;
            let (_, route) = flow.options.ready()?.route(coin, key)?;
            Some(problems::on_network(store, &route.via, &route.label))
        });
        match &price {
            Some(_) if stale => skeleton::line("skeleton skeleton-price").into(),
            Some(price) => {
                let amount = el("bdi").text(&format!("{} {}", price.amount, price.coin));
                let rest = network.map(|network| el("span").text(&format!(" {network}")));
                el("span").class("option-price").child(amount).children(rest).into()
            }
            None => nothing(),
        }
    });
    el("label")
        .class("amount-option")
        .part("amount-option")
        .attr("data-denomination", &denomination)
        .child(input)
        .child(el("span").class("radio").attr("aria-hidden", "true"))
        .child(
            el("span")
                .class("option-face")
                .text(&fixed.label)
                .children(details(fixed).map(|details| el("span").class("option-details").text(&details))),
        )
        .child(quoted)
}

/// What a plan contains beyond what its label says already.
fn details(fixed: &Fixed) -> Option<String> {
    let said = |line: &str| {
        [&fixed.label, &fixed.denomination].iter().any(|it| it.starts_with(line) || it.ends_with(line))
    };
    let lines: Vec<&str> =
        fixed.details.as_deref()?.lines().map(str::trim).filter(|line| !said(line)).collect();
    (!lines.is_empty()).then(|| lines.join(" · "))
}

fn range_field(store: Store, range: &Range) -> AnyView {
    let (min, max, step) = (range.min.to_string(), range.max.to_string(), range.step.to_string());
    let values = [
        ("min", min.as_str()),
        ("max", max.as_str()),
        ("step", step.as_str()),
        ("currency", range.currency.as_str()),
    ];
    let rule = if range.step.is_zero() { "brand.range" } else { "brand.range.step" };
    let invalid = problems::any(store, Place::Amount);
    let input = el("input")
        .class("amount-input")
        .part("amount-input")
        .attr("id", "amount")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &format!("amount-rule {}", problems::id(Place::Amount)))
        .flag("aria-invalid", invalid)
        .value(move || {
            store.read(|flow| match flow.choice.as_ref().map(|choice| &choice.picked) {
                Some(Picked::Typed(text)) => text.clone(),
                _ => String::new(),
            })
        })
        .on("input", move |event| store.send(Event::Typed(Field::Amount, event_target_value(&event))))
        .on("blur", move |_| store.send(Event::FieldLeft(Field::Amount)));
    let quote = computed(move || match pair::current(store) {
        Some((text, true)) => el("span").class("quote-price").children(text.pieces()).into(),
        Some((_, false)) => skeleton::line("skeleton skeleton-price").into(),
        None => el("span").class("hint").text("–").into(),
    });
    el("div")
        .class("field")
        .child(el("label").class("label").attr("for", "amount").text(&store.t("brand.amount")))
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
