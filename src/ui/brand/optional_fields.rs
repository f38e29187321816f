//! What most orders go without, folded away until it is wanted: the coupon, and an address for refunds.

use crate::domain::flow::{Event, Field, Flow};
use crate::domain::offer::Price;
use crate::domain::problem::Place;
use crate::embed::contract::parts::Part;
use crate::ui::brand::coin_network;
use crate::ui::brand::form_fields::input;
use crate::ui::dom::element::{El, el};
use crate::ui::parts::disclosure::disclosure;
use crate::ui::parts::{problems, remedy_actions};
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The coupon.
pub(crate) fn coupon(store: Store) -> El {
    let input = input(store, Field::Coupon, Place::Coupon, Part::COUPON, |form| form.coupon.clone())
        .attr("autocomplete", "off")
        .attr("dir", "ltr")
        .attr("autocapitalize", "characters")
        .attr("aria-label", &store.t("form.coupon"))
        .on("keydown", move |event| {
            // Enter counts the coupon; it orders nothing from here.
            let key = Reflect::get(&event, &JsValue::from_str("key")).ok().and_then(|key| key.as_string());
            if key.as_deref() == Some("Enter") {
                event.prevent_default();
                store.send(Event::FieldLeft(Field::Coupon));
            }
        });
    let counted = store.memo(|flow| {
        let (price, fresh) = flow.purchase.choice.as_ref()?.price()?;
        Some(price).filter(|price| fresh && price.original.is_some())
    });
    let hint = el("p").class("hint").attr("id", "coupon-hint").text_with(move || match counted.get() {
        Some(Price { amount, coin, original, .. }) => {
            let before = original.unwrap_or_default();
            store.fill("form.coupon.counted", &[("before", &before), ("after", &amount), ("coin", &coin)])
        }
        None => store.t("form.coupon.hint"),
    });
    let body =
        el("div").class("field").child(input).child(hint).child(remedy_actions::here(store, Place::Coupon));
    // Opened by what it has to show: a prefilled coupon, or a problem with one.
    let prefilled = store.peek(|flow| flow.purchase.form.coupon().is_some());
    let refused = problems::any(store, Place::Coupon);
    disclosure(&store.t("form.coupon.add"), body)
        .attr_with("open", move || (prefilled || refused()).then(String::new))
}

/// Where a payment goes that has to go back. It can only be told with the order.
pub(crate) fn refund_address(store: Store) -> El {
    let input = input(store, Field::Refund, Place::Refund, Part::REFUND_ADDRESS, |form| form.refund.clone())
        .attr("autocomplete", "off")
        .attr("dir", "ltr")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", &store.t("form.refund"));
    let network = coin_network::network(store);
    let hint = el("p").class("hint").attr("id", "refund-address-hint").text_with(move || {
        let Some(network) = network.get() else { return String::new() };
        let hint = store.fill("form.refund.hint", &[("network", &network)]);
        let beginnings = store.read(Flow::refund_beginnings);
        if beginnings.is_empty() {
            return hint;
        }
        let beginnings: Vec<String> = beginnings.iter().map(|it| format!("{it}…")).collect();
        let beginnings = intl::either(&beginnings, &store.lang());
        [&hint, " ", &store.fill("problem.client:refund-address", &[("beginnings", &beginnings)])].concat()
    });
    let body =
        el("div").class("field").child(input).child(hint).child(remedy_actions::here(store, Place::Refund));
    let prefilled = store.peek(|flow| flow.purchase.form.refund().is_some());
    let refused = problems::any(store, Place::Refund);
    disclosure(&store.t("form.refund.add"), body)
        .attr_with("open", move || (prefilled || refused()).then(String::new))
}
