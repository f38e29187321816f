//! The page's console, for the developer of the page. Nothing personal is ever written to it.

use wasm_bindgen::JsValue;

/// A warning.
pub(crate) fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}
