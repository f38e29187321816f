//! Nothing found, failed, ended: one pattern for all of them.

use super::element::{El, el};
use super::icon::icon;
use super::store::Store;
use crate::domain::flow::Event;
use leptos::prelude::*;

/// A mark, a heading, a sentence, and at most one thing to do.
pub(crate) fn blank(mark: &'static str, heading: String, text: El, action: Option<El>) -> AnyView {
    el("div")
        .class("blank")
        .child(el("span").class("blank-mark").child(icon(mark)))
        .child(el("h3").class("section-title").text(&heading))
        .child(text)
        .children(action.map(|action| el("div").class("actions").child(action)))
        .into()
}

/// The button that asks again for what had failed.
pub(crate) fn retry(store: Store) -> El {
    el("button")
        .class("button button-primary")
        .attr("type", "button")
        .text(&store.t("retry"))
        .on("click", move |_| store.send(Event::Retried))
}
