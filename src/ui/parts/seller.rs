//! Who sells: the shopper has to see that it is Cryptorefills' service and support, and may read its terms. It is on every
//! screen on which something is bought, once.

use crate::domain::config::Config;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, several};
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::shell::store::Store;
use leptos::prelude::AnyView;

/// The part `seller`: names, and links where the page has set them.
pub(crate) fn seller(store: Store) -> El {
    let pages = store.memo(|flow| {
        let Config { terms_url, privacy_url, .. } = &*flow.config;
        [terms_url.clone(), privacy_url.clone()]
    });
    let links = computed(move || {
        let words = ["seller.terms", "seller.privacy"];
        let links = pages.get().into_iter().zip(words).filter_map(|(page, key)| {
            let link = outbound_link("link", page?, store.t(key));
            Some(el("span").text(" ").child(link).into())
        });
        several(links.collect::<Vec<AnyView>>())
    });
    el("p").class("hint seller").part(Part::SELLER).text(&store.t("seller")).child(links)
}
