//! A row of brands that scrolls by itself, under a heading. It decides nothing about which.

use crate::domain::catalogue::brand::Brand;
use crate::ui::dom::element::{El, el};
use crate::ui::grid::brand_card::brand_card;
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// Cards of a strip: more would be a grid.
const LENGTH: usize = 8;

/// A strip; `action` stands at the end of its heading.
pub(crate) fn brand_strip(
    store: Store,
    heading: String,
    brands: Vec<Arc<Brand>>,
    action: Option<El>,
) -> AnyView {
    let cards = brands.iter().take(LENGTH).map(|brand| el("li").child(brand_card(store, None, brand)));
    el("section")
        .child(
            el("div")
                .class("section-head")
                .child(el("h3").class("section-title").text(&heading))
                .children(action),
        )
        .child(el("ul").class("strip").children(cards))
        .into()
}
