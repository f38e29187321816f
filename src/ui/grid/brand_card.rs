//! One brand in the grid. The logo is the card; everything else is a caption.

use crate::domain::catalogue::brand::{Brand, MARKS};
use crate::domain::flow::Event;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, el};
use crate::ui::parts::brand_logo::tile;
use crate::ui::shell::store::Store;
use crate::ui::words::category::category_name;
use std::sync::Arc;

/// A card; one that is out of stock says so and does nothing. `family` stands before the amounts.
pub(crate) fn brand_card(store: Store, family: Option<&str>, brand: &Arc<Brand>) -> El {
    let card = el("button")
        .class("brand-card")
        .part(Part::BRAND_CARD)
        .attr("type", "button")
        .attr("data-brand", &brand.name)
        .child(tile(brand, true))
        .child(
            el("span")
                .class("brand-line")
                .child(el("span").class("brand-name").text(&brand.name))
                .children(mark(store, brand)),
        );
    if brand.out_of_stock {
        let mark =
            el("span").class("out-of-stock").part(Part::OUT_OF_STOCK).text(&store.t("grid.out-of-stock"));
        return card.attr("aria-disabled", "true").child(mark);
    }
    let mut caption = family.unwrap_or_default().to_owned();
    if let Some(span) = brand.span() {
        if !caption.is_empty() {
            caption.push_str(" · ");
        }
        caption.push_str(&span);
    }
    let brand = Arc::clone(brand);
    card.child(el("span").class("brand-range").text(&caption))
        .on("click", move |_| store.send(Event::BrandChosen(brand.name.clone())))
}

/// The first of its tags that shoppers read.
fn mark(store: Store, brand: &Brand) -> Option<El> {
    let tag = MARKS.into_iter().find(|mark| brand.tags.iter().any(|tag| tag == mark))?;
    let name = category_name(&store.texts(), tag);
    Some(el("span").class("brand-tag").attr("data-tag", tag).text(&name))
}
