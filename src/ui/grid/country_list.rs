//! The list of the country field, and what clicks and keys do in both. Names are made when it first opens: in the
//! browser's words for the shopper's language, and in English.

use crate::browser::timer::later;
use crate::domain::combobox::{Combobox, Pressed};
use crate::domain::country;
use crate::domain::flow::Event;
use crate::domain::search::country_search::{NamedCountry, find};
use crate::ui::dom::element::{computed, el};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::grid::country_field::country_id;
use crate::ui::shell::store::Store;
use crate::ui::words::intl;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event as PageEvent, HtmlElement, HtmlInputElement, KeyboardEvent};

/// The names of all countries in one language.
#[derive(Default)]
pub(crate) struct CountryList(RefCell<Option<(String, Arc<Vec<NamedCountry>>)>>);

impl CountryList {
    /// A click, a key, text, or the loss of the focus.
    pub(crate) fn touched(&self, store: Store, event: &PageEvent) {
        match event.type_().as_str() {
            "click" if !store.combobox.with_untracked(|picker| picker.open) => self.open(store),
            "input" => {
                let typed = event_target_value(event);
                let rows = find(&self.names(store), &typed).len();
                store.say(if rows == 0 { store.t("grid.country.none") } else { String::new() });
                store.combobox.set(Combobox::typed(typed, rows));
                show_active(store);
            }
            "keydown" => self.pressed(store, event),
            "blur" => store.combobox.set(Combobox::default()),
            _ => {}
        }
    }

    /// The rows that the field finds.
    pub(crate) fn list(&self, store: Store) -> AnyView {
        let names = self.names(store);
        let query = ErasedMemo::new(move || store.combobox.with(|picker| picker.query.clone()));
        computed(move || {
            let found = find(&names, &query.get());
            // The field keeps the focus.
            let list = |tag: &'static str| {
                let list = el(tag).class("country-list").attr("id", "countries");
                list.on("mousedown", |event| event.prevent_default())
            };
            if found.is_empty() {
                let words = el("span").class("country-none").text(&store.t("grid.country.none"));
                return list("p").child(words).into();
            }
            let list = list("ul")
                .attr("role", "listbox")
                .attr("aria-label", &store.t("grid.country"))
                .on("click", move |event| clicked(store, &event));
            let rows = found.into_iter().enumerate().map(|(row, country)| {
                el("li")
                    .class("country-option")
                    .attr("id", &country_id(row))
                    .attr("role", "option")
                    .attr("data-country", country.code)
                    .flag("aria-selected", move || store.combobox.with(|picker| picker.active == row))
                    .text(&country.name)
            });
            list.children(rows).into()
        })
    }

    fn pressed(&self, store: Store, event: &PageEvent) {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        let mut picker = store.combobox.get_untracked();
        let names = if picker.open { self.names(store) } else { Arc::default() };
        let found = find(&names, &picker.query);
        let pressed = picker.press(&key, found.len());
        if pressed == Pressed::Nothing {
            return;
        }
        event.prevent_default();
        match pressed {
            Pressed::Opened => self.open(store),
            Pressed::Chosen => {
                if let Some(country) = found.get(picker.active) {
                    choose(store, country.code);
                }
                select(event);
            }
            _ => {
                store.combobox.set(picker);
                show_active(store);
            }
        }
        if pressed == Pressed::Closed {
            // A dialog of the page that holds the widget stays.
            event.stop_propagation();
            select(event);
        }
    }

    /// Opens the whole list at the country that is shown.
    fn open(&self, store: Store) {
        let shown = store.peek(|flow| flow.shop.country.clone());
        let names = self.names(store);
        let row = names.iter().position(|country| country.code == shown).unwrap_or_default();
        store.combobox.set(Combobox::at(row));
        show_active(store);
    }

    fn names(&self, store: Store) -> Arc<Vec<NamedCountry>> {
        let lang = store.lang();
        let mut kept = self.0.borrow_mut();
        match kept.take() {
            Some((of, names)) if of == lang => Arc::clone(&kept.insert((of, names)).1),
            _ => {
                let names = intl::countries_by_name(country::codes(), &lang);
                Arc::clone(&kept.insert((lang, Arc::new(names))).1)
            }
        }
    }
}

fn clicked(store: Store, event: &PageEvent) {
    let row = event_target::<Element>(event).closest("[data-country]").ok().flatten();
    if let Some(code) = row.and_then(|row| row.get_attribute("data-country")) {
        choose(store, &code);
    }
}

fn choose(store: Store, code: &str) {
    store.combobox.set(Combobox::default());
    store.send(Event::CountryChosen(code.to_owned()));
}

/// Selects the code that the closed field shows again, so that the next letter replaces it.
fn select(event: &PageEvent) {
    let input: HtmlInputElement = event_target(event);
    later(0, move || input.select());
}

/// Scrolls the list, and nothing around it, until the active row is in its middle.
fn show_active(store: Store) {
    let Some(root) = store.with_shell(|shell| shell.root()) else { return };
    let show = move || {
        let row = root.query_selector(".country-option[aria-selected=true]").ok().flatten();
        let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
        if let Some(list) = row.parent_element() {
            list.set_scroll_top(row.offset_top() - (list.client_height() - row.offset_height()) / 2);
        }
    };
    later(0, show);
}
