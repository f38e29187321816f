//! The homepage feed below the grid: what arrives late moves nothing there that somebody looks at.

use crate::domain::catalogue::feed::strips;
use crate::domain::flow::Event;
use crate::ui::dom::element::{computed, el, several};
use crate::ui::grid::brand_strip;
use crate::ui::shell::store::Store;
use crate::ui::words::category::category_name;
use leptos::prelude::*;

/// Strips by category, each with the way to all of it; nothing where there is no feed.
pub(crate) fn feed(store: Store) -> AnyView {
    let shown = store.memo(|flow| {
        let catalogue = flow.shop.catalogue.ready()?;
        Some(strips(catalogue, &flow.shop.feed, &flow.shop.filter))
    });
    computed(move || {
        let strips = shown.get().unwrap_or_default().into_iter().map(|found| {
            let label = found.label;
            let heading = match label.strip_prefix("popular") {
                Some(_) => store.t("grid.popular"),
                None => category_name(&store.texts(), &label),
            };
            let is_category = found.brands.iter().any(|brand| brand.is_in(&label));
            let all = is_category.then(|| {
                el("button")
                    .class("link")
                    .attr("type", "button")
                    .attr("aria-label", &store.fill("grid.all-of", &[("category", &heading)]))
                    .text(&store.t("grid.see-all"))
                    .on("click", move |_| {
                        store.send(Event::CategoryChosen(Some(label.clone())));
                        // The category begins far above: the focus leads there.
                        store.with_shell(|shell| shell.focus(crate::ui::shell::focus::HEADING));
                    })
            });
            brand_strip::brand_strip(store, heading, found.brands, all)
        });
        several(strips.collect())
    })
}
