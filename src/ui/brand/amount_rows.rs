//! Fixed amounts as rows with their price, in the groups that the API has them in.

use crate::domain::flow::{Event, Flow, Picked};
use crate::domain::offer::{Fixed, Offer};
use crate::domain::problem::Place;
use crate::embed::contract::parts::Part;
use crate::ui::brand::coin_network;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::parts::{problems, skeleton};
use crate::ui::shell::store::Store;
use crate::ui::words::intl::plan;
use leptos::prelude::*;

/// The rows of an offer. They stay what they are while prices come and go.
pub(crate) fn rows(store: Store, offer: &Offer) -> AnyView {
    let groups = offer.groups();
    let rows: Vec<AnyView> = if groups.is_empty() {
        offer.fixed().map(|fixed| row(store, fixed).into()).collect()
    } else {
        groups.into_iter().map(|category| group(store, offer, category)).collect()
    };
    el("div")
        .class("field")
        .child(el("span").class("label").attr("id", "amount-label").text(&store.t("brand.amount")))
        .child(
            el("div")
                .class("options")
                .attr("role", "radiogroup")
                .attr("aria-labelledby", "amount-label")
                .attr("aria-describedby", problems::id(Place::Amount))
                .flag("aria-invalid", problems::any(store, Place::Amount))
                .child(several(rows)),
        )
        .into()
}

/// The rows of one category under its name.
fn group(store: Store, offer: &Offer, category: &str) -> AnyView {
    let name = store.try_fill(&format!("category.{category}"), &[]).unwrap_or_else(|| category.to_owned());
    let rows = offer.fixed().filter(|fixed| fixed.group == category).map(|fixed| row(store, fixed).into());
    let head: AnyView = el("p").class("option-group hint").text(&name).into();
    several(std::iter::once(head).chain(rows).collect())
}

fn row(store: Store, fixed: &Fixed) -> El {
    let denomination = fixed.denomination.clone();
    let is_picked = {
        let denomination = denomination.clone();
        move || {
            store.read(|flow| {
                let picked = flow.purchase.choice.as_ref().map(|choice| &choice.picked);
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
    let details = plan::details(&store.texts(), fixed);
    el("label")
        .class("amount-option")
        .part(Part::AMOUNT_OPTION)
        .attr("data-denomination", &denomination)
        .child(input)
        .child(el("span").class("radio").attr("aria-hidden", "true"))
        .child(
            el("span")
                .class("option-face")
                .text(&store.face_value(&fixed.label))
                .children(details.map(|details| el("span").class("option-details").text(&details))),
        )
        .child(price(store, denomination))
}

fn price(store: Store, denomination: String) -> AnyView {
    let price = move |flow: &Flow| {
        let choice = flow.purchase.choice.as_ref()?;
        let price = choice.offer.ready()?.find(&denomination)?.price.clone()?;
        Some((price, choice.stale))
    };
    let price = store.memo(price);
    let network = coin_network::network(store);
    computed(move || match price.get() {
        Some((_, true)) => skeleton::line("skeleton skeleton-price").into(),
        Some((price, false)) => {
            let amount = el("bdi").text(&format!("{} {}", price.amount, price.coin));
            let rest = network.get().map(|network| el("span").text(&network));
            let before = price.original.map(|before| coin_network::before(store, &before));
            el("span").class("option-price").child(amount).text(" ").children(rest).children(before).into()
        }
        None => nothing(),
    })
}
