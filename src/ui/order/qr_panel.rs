//! The code that a wallet scans: the payment text, or the address alone for wallets that cannot read the other.

use crate::domain::order::Order;
use crate::domain::payment::qr;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing, several};
use crate::ui::order::payment::TAIL;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The code with its hint, and the choice between both texts where they differ.
pub(crate) fn qr_panel(store: Store, order: &Order, address: &str, text: &str) -> El {
    // A text that fits into no code is as good as none.
    let text = if qr::draw(text).is_some() { text.to_owned() } else { address.to_owned() };
    let differs = text != *address;
    let alone = RwSignal::new(!differs);
    let (order, address) = (order.clone(), address.to_owned());
    let amount = order.wanted().map_or_else(String::new, |due| due.amount);
    let coin = order.coin.clone();
    let short = shortened(&address);
    let label = store.fill(
        "checkout.qr.label",
        &[("amount", &amount), ("coin", &coin), ("network", &order.network), ("address", &short)],
    );
    let label_alone = store.fill("checkout.qr.label.address", &[("address", &short)]);
    let partial = order.is_partial();
    let code = computed(move || {
        let (text, label) = if alone.get() { (&address, &label_alone) } else { (&text, &label) };
        let drawn = drawing(text, label);
        several(drawn.into_iter().map(AnyView::from).collect())
    });
    let hint = el("p").class("hint").text_with(move || {
        if alone.get() {
            return store.fill("checkout.qr.address", &[("amount", &amount), ("coin", &coin)]);
        }
        store.t(if partial { "checkout.qr.rest" } else { "checkout.qr.hint" })
    });
    let choice = if differs { switch(store, alone) } else { nothing() };
    el("div").class("qr-panel").child(code).child(hint).child(choice)
}

fn switch(store: Store, alone: RwSignal<bool>) -> AnyView {
    el("button")
        .class("link qr-switch")
        .attr("type", "button")
        .flag("aria-pressed", move || alone.get())
        .text(&store.t("checkout.qr.switch"))
        .on("click", move |_| alone.update(|alone| *alone = !*alone))
        .into()
}

fn drawing(text: &str, label: &str) -> Option<El> {
    let qr = qr::draw(text)?;
    let ground = el("path").attr("class", "qr-ground").attr("d", &format!("M0 0h{0}v{0}H0z", qr.size));
    Some(
        el("svg")
            .class(if qr.is_dense() { "qr qr-dense" } else { "qr" })
            .part(Part::QR)
            .attr("role", "img")
            .attr("aria-label", label)
            .attr("viewBox", &format!("0 0 {0} {0}", qr.size))
            .attr("shape-rendering", "crispEdges")
            .child(ground)
            .child(el("path").class("qr-modules").attr("d", &qr.path)),
    )
}

/// An address by its beginning and its end.
pub(crate) fn shortened(address: &str) -> String {
    let letters: Vec<char> = address.chars().collect();
    if letters.len() <= 20 {
        return address.to_owned();
    }
    let end = letters.len() - TAIL;
    format!("{}…{}", letters[..TAIL].iter().collect::<String>(), letters[end..].iter().collect::<String>())
}
