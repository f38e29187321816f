//! The button behind the categories where they have more than two rows: it stands at the end of the second one, and what
//! does not fit is behind it, also for those who listen or use the keyboard. Where the row scrolls there is none.

use crate::browser::resize_observer::OnResize;
use crate::browser::timer::later;
use crate::ui::dom::element::{computed, el, nothing, several};
use crate::ui::shell::store::Store;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Rows of categories before the rest is behind the button.
const ROWS: usize = 2;

/// The button, at the end of the categories.
pub(crate) fn more_categories(store: Store) -> AnyView {
    let open = RwSignal::new(false);
    let observer = StoredValue::new_local(None::<OnResize>);
    let fit = move || {
        if let Some((chips, button)) = categories(store) {
            fit(&chips, &button, open);
        }
    };
    // They are measured once they stand.
    later(0, move || {
        let row = categories(store).and_then(|(_, button)| button.parent_element());
        let _ = observer.try_set_value(row.and_then(|row| OnResize::new(&row, fit)));
    });
    // One may be chosen elsewhere on the page that is behind the button.
    let chosen = store.memo(|flow| flow.shop.filter.category.clone());
    let follow = computed(move || {
        chosen.get();
        later(0, fit);
        nothing()
    });
    let button = el("button")
        .class("chip chips-more")
        .attr("type", "button")
        .attr("hidden", "")
        .flag("aria-expanded", move || open.get())
        .text(&store.t("grid.categories.more"))
        .on("click", move |_| {
            open.update(|open| *open = !*open);
            later(0, fit);
        });
    several(vec![button.into(), follow])
}

/// The categories and the button behind them, as they stand now.
fn categories(store: Store) -> Option<(Vec<HtmlElement>, HtmlElement)> {
    let root = store.with_shell(|shell| shell.root())?;
    let button = root.query_selector(".chips-more").ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
    let found = root.query_selector_all("[part=category-tab]").ok()?;
    let chips = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok());
    Some((chips.collect(), button))
}

/// Hides what does not fit, the last first, and the button where everything does.
fn fit(chips: &[HtmlElement], button: &HtmlElement, open: RwSignal<bool>) {
    chips.iter().for_each(|chip| chip.set_hidden(false));
    button.set_hidden(true);
    let tops: Vec<i32> = chips.iter().map(HtmlElement::offset_top).collect();
    let Some(edge) = beyond(&tops, ROWS) else {
        return;
    };
    button.set_hidden(false);
    // What is chosen is never behind it.
    let chosen = chips.iter().rposition(|chip| chip.get_attribute("aria-pressed").as_deref() == Some("true"));
    if open.try_get_untracked() != Some(false) {
        return;
    }
    for (at, chip) in chips.iter().enumerate().rev() {
        if button.offset_top() < edge {
            return;
        }
        if chosen == Some(at) {
            open.set(true);
            chips.iter().for_each(|chip| chip.set_hidden(false));
            return;
        }
        chip.set_hidden(true);
    }
}

/// Where the first row begins that is one too many, by the upper edges of what stands in rows.
fn beyond(tops: &[i32], rows: usize) -> Option<i32> {
    let mut begun: Vec<i32> = Vec::new();
    for top in tops {
        if !begun.contains(top) {
            begun.push(*top);
        }
    }
    begun.get(rows).copied()
}
