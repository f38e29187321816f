//! What is asked of a wallet: amount, warning, QR code, address, link. Shown while a payment is wanted, and not longer.

use crate::domain::order::Order;
use crate::domain::order::countdown::clock;
use crate::domain::payment::payment_link::{Payee, pay_link, web_link};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::order::order_parts::order;
use crate::ui::order::qr_panel::qr_panel;
use crate::ui::parts::copy_button::copy_button;
use crate::ui::parts::notice::{note, notice};
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// Characters of an address that are always visible at its end.
pub(crate) const TAIL: usize = 8;

/// Whether a payment is wanted right now.
pub(crate) fn wanted(store: Store) -> ErasedMemo<bool> {
    ErasedMemo::new(move || {
        let now = store.now.get();
        order(store, |placed| placed.is_payable(now)).unwrap_or(false)
    })
}

/// The time that is left: `24:18`, and until when.
pub(crate) fn countdown(store: Store) -> AnyView {
    let payable =
        ErasedMemo::new(move || order(store, |placed| placed.order.state.facts().payable).unwrap_or(false));
    let left = move || order(store, |placed| placed.countdown.seconds_left(store.now.get())).unwrap_or(0);
    computed(move || {
        if !payable.get() {
            return nothing();
        }
        el("span")
            .class("countdown")
            .part(Part::COUNTDOWN)
            .attr("role", "timer")
            .attr("aria-live", "off")
            .text_with(move || clock(left()))
            .into()
    })
}

/// When the time is over, as a time of day.
pub(crate) fn until(store: Store) -> AnyView {
    let ends_at = ErasedMemo::new(move || {
        order(store, |placed| placed.order.state.facts().payable.then_some(placed.countdown.ends_at))
            .flatten()
    });
    let time_of = move |ends_at| store.with_shell(|shell| shell.on_wall_clock(ends_at));
    computed(move || match ends_at.get().and_then(time_of) {
        Some(ends_at) => {
            let time = crate::ui::words::intl::time_of_day(ends_at, &store.lang());
            el("span").class("timer-note").text(&store.fill("checkout.until", &[("time", &time)])).into()
        }
        None => nothing(),
    })
}

/// Warning, QR code, address and link for what is wanted of an order.
pub(crate) fn ways_to_pay(store: Store, order: &Order) -> Vec<AnyView> {
    let Some(due) = order.wanted() else { return vec![] };
    let route = route_words(store, order);
    let partial = order.is_partial();
    let key = if partial { "checkout.warning.rest" } else { "checkout.warning" };
    let warning = notice(
        "notice notice-warning",
        icon::ALERT,
        store.fill("checkout.warning.title", &[("pair", &route)]),
        store.t(key),
    );
    let Some(address) = &order.address else {
        return hosted(store, order, warning);
    };
    let payee = Payee { address, amount: &due.amount, coin: &order.coin, network: &order.network };
    let link = pay_link(due.qr_text, &payee);
    let panel = qr_panel(store, order, address, &link.qr_text);
    let wallet = link.href.map(|href| {
        let open = el("a").class("button button-primary").part(Part::OPEN_WALLET).attr("href", &href);
        el("div").class("wallet").child(open.text(&store.t("checkout.open-wallet"))).into()
    });
    [warning, panel.into(), address_field(store, address.clone()).into()].into_iter().chain(wallet).collect()
}

/// The amount to send, with coin and network, and its copy button.
pub(crate) fn due(store: Store, order: &Order, part: Part, label: &str) -> El {
    let amount = order.wanted().map_or_else(|| order.coin_amount.clone(), |due| due.amount);
    let what = store.t("copy.amount");
    let copied = amount.clone();
    let copy = copy_button(store, Some(Part::COPY_AMOUNT), "copy", what, move || copied.clone());
    el("div")
        .class("due")
        .child(el("div").class("due-head").child(el("span").class("label").text(&store.t(label))).child(copy))
        .child(
            el("p")
                .class(part.name())
                .part(part)
                .child(el("bdi").class("amount").text(&amount).text(" ").child(el("small").text(&order.coin)))
                .text(" ")
                .child(network_badge(store, order)),
        )
}

/// `USDC on Solana`.
pub(crate) fn route_words(store: Store, order: &Order) -> String {
    format!("{} {}", order.coin, on_network(store, order)).trim_end().to_owned()
}

/// `on Solana`, or nothing where the order names no network.
pub(crate) fn on_network(store: Store, order: &Order) -> String {
    if order.network.is_empty() {
        return String::new();
    }
    store.fill("pair.on", &[("network", &order.network)])
}

fn network_badge(store: Store, order: &Order) -> AnyView {
    if order.network.is_empty() {
        return nothing();
    }
    let initial: String = order.network.chars().take(1).collect();
    el("span")
        .class("network-badge")
        .child(el("span").class("glyph glyph-network").attr("aria-hidden", "true").text(&initial))
        .child(el("span").text(&store.fill("pair.on", &[("network", &order.network)])))
        .into()
}

fn address_field(store: Store, address: String) -> El {
    // Shortened by style alone: the whole address is in the text, and its end never gives way.
    let split = address.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    let (head, tail) = address.split_at(split);
    let text = el("span")
        .class("address")
        .part(Part::ADDRESS)
        .child(el("span").class("address-head").text(head))
        .child(el("span").class("address-tail").text(tail));
    let what = store.t("copy.address");
    let copied = address.clone();
    el("div")
        .class("field address-field")
        .attr("role", "group")
        .attr("aria-labelledby", "address-label")
        .child(el("span").class("label").attr("id", "address-label").text(&store.t("checkout.address")))
        .child(el("div").class("address-box").child(text).child(copy_button(
            store,
            Some(Part::COPY_ADDRESS),
            "copy",
            what,
            move || copied.clone(),
        )))
}

/// The payment is made on a page of its own, or nobody said how.
fn hosted(store: Store, order: &Order, warning: AnyView) -> Vec<AnyView> {
    // A method of its own page may name the page of the code alone.
    let page = || {
        let text = order.qr_text.as_deref().and_then(web_link).map(str::to_owned);
        text.or_else(|| order.qr_url.clone()).filter(|_| order.method.is_some())
    };
    let Some(url) = order.checkout_url.clone().or_else(page) else {
        let note = note(store, icon::ERROR, "checkout.no-address.title", "checkout.no-address.text");
        return vec![warning, note];
    };
    let title = match &order.method {
        Some(method) => store.fill("checkout.hosted.title", &[("method", method)]),
        None => store.t("checkout.hosted.page"),
    };
    let words = notice("notice notice-info", icon::OUT, title, store.t("checkout.hosted.text"));
    let link = outbound_link("button button-primary", url, store.t("checkout.hosted"));
    vec![words, el("div").class("wallet").child(link.part(Part::OPEN_WALLET)).into()]
}
