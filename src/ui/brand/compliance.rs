//! What is known to be required before the choice is ordered: a name on file (compliance notice of the reference), and the
//! least that can be paid. It only tells; the API decides.

use crate::domain::flow::Flow;
use crate::domain::payment::needs_full_name;
use crate::embed::contract::parts::Part;
use crate::ui::brand::coin_network::on_network;
use crate::ui::dom::element::{computed, el, nothing};
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The part `compliance-note`, where there is something to know.
pub(crate) fn compliance_note(store: Store) -> AnyView {
    let name = store.memo(|flow| flow.pair.clone().filter(|(coin, network)| needs_full_name(coin, network)));
    let least = store.memo(least);
    computed(move || {
        let name = name
            .get()
            .map(|(coin, network)| store.fill("pair.full-name", &[("coin", &coin), ("network", &network)]));
        let least = least.get().map(|(amount, coin, via, label)| {
            let network = on_network(store, &via, &label);
            store.fill("pair.minimum", &[("amount", &amount), ("coin", &coin), ("network", &network)])
        });
        if name.is_none() && least.is_none() {
            return nothing();
        }
        let sentences = name.into_iter().chain(least).map(|words| el("p").text(&words));
        el("div")
            .class("notice notice-info")
            .part(Part::COMPLIANCE_NOTE)
            .child(icon(icon::ERROR))
            .child(el("div").children(sentences))
            .into()
    })
}

/// The smallest order of the chosen pair, where the price is below it: amount, coin, and the route in words.
fn least(flow: &Flow) -> Option<(String, String, String, String)> {
    let (coin, key) = flow.pair.as_ref()?;
    let (_, route) = flow.options.ready()?.route(coin, key)?;
    let (price, _) = flow.choice.as_ref()?.price().filter(|(price, _)| price.coin == *coin)?;
    let least = route.minimum_above(&price.amount)?;
    Some((least.to_owned(), coin.clone(), route.via.clone(), route.label.clone()))
}
