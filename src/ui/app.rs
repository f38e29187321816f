//! The whole widget: one root, the view that the flow is in, and the region that speaks state changes.

use crate::domain::flow::View;
use crate::domain::locale::direction;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, computed, el, nothing};
use crate::ui::grid::grid_view;
use crate::ui::parts::deferred_notice::deferred_notice;
use crate::ui::shell::deferred;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// Everything inside the shadow root.
pub(crate) fn app(store: Store) -> AnyView {
    let view = store.memo(|flow| flow.view());
    let put_aside = store.memo(|flow| flow.view() == View::Grid && !flow.basket.items.is_empty());
    computed(move || {
        store.track_language();
        el("section")
            .class("root")
            .part(Part::ROOT)
            .attr("aria-label", &store.t("app.label"))
            .attr("lang", &store.lang())
            // It speaks the shopper's language by itself; and an amount or an address in other words is a wrong one.
            .attr("translate", "no")
            // The words decide, and never the page: a page from right to left may hold an English widget.
            .attr("dir", direction(&store.lang()))
            .attr_with("data-view", move || Some(view.get().name().to_owned()))
            .child_with(move || match view.get() {
                View::Grid => grid_view::grid_view(store),
                // Nothing but what follows the grid leads to these, or fills the basket.
                other => deferred::with(store, |purchasing| purchasing.view(store, other)),
            })
            .child_with(move || {
                if put_aside.get() {
                    deferred::with(store, |purchasing| purchasing.basket(store))
                } else {
                    nothing()
                }
            })
            .child(deferred_notice(store))
            .child(speaker(store))
            .into()
    })
}

/// One persistent region for words that are spoken and not shown (WCAG 4.1.3): fed on changes of state only.
fn speaker(store: Store) -> El {
    el("p").class("visually-hidden").attr("role", "status").text_with(move || store.said.get())
}
