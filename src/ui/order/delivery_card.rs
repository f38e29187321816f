//! What arrived: a ticket with the code, hidden until it is asked for, and everything else that came with it.

use crate::domain::order::delivery::{Code, Delivery, Progress};
use crate::domain::rich_text::RichText;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el};
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::order::order_parts::line_name;
use crate::ui::parts::brand_logo::{line_tile, mark};
use crate::ui::parts::copy_button::copy_button;
use crate::ui::parts::disclosure::disclosure;
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
    if line.is_secret() {
        body = body.child(secret(store, line.clone()));
    } else {
        // A picture that is scanned from this screen, and links that this phone follows.
        body = body.children(line.image.clone().map(|image| picture(store, image)));
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
        .children(if line.is_secret() { None } else { install(store, line) })
        .children(promotion)
        .children(folded)
}

fn rich(text: &str) -> Option<RichText> {
    Some(RichText::read(text)).filter(|text| !text.is_empty())
}

fn extras(store: Store, line: &Delivery) -> Vec<El> {
    let extras =
        [("delivery.serial", line.serial.clone()), ("delivery.security-code", line.security_code.clone())];
    extras.into_iter().filter_map(|(key, value)| Some(fact(store, key, value?))).collect()
}

/// Code or link to it, serial, security code, barcode, and links that hold the code: one thing to reveal, and nothing of it
/// in the page before.
fn secret(store: Store, line: Delivery) -> AnyView {
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
                    store.with_shell(|shell| shell.focus(".revealed"));
                });
            let dots =
                el("span").class("code code-hidden").attr("aria-hidden", "true").text("••••• ••••• •••••");
            return el("div")
                .class("delivery-secret")
                .child(dots)
                .child(el("div").class("actions").child(reveal))
                .into();
        }
        let facts = el("dl").class("facts").children(extras(store, &line));
        let picture = line.image.clone().map(|image| picture(store, image));
        let secret = el("div").class("delivery-secret");
        let secret = match line.code.clone() {
            Some(Code::Text(code)) => {
                let copied = code.clone();
                let copy = copy_button(
                    store,
                    Some(Part::COPY_CODE),
                    "button button-primary",
                    store.t("copy.code"),
                    move || copied.clone(),
                );
                let code =
                    el("bdi").class("code revealed").part(Part::CODE).attr("tabindex", "-1").text(&code);
                secret
                    .child(code)
                    .child(facts)
                    .children(picture)
                    .child(el("div").class("actions").child(copy))
            }
            Some(Code::Link(href)) => {
                let link = outbound_link("button button-primary revealed", href, store.t("delivery.claim"));
                secret.child(el("div").class("actions").child(link)).child(facts).children(picture)
            }
            None => secret
                .child(el("div").class("revealed").attr("tabindex", "-1").child(facts).children(picture)),
        };
        secret.children(install(store, &line)).into()
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
