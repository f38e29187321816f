//! What the page is told: `CustomEvent`s that bubble and cross the shadow root, with plain objects as detail.

use crate::domain::flow::Announcement;
use crate::embed::detail::{Detail, Value, told};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches an announcement at the element.
pub(crate) fn dispatch(host: &HtmlElement, announcement: &Announcement) {
    let (name, detail) = told(announcement);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

fn object(detail: Detail<'_>) -> Object {
    let object = Object::new();
    for (key, value) in detail.0 {
        let value = match value {
            Value::Text(text) => JsValue::from_str(text),
            Value::Flag(flag) => JsValue::from_bool(flag),
        };
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &value);
    }
    object
}
