//! The catalogue request that the loader sent ahead of the module. It is taken once, and asks nothing itself.

use js_sys::{ArrayBuffer, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A request that the loader sent ahead.
pub(crate) struct Prefetched {
    /// Its full address.
    pub(crate) url: String,
    /// A promise of the bytes of its answer, or of `null` where that was no good one.
    pub(crate) answer: Promise,
    /// The bytes, where they were there before the widget was.
    pub(crate) bytes: Option<ArrayBuffer>,
}

impl Prefetched {
    /// Reads `{url, answer, bytes}`.
    pub(crate) fn from_js(value: &JsValue) -> Option<Self> {
        let member = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
        Some(Self {
            url: member("url")?.as_string()?,
            answer: member("answer")?.dyn_into().ok()?,
            bytes: member("bytes").and_then(|bytes| bytes.dyn_into().ok()),
        })
    }
}
