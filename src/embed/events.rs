//! What the page is told: `CustomEvent`s that bubble and cross the shadow root, with plain objects as detail.

use crate::domain::flow::Announcement;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches an announcement at the element.
pub(crate) fn dispatch(host: &HtmlElement, announcement: &Announcement) {
    let (name, members) = describe(announcement);
    let detail = Object::new();
    for (key, value) in members {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&detail, &JsValue::from_str(key), &value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// Name and detail of an event, as the contract lists them.
fn describe(announcement: &Announcement) -> (&'static str, Vec<(&'static str, JsValue)>) {
    let text = |text: &str| JsValue::from_str(text);
    match announcement {
        Announcement::Ready => ("cr-ready", vec![]),
        Announcement::BrandSelected { brand } => ("cr-brand-select", vec![("brand", text(brand))]),
        Announcement::OrderCreated { order_id, coin, network, coin_amount } => (
            "cr-order-created",
            vec![
                ("orderId", text(order_id)),
                ("coin", text(coin)),
                ("network", text(network)),
                ("coinAmount", text(coin_amount)),
            ],
        ),
        Announcement::OrderStatus { order_id, state, resumed } => (
            "cr-order-status",
            vec![
                ("orderId", text(order_id)),
                ("state", text(state)),
                ("resumed", JsValue::from_bool(*resumed)),
            ],
        ),
        Announcement::OrderDone { order_id, resumed } => {
            ("cr-order-done", vec![("orderId", text(order_id)), ("resumed", JsValue::from_bool(*resumed))])
        }
        Announcement::Problem { code } => ("cr-problem", vec![("code", text(code))]),
    }
}
