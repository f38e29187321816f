//! The boxes of what follows, in its exact sizes, so that nothing jumps when it arrives.

use crate::ui::dom::element::{El, el};
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The grid's cards. The words are for those who listen.
pub(crate) fn grid(store: Store) -> AnyView {
    let card = |_| {
        el("li").children([
            el("div").class("skeleton skeleton-tile"),
            el("div").class("skeleton skeleton-line"),
            el("div").class("skeleton skeleton-line-short"),
        ])
    };
    el("section")
        .class("skeleton-shelf")
        .attr("aria-busy", "true")
        .child(el("p").class("visually-hidden").text(&store.t("grid.loading")))
        .child(el("div").class("section-head").child(line("skeleton skeleton-title")))
        .child(el("ul").class("brand-grid").attr("aria-hidden", "true").children((0..24).map(card)))
        .into()
}

/// The rows of fixed amounts.
pub(crate) fn options(store: Store) -> AnyView {
    el("div")
        .attr("aria-busy", "true")
        .child(el("p").class("visually-hidden").text(&store.t("brand.loading")))
        .child(
            el("div")
                .class("options")
                .attr("aria-hidden", "true")
                .children((0..6).map(|_| line("skeleton skeleton-option"))),
        )
        .into()
}

/// One box.
pub(crate) fn line(class: &'static str) -> El {
    el("span").class(class).attr("aria-hidden", "true")
}
