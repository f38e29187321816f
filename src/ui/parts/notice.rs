//! A notice: a tint, an icon, a heading and a sentence. When there is one is decided elsewhere.

use crate::ui::dom::element::el;
use crate::ui::dom::icon::icon;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// A quiet notice: a heading and a sentence.
pub(crate) fn note(store: Store, mark: &'static str, title: &str, text: &str) -> AnyView {
    notice("notice notice-info", mark, store.t(title), store.t(text))
}

/// A notice: a tint, an icon and words.
pub(crate) fn notice(class: &'static str, mark: &'static str, title: String, text: String) -> AnyView {
    el("p")
        .class(class)
        .child(icon(mark))
        .child(el("span").child(el("b").text(&title)).text(&format!(" {text}")))
        .into()
}
