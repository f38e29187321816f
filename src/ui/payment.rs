//! What is asked of a wallet: amount, warning, QR code, address, link. Shown while a payment is wanted, and not longer.

use super::copy_button::copy_button;
use super::element::{El, computed, el, nothing};
use super::icon;
use super::order_parts::{notice, order};
use super::store::Store;
use super::watched::Watched;
use crate::domain::countdown::clock;
use crate::domain::order::Order;
use crate::domain::order_state::OrderState;
use crate::domain::pay_link::pay_link;
use crate::domain::qr;
use leptos::prelude::*;

/// Characters of an address that are always visible at its end.
const TAIL: usize = 8;

/// Whether a payment is wanted right now: the state asks for one and its time is not over.
pub(crate) fn wanted(store: Store) -> Watched<bool> {
    Watched::new(move || {
        let now = store.now.get();
        order(store, |placed| placed.order.state.facts().payable && placed.countdown.seconds_left(now) > 0)
            .unwrap_or(false)
    })
}

/// The time that is left: `24:18`, and until when.
pub(crate) fn countdown(store: Store) -> AnyView {
    let payable =
        Watched::new(move || order(store, |placed| placed.order.state.facts().payable).unwrap_or(false));
    let left = move || order(store, |placed| placed.countdown.seconds_left(store.now.get())).unwrap_or(0);
    computed(move || {
        if !payable.get() {
            return nothing();
        }
        el("span")
            .class("countdown")
            .part("countdown")
            .attr("role", "timer")
            .attr("aria-live", "off")
            .text_with(move || clock(left()))
            .into()
    })
}

/// When the time is over, as a time of day.
pub(crate) fn until(store: Store) -> AnyView {
    let ends_at = Watched::new(move || {
        order(store, |placed| placed.order.state.facts().payable.then_some(placed.countdown.ends_at))
            .flatten()
    });
    computed(move || match ends_at.get() {
        Some(ends_at) => {
            let left = store.with_shell(|shell| ends_at.saturating_sub(shell.now())).unwrap_or(0);
            let time = super::format::time_of_day(js_sys::Date::now() + left as f64, &store.lang());
            el("span").class("timer-note").text(&store.fill("checkout.until", &[("time", &time)])).into()
        }
        None => nothing(),
    })
}

/// Warning, QR code, address and link for what is wanted of an order.
pub(crate) fn ways_to_pay(store: Store, order: &Order) -> Vec<AnyView> {
    let (amount, text) = order.wanted();
    let pair = pair_words(store, order);
    let partial = order.state == OrderState::PartialPaymentStarted;
    let key = if partial { "checkout.warning.rest" } else { "checkout.warning" };
    let warning = notice(
        "notice notice-warning",
        icon::ALERT,
        store.fill("checkout.warning.title", &[("pair", &pair)]),
        store.t(key),
    );
    let Some(address) = &order.address else {
        return vec![warning, hosted(store, order)];
    };
    let link = pay_link(text, address);
    let label = store.fill(
        "checkout.qr.label",
        &[
            ("amount", amount),
            ("coin", &order.coin),
            ("network", &order.network),
            ("address", &shortened(address)),
        ],
    );
    let hint = store.t(if partial { "checkout.qr.rest" } else { "checkout.qr.hint" });
    let panel = el("div")
        .class("qr-panel")
        .children(drawing(&link.qr_text, label))
        .child(el("p").class("hint").text(&hint));
    let wallet = link.href.map(|href| {
        let open = el("a").class("button button-primary").part("open-wallet").attr("href", &href);
        el("div").class("wallet").child(open.text(&store.t("checkout.open-wallet"))).into()
    });
    [warning, panel.into(), address_field(store, address.clone()).into()].into_iter().chain(wallet).collect()
}

/// The amount to send, with coin and network, and its copy button.
pub(crate) fn due(store: Store, order: &Order, part: &'static str, label: &str) -> El {
    let amount = order.wanted().0.to_owned();
    let what = store.t("copy.amount");
    let copied = amount.clone();
    let copy = copy_button(store, "copy-amount", "copy", what, move || copied.clone());
    el("div")
        .class("due")
        .child(el("div").class("due-head").child(el("span").class("label").text(&store.t(label))).child(copy))
        .child(
            el("p")
                .class(part)
                .part(part)
                .child(el("bdi").class("amount").text(&amount).text(" ").child(el("small").text(&order.coin)))
                .text(" ")
                .child(network_badge(store, order)),
        )
}

/// `USDC on Solana`.
pub(crate) fn pair_words(store: Store, order: &Order) -> String {
    if order.network.is_empty() {
        return order.coin.clone();
    }
    format!("{} {}", order.coin, store.fill("pair.on", &[("network", &order.network)]))
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

fn drawing(text: &str, label: String) -> Option<El> {
    let qr = qr::draw(text)?;
    let ground = el("path").attr("class", "qr-ground").attr("d", &format!("M0 0h{0}v{0}H0z", qr.size));
    Some(
        el("svg")
            .class("qr")
            .part("qr")
            .attr("role", "img")
            .attr("aria-label", &label)
            .attr("viewBox", &format!("0 0 {0} {0}", qr.size))
            .attr("shape-rendering", "crispEdges")
            .child(ground)
            .child(el("path").class("qr-modules").attr("d", &qr.path)),
    )
}

fn address_field(store: Store, address: String) -> El {
    // Shortened by style alone: the whole address is in the text, and its end never gives way.
    let split = address.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    let (head, tail) = address.split_at(split);
    let text = el("span")
        .class("address")
        .part("address")
        .child(el("span").class("address-head").text(head))
        .child(el("span").class("address-tail").text(tail));
    let what = store.t("copy.address");
    let copied = address.clone();
    el("div")
        .class("field address-field")
        .child(el("span").class("label").text(&store.t("checkout.address")))
        .child(el("div").class("address-box").child(text).child(copy_button(
            store,
            "copy-address",
            "copy",
            what,
            move || copied.clone(),
        )))
}

fn hosted(store: Store, order: &Order) -> AnyView {
    match &order.checkout_url {
        Some(url) => {
            let link = super::order_parts::link_out(
                "button button-primary",
                url.clone(),
                store.t("checkout.hosted"),
            );
            el("div").class("wallet").child(link.part("open-wallet")).into()
        }
        None => super::order_parts::note(
            store,
            icon::ERROR,
            "checkout.no-address.title",
            "checkout.no-address.text",
        ),
    }
}

fn shortened(address: &str) -> String {
    let letters: Vec<char> = address.chars().collect();
    if letters.len() <= 20 {
        return address.to_owned();
    }
    let end = letters.len() - TAIL;
    format!("{}…{}", letters[..TAIL].iter().collect::<String>(), letters[end..].iter().collect::<String>())
}
