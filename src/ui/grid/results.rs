//! What a search finds, in every kind that is on offer: each kind under a heading of its own. It looks for nothing itself.

use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::flow::Event;
use crate::domain::search::brand_index::Found;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::el;
use crate::ui::dom::icon;
use crate::ui::grid::cards::cards;
use crate::ui::parts::empty_state::empty_state;
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use std::sync::Arc;

/// What was found, by kind; or that nothing was, and the way back.
pub(crate) fn results(
    store: Store,
    catalogue: &Arc<Catalogue>,
    filter: &Filter,
    found: Vec<Found>,
) -> AnyView {
    let alone = found.len() == 1;
    let sections = found.into_iter().map(|it| {
        let heading = store.t(&format!("kind.{}", it.kind.key()));
        let among = Some(&it.kind).filter(|_| !alone);
        cards(store, &heading, among, catalogue, it.brands)
    });
    let mut sections: Vec<_> = sections.collect();
    match sections.len() {
        0 => nothing_found(store, catalogue, filter),
        1 => sections.remove(0).into(),
        _ => el("div").class("stack").part(Part::BRAND_GRID).children(sections).into(),
    }
}

fn nothing_found(store: Store, catalogue: &Catalogue, filter: &Filter) -> AnyView {
    let clear = el("button").class("button").attr("type", "button").text(&store.t("grid.clear"));
    let clear = clear.on("click", move |_| {
        store.send(Event::Searched(String::new()));
        store.with_shell(|shell| shell.focus("[part=search]"));
    });
    let heading = store.fill("grid.no-match", &[("query", &filter.query)]);
    let country = store.country_name(&catalogue.country);
    let text = store.fill("grid.no-match.text", &[("country", &country)]);
    empty_state(icon::SEARCH, heading, el("p").class("hint").text(&text), vec![clear])
}
