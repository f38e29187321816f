//! What arrived: a ticket with the code, hidden until it is asked for, and everything else that came with it.

use crate::domain::order::delivery::{Code, Delivery, Progress};
use crate::domain::rich_text::RichText;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el};
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::order::order_parts::line_name;
use crate::ui::parts::copy_button::copy_button;
use crate::ui::parts::disclosure::disclosure;
use crate::ui::parts::logo::{line_tile, mark};
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::parts::rich_text::rich_text;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// One line of the order; `email` is who is told of it.
pub(crate) fn delivery_card(store: Store, line: &Delivery, email: Option<&str>) -> El {
    let head = el("div").class("delivery-head").child(line_tile(&line.brand, line.logo.clone())).child(
        el("div")
            .child(el("h3").class("delivery-name").text(&line_name(store, line)))
            .child(el("p").class("hint").child(el("bdi").text(&line.beneficiary))),
    );
    let body = match line.progress(true) {
        Progress::Delivered => goods(store, line),
        Progress::Pending => words(&store.t("delivery.pending"), None),
        Progress::Emailed => words(&emailed(store, line, email), None),
        Progress::Failed => words(&store.t("delivery.failed"), line.failure.clone()),
        Progress::Refunded => words(&store.t("delivery.refunded"), None),
    };
    el("div").class("delivery").part(Part::DELIVERY).attr("data-state", &line.state).child(head).child(body)
}

/// That it went by e-mail, and where to.
fn emailed(store: Store, line: &Delivery, email: Option<&str>) -> String {
    let beneficiary = Some(line.beneficiary.as_str()).filter(|beneficiary| !beneficiary.is_empty());
    match beneficiary.or(email) {
        Some(email) => store.fill("delivery.emailed", &[("email", email)]),
        None => store.t("state.emailed"),
    }
}

fn words(text: &str, detail: Option<String>) -> El {
    el("div")
        .class("delivery-code")
        .child(el("p").class("hint").text(text))
        .children(detail.map(|detail| el("p").class("hint").text(&detail)))
}

fn goods(store: Store, line: &Delivery) -> El {
    let mut body = el("div").class("delivery-code");
    match line.code.clone() {
        Some(Code::Text(code)) => body = body.child(secret(store, line.clone(), code)),
        Some(Code::Link(href)) => {
            let link = outbound_link("button button-primary", href, store.t("delivery.claim"));
            body = body.child(el("div").class("actions").child(link)).children(details(store, line));
        }
        None => {
            body = body.children(line.image.clone().map(|image| picture(store, image)));
            body = body.children(details(store, line));
        }
    }
    let references = [("delivery.reference", line.operator_reference.clone())];
    let references = references.into_iter().filter_map(|(key, value)| Some(fact(store, key, value?)));
    if line.operator_reference.is_some() {
        body = body.child(el("p").class("hint").text(&store.t("delivery.topped-up")));
    }
    let promotion = line.promotion.as_ref().map(|promotion| {
        el("p")
            .class("hint")
            .child(el("b").text(&promotion.title))
            .text(" ")
            .children(rich(&promotion.text).as_ref().map(rich_text))
    });
    let folded = [("delivery.instructions", &line.instructions), ("delivery.terms", &line.terms)];
    let folded = folded
        .into_iter()
        .filter_map(|(key, text)| Some(disclosure(&store.t(key), rich_text(&rich(text.as_deref()?)?))));
    body.child(el("dl").class("facts").children(references))
        .children(install(store, line))
        .children(promotion)
        .children(folded)
}

fn rich(text: &str) -> Option<RichText> {
    Some(RichText::read(text)).filter(|text| !text.is_empty())
}

/// Serial number and security code of a card whose code is elsewhere: folded, because they are secrets too.
fn details(store: Store, line: &Delivery) -> Option<El> {
    let facts: Vec<El> = extras(store, line);
    (!facts.is_empty())
        .then(|| disclosure(&store.t("delivery.details"), el("dl").class("facts").children(facts)))
}

fn extras(store: Store, line: &Delivery) -> Vec<El> {
    let extras =
        [("delivery.serial", line.serial.clone()), ("delivery.security-code", line.security_code.clone())];
    extras.into_iter().filter_map(|(key, value)| Some(fact(store, key, value?))).collect()
}

/// Code, serial, security code and barcode: one thing to reveal.
fn secret(store: Store, line: Delivery, code: String) -> AnyView {
    let shown = RwSignal::new(false);
    computed(move || {
        if !shown.get() {
            let reveal = el("button")
                .class("button button-primary")
                .part(Part::REVEAL)
                .attr("type", "button")
                .child(small_icon(icon::EYE))
                .child(el("span").text(&store.t("delivery.reveal")))
                .on("click", move |_| {
                    shown.set(true);
                    store.with_shell(|shell| shell.focus("[part=code]"));
                });
            let dots =
                el("span").class("code code-hidden").attr("aria-hidden", "true").text("••••• ••••• •••••");
            return el("div")
                .class("delivery-secret")
                .child(dots)
                .child(el("div").class("actions").child(reveal))
                .into();
        }
        let copied = code.clone();
        let copy = copy_button(
            store,
            Some(Part::COPY_CODE),
            "button button-primary",
            store.t("copy.code"),
            move || copied.clone(),
        );
        el("div")
            .class("delivery-secret")
            .child(el("bdi").class("code").part(Part::CODE).attr("tabindex", "-1").text(&code))
            .child(el("dl").class("facts").children(extras(store, &line)))
            .children(line.image.clone().map(|image| picture(store, image)))
            .child(el("div").class("actions").child(copy))
            .into()
    })
}

fn fact(store: Store, key: &str, value: String) -> El {
    el("div")
        .class("ledger-row")
        .child(el("dt").text(&store.t(key)))
        .child(el("dd").child(el("bdi").text(&value)))
}

/// A barcode, or an eSIM's QR code: black on white in every theme, and words where it cannot be shown.
fn picture(store: Store, address: String) -> El {
    let image = el("img")
        .class("delivery-image")
        .attr("alt", &store.t("delivery.image"))
        .on("error", |event| mark(&event_target(&event), true))
        .attr("src", &address);
    el("span")
        .class("delivery-picture")
        .child(image)
        .child(el("span").class("hint").text(&store.t("delivery.no-image")))
}

fn install(store: Store, line: &Delivery) -> Option<El> {
    let links = [
        ("delivery.install", &line.install.any),
        ("delivery.install.android", &line.install.android),
        ("delivery.install.apple", &line.install.apple),
    ];
    let links = links.into_iter();
    let links: Vec<El> =
        links.filter_map(|(key, href)| Some(outbound_link("button", href.clone()?, store.t(key)))).collect();
    (!links.is_empty()).then(|| el("div").class("actions").children(links))
}
