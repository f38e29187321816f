//! What stands in the fields of the form, however it came there: typed, pasted, or put in by a password manager, which
//! may tell of it by a `change` alone or not at all. It judges nothing.

use crate::domain::flow::Flow;
use crate::ui::dom::element::El;
use crate::ui::shell::store::Store;
use leptos::prelude::event_target_value;
use std::rc::Rc;
use web_sys::Event;

/// Every field that tells of itself by a `change`, but for those of which one is chosen.
const FIELDS: &str = "form input:not([type=radio])";

/// A field that shows what is known of it, and tells of what is new in it.
pub(crate) fn field(
    input: El,
    store: Store,
    known: impl Fn(&Flow) -> String + Clone + Send + Sync + 'static,
    tell: impl Fn(String) + 'static,
) -> El {
    let shown = known.clone();
    let heard = Rc::new(move |event: Event| {
        let text = event_target_value(&event);
        // A `change` after the `input` says nothing new, and would take away what was said about the text.
        if store.peek(&known) != text {
            tell(text);
        }
    });
    let changed = Rc::clone(&heard);
    input
        .value(move || store.read(&shown))
        .on("input", move |event| heard(event))
        .on("change", move |event| changed(event))
}

/// Takes over what the fields hold by now, before anything is ordered with it.
pub(crate) fn read_fields(store: Store) {
    let fields = store.with_shell(|shell| shell.root().query_selector_all(FIELDS).ok()).flatten();
    for at in 0..fields.as_ref().map_or(0, web_sys::NodeList::length) {
        let field = fields.as_ref().and_then(|fields| fields.get(at));
        // It goes no further than the field, so that nobody else hears of it.
        if let (Some(field), Ok(change)) = (field, Event::new("change")) {
            let _ = field.dispatch_event(&change);
        }
    }
}
