//! The shopper's place in the view: the focus, and what is scrolled to. It moves neither unless it is asked to.

use crate::browser::timer::later;
use crate::ui::shell::effects::Shell;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Every view begins with a heading that can have the focus.
pub(crate) const HEADING: &str = "[tabindex='-1']";

impl Shell {
    /// Moves the focus to the first element of a selector, when the view stands.
    pub(crate) fn focus(&self, selector: &str) {
        let (container, selector) = (self.root(), selector.to_owned());
        later(0, move || focus_in(&container, &selector));
    }

    /// Scrolls until the first element of a selector is seen, when the view stands.
    pub(crate) fn show(&self, selector: &'static str) {
        let container = self.root();
        later(0, move || {
            if let Some(element) = container.query_selector(selector).ok().flatten() {
                let nearest = ScrollIntoViewOptions::new();
                nearest.set_block(ScrollLogicalPosition::Nearest);
                element.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    }

    /// Leads whoever has the focus on something that goes away now to the view's heading. Without that the browser would
    /// begin again at the top of the page.
    pub(crate) fn keep_place(&self) {
        let container = self.root();
        let Some(focused) = focused_in(&container) else { return };
        later(0, move || {
            let document = leptos::prelude::document();
            let is_lost = !focused.is_connected()
                && document.active_element().is_none_or(|now| Some(now) == document.body().map(Into::into));
            if is_lost && container.is_connected() {
                focus_in(&container, HEADING);
            }
        });
    }
}

/// What has the focus within an element.
pub(crate) fn focused_in(container: &HtmlElement) -> Option<HtmlElement> {
    let focused = Reflect::get(&container.get_root_node(), &JsValue::from_str("activeElement")).ok()?;
    focused.dyn_into::<HtmlElement>().ok().filter(|focused| container.contains(Some(focused)))
}

fn focus_in(container: &HtmlElement, selector: &str) {
    let found = container.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
