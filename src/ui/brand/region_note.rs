//! That the choice can probably not be redeemed where the shopper shops. It only tells.

use crate::domain::flow::Picked;
use crate::ui::dom::element::{computed, el, nothing};
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The note, where the regions of the choice say so.
pub(crate) fn region_note(store: Store) -> AnyView {
    let country = store.memo(|flow| {
        let choice = flow.purchase.choice.as_ref()?;
        let offer = choice.offer.ready()?;
        let picked = match &choice.picked {
            Picked::Denomination(denomination) => offer.find(denomination),
            Picked::Nothing | Picked::Value(_) | Picked::Typed(..) => None,
        };
        offer.is_hardly_redeemable_in(&choice.country, picked).then(|| choice.country.clone())
    });
    computed(move || match country.get() {
        Some(country) => {
            let country = store.country_name(&country);
            el("p")
                .class("notice notice-warning")
                .child(icon(icon::ALERT))
                .child(el("span").text(&store.fill("brand.elsewhere", &[("country", &country)])))
                .into()
        }
        None => nothing(),
    })
}
