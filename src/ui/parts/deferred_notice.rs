//! What a shopper is told while what follows the grid is on its way, and when it could not be loaded.

use crate::domain::problem::codes::own;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{computed, el, nothing};
use crate::ui::dom::icon::{self, small_icon};
use crate::ui::shell::deferred::{self, Wait};
use crate::ui::shell::effects::Shell;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// Says what is waited for, and offers another attempt, wherever in a long grid the shopper is.
pub(crate) fn deferred_notice(store: Store) -> AnyView {
    computed(move || match store.wait.get() {
        Wait::No => nothing(),
        Wait::Loading => {
            let words = el("span").text(&store.t("late.loading"));
            el("p").class("late notice late-loading").child(words).into()
        }
        Wait::Failed => {
            let again = el("button").class("link").attr("type", "button").text(&store.t("retry"));
            let again = again.on("click", move |_| {
                store.with_shell(Shell::keep_place);
                deferred::begin(store);
            });
            el("p")
                .class("late notice notice-warning")
                .part(Part::PROBLEM)
                .attr("data-code", own::LOAD)
                .attr("role", "alert")
                .child(small_icon(icon::ERROR))
                .child(el("span").text(&store.t("problem.client:load")).text(" ").child(again))
                .into()
        }
    })
}
