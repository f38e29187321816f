//! One brand in the grid. The logo is the card; everything else is a caption.

use super::element::{El, el};
use super::logo::tile;
use super::store::Store;
use crate::domain::brand::Brand;
use crate::domain::flow::Event;
use std::sync::Arc;

/// A card; one that is out of stock says so and does nothing.
pub(crate) fn brand_card(store: Store, brand: Arc<Brand>) -> El {
    let card = el("button")
        .class("brand-card")
        .part("brand-card")
        .attr("type", "button")
        .attr("data-brand", &brand.name)
        .child(tile(&brand, true))
        .child(el("span").class("brand-name").attr("title", &brand.name).text(&brand.name));
    if brand.out_of_stock {
        let mark = el("span").class("out-of-stock").part("out-of-stock").text(&store.t("grid.out-of-stock"));
        return card.attr("aria-disabled", "true").child(mark);
    }
    card.child(el("span").class("brand-range").text(&brand.span().unwrap_or_default()))
        .on("click", move |_| store.send(Event::BrandChosen(brand.name.clone())))
}
