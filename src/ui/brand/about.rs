//! What a brand says about itself: what a buyer should know first stands open, what is long is folded.

use crate::domain::offer::about::{About, Promotion};
use crate::domain::rich_text::RichText;
use crate::ui::dom::element::{El, computed, el, several};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::icon;
use crate::ui::parts::disclosure::disclosure;
use crate::ui::parts::outbound_link::outbound_link;
use crate::ui::parts::rich_text::rich_text;
use crate::ui::shell::store::Store;
use crate::ui::words::intl::date;
use leptos::prelude::*;
use std::sync::Arc;

/// Remarks and promotions, before anything is chosen.
pub(crate) fn remarks(store: Store) -> AnyView {
    let about = about(store);
    computed(move || {
        let Some(about) = about.get() else { return several(vec![]) };
        let note = (!about.note.is_empty()).then(|| notice(icon::ERROR, rich_text(&about.note)));
        let promotions = about.promotions.iter().map(|it| notice(icon::CHECK, promotion(store, it)));
        several(note.into_iter().chain(promotions).map(AnyView::from).collect())
    })
}

/// Description, use, places and terms, each folded.
pub(crate) fn texts(store: Store) -> AnyView {
    let about = about(store);
    computed(move || {
        let Some(about) = about.get() else { return several(vec![]) };
        let name = store.peek(|flow| flow.purchase.choice.as_ref().map(|choice| choice.brand.name.clone()));
        let heading = store.fill("about.description", &[("brand", &name.unwrap_or_default())]);
        let mut folded = vec![];
        if !about.description.is_empty() || about.link.is_some() {
            let link = about.link.clone();
            let link = link.map(|href| el("p").child(outbound_link("link", href, store.t("about.link"))));
            folded.push(disclosure(&heading, rich_text(&about.description).children(link)));
        }
        if !about.redeem.is_empty() {
            folded.push(disclosure(&store.t("delivery.instructions"), rich_text(&about.redeem)));
        }
        if let Some(places) = places(store, &about) {
            folded.push(disclosure(&store.t("about.places"), places));
        }
        if !about.terms.is_empty() {
            folded.push(disclosure(&store.t("about.terms"), rich_text(&about.terms)));
        }
        several(folded.into_iter().map(AnyView::from).collect())
    })
}

fn about(store: Store) -> ErasedMemo<Option<Arc<About>>> {
    store.memo(|flow| Some(Arc::clone(&flow.purchase.choice.as_ref()?.offer.ready()?.about)))
}

fn notice(mark: &'static str, words: El) -> El {
    el("div").class("notice notice-info").child(icon(mark)).child(words)
}

fn promotion(store: Store, promotion: &Promotion) -> El {
    let until = promotion.ends_at.map(|ends_at| {
        let day = date(ends_at, &store.lang());
        el("p").class("hint").text(&store.fill("about.until", &[("date", &day)]))
    });
    let texts: [&RichText; 2] = [&promotion.text, &promotion.terms];
    el("div")
        .child(el("p").child(el("b").text(&promotion.title)))
        .children(texts.into_iter().filter(|text| !text.is_empty()).map(rich_text))
        .children(until)
}

/// Where it can be used: in the world, and whether on the net or in a shop.
fn places(store: Store, about: &About) -> Option<El> {
    if about.region.is_empty() && about.ways.is_empty() {
        return None;
    }
    let way = |way: &String| match way.as_str() {
        "Online" => store.t("about.way.online"),
        "InStore" => store.t("about.way.shop"),
        other => other.to_owned(),
    };
    let ways = about.ways.iter().map(|it| el("p").text(&way(it)));
    Some(rich_text(&about.region).children(ways))
}
