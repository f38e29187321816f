//! What is known to be required before the choice is ordered: a name on file (compliance notice of the reference), and
//! the least that can be paid. It only tells; the API decides.

use crate::domain::flow::Flow;
use crate::domain::payment::needs_full_name;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{computed, el, nothing};
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::shell::store::Store;
use crate::ui::words::network::on_network;
use leptos::prelude::*;

/// The part `compliance-note`, where there is something to know.
pub(crate) fn compliance_note(store: Store) -> AnyView {
    let name = store.memo(|flow| {
        flow.purchase.route.clone().filter(|route| needs_full_name(&route.coin, &route.network))
    });
    let minimum = store.memo(minimum);
    computed(move || {
        let name = name
            .get()
            .map(|route| store.fill("pair.full-name", &[("coin", &route.coin), ("network", &route.network)]));
        let minimum = minimum.get().map(|minimum| {
            let network = on_network(&store.texts(), &minimum.via, &minimum.label);
            let values = [("amount", &*minimum.amount), ("coin", &minimum.coin), ("network", &network)];
            store.fill("pair.minimum", &values)
        });
        if name.is_none() && minimum.is_none() {
            return nothing();
        }
        let sentences = name.into_iter().chain(minimum).map(|words| el("p").text(&words));
        el("div")
            .class("notice notice-info")
            .part(Part::COMPLIANCE_NOTE)
            .child(icon(icon::ERROR))
            .child(el("div").children(sentences))
            .into()
    })
}

/// The smallest order of the chosen route.
#[derive(Clone, PartialEq)]
struct Minimum {
    /// Decimal text in the coin.
    amount: String,
    /// The coin's symbol.
    coin: String,
    /// The method of payment.
    via: String,
    /// The route in words.
    label: String,
}

/// The minimum, where the price is below it.
fn minimum(flow: &Flow) -> Option<Minimum> {
    let chosen = flow.purchase.route.as_ref()?;
    let (_, route) = flow.shop.options.ready()?.route(chosen)?;
    let (price, _) = flow.purchase.choice.as_ref()?.price().filter(|(price, _)| price.coin == chosen.coin)?;
    let amount = route.minimum_above(&price.amount)?.to_owned();
    Some(Minimum { amount, coin: chosen.coin.clone(), via: route.via.clone(), label: route.label.clone() })
}
