//! One brand: everything that an order needs is on this screen (`docs/contract.md` section 1).

use crate::browser::listener::Listener;
use crate::browser::page::{is_hidden, unguessable};
use crate::domain::flow::Event;
use crate::embed::contract::parts::Part;
use crate::ui::brand::{
    about, amount_picker, coin_network_field, form_fields, optional_fields, review, typed,
};
use crate::ui::dom::element::{computed, el, nothing, several};
use crate::ui::dom::icon;
use crate::ui::dom::icon::flipping_icon;
use crate::ui::parts::brand_logo::tile;
use crate::ui::parts::offline_note::offline_note;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The view `brand`.
pub(crate) fn brand_view(store: Store) -> AnyView {
    come_back(store);
    // Rebuilt for another brand only: what is typed and focused stays while prices come and go.
    let open = store.memo(|flow| {
        flow.purchase.choice.as_ref().map(|choice| (choice.brand.clone(), choice.country.clone()))
    });
    computed(move || {
        let Some((brand, country)) = open.get() else { return nothing() };
        let kind = store.t(&format!("kind.one.{}", brand.kind.key()));
        let back = el("button")
            .class("icon-button back")
            .part(Part::BACK)
            .attr("type", "button")
            .attr("aria-label", &store.t("brand.back"))
            .child(flipping_icon(icon::BACK))
            .on("click", move |_| store.send(Event::WentBack));
        let head = el("header").class("brand-head").child(back).child(tile(&brand, false)).child(
            el("div")
                .child(el("h2").class("view-title").attr("tabindex", "-1").text(&brand.name))
                .child(el("p").class("hint").text(&format!("{kind} · {}", store.country_name(&country)))),
        );
        let fields = el("div")
            .class("stack")
            .child(offline_note(store))
            .child(about::remarks(store))
            .child(amount_picker::amount_picker(store))
            .child(coin_network_field::coin_network_field(store))
            .child(form_fields::recipient(store))
            .child(
                el("div")
                    .child(optional_fields::coupon(store))
                    .child(optional_fields::refund_address(store))
                    .child(about::texts(store)),
            );
        let form =
            el("form").class("columns").attr("novalidate", "").child(fields).child(review::review(store)).on(
                "submit",
                move |event| {
                    event.prevent_default();
                    typed::read_fields(store);
                    store.send(Event::PayPressed(unguessable()));
                },
            );
        several(vec![head.into(), form.into()])
    })
}

/// Says when the shopper comes back to the page, as long as the view stands.
fn come_back(store: Store) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let listener = Listener::new(&document, "visibilitychange", move |_| {
        if !is_hidden() {
            store.send(Event::CameBack);
        }
    });
    // Kept by the view, and dropped with it.
    StoredValue::new_local(listener);
}
