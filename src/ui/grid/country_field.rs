//! The country, as a field that can be typed into. Closed it holds the code beside the name; the list that it opens comes
//! with what follows the grid. Without that a code can still be written.

use crate::domain::country;
use crate::domain::flow::Event;
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, el, nothing};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::dom::icon;
use crate::ui::dom::icon::small_icon;
use crate::ui::shell::deferred;
use crate::ui::shell::store::Store;
use leptos::prelude::*;

/// The field, the part `country`.
pub(crate) fn country_field(store: Store) -> El {
    let chosen = store.memo(|flow| flow.shop.country.clone());
    let name = move || store.country_name(&chosen.get());
    let picker = store.combobox;
    let open = ErasedMemo::new(move || picker.with(|picker| picker.open));
    let value = move || picker.with(|picker| if picker.open { picker.query.clone() } else { chosen.get() });
    let active =
        move || picker.with(|picker| (picker.open && !picker.none).then(|| country_id(picker.active)));
    let mut input = el("input")
        .class("country")
        .part(Part::COUNTRY)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "countries")
        .attr("aria-describedby", "country-name")
        .flag("aria-expanded", move || open.get())
        .attr_with("aria-activedescendant", active)
        .attr_with("placeholder", move || Some(name()))
        .value(value)
        .on("change", move |event| {
            if let Some(code) = country::supported(&event_target_value(&event)) {
                store.send(Event::CountryChosen(code.to_owned()));
            }
        });
    for name in ["click", "input", "keydown", "blur"] {
        input = input.on(name, move |event| touched(store, &event));
    }
    el("div")
        .class("country-field")
        .child(
            el("label")
                .class("country-label")
                .child(el("span").class("visually-hidden").text(&store.t("grid.country")))
                .child(input)
                .child(
                    el("span")
                        .class("country-name")
                        .attr("id", "country-name")
                        .attr("aria-hidden", "true")
                        .text_with(name),
                )
                .child(small_icon(icon::DOWN)),
        )
        .child_with(move || match deferred::here(store) {
            Some(deferred) if open.get() => deferred.countries(store),
            _ => nothing(),
        })
}

/// The id of a row of the list.
pub(crate) fn country_id(row: usize) -> String {
    ["country-", &row.to_string()].concat()
}

fn touched(store: Store, event: &web_sys::Event) {
    match store.with_shell(|shell| shell.deferred.get()).flatten() {
        Some(deferred) => deferred.country_touched(store, event),
        None if matches!(event.type_().as_str(), "click" | "input") => deferred::want(store),
        None => {}
    }
}
