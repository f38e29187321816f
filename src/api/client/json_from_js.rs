//! How a [`Json`] is read from what the browser's own `JSON.parse` made. It mirrors `read`, which serves native tests.
//!
//! A walk by hand: a general deserializer can name whatever it did not expect, and the printing of numbers which that
//! takes is 10 kB of the compressed bundle (`serde-wasm-bindgen`, measured: 9,831 bytes of brotli), for messages that
//! nobody would see.

use crate::api::json::Json;
use crate::api::json::deserialize::DEPTH;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};

/// Parses a text, such as a message of a stream; `None` if it is no JSON.
pub fn parse_text(text: &str) -> Option<Json> {
    read(&JSON::parse(text).ok()?, DEPTH)
}

/// Reads a value, such as the answer to a request that the page's loader sent ahead; `None` where it is nested too
/// deeply, or holds what JSON cannot. The categories of a catalogue that also lists its brands are left out.
pub fn read_value(value: JsValue) -> Option<Json> {
    // They only repeat the lists, brand by brand: half of the longest answer.
    if ["all_brands", "popular_brands"].iter().all(|list| lists_some(&value, list)) {
        let _ = Reflect::delete_property(value.unchecked_ref::<Object>(), &JsValue::from_str("categories"));
    }
    read(&value, DEPTH)
}

fn lists_some(value: &JsValue, list: &str) -> bool {
    let list = Reflect::get(value, &JsValue::from_str(list)).ok();
    list.and_then(|list| list.dyn_into::<Array>().ok()).is_some_and(|list| list.length() > 0)
}

fn read(value: &JsValue, levels: u8) -> Option<Json> {
    // Strings first: most of an answer is text.
    if let Some(text) = value.as_string() {
        Some(Json::Text(text))
    } else if value.as_f64().is_some() {
        // The browser writes it: no printing of numbers is compiled.
        Some(Json::Number(JSON::stringify(value).ok()?.into()))
    } else if let Some(truth) = value.as_bool() {
        Some(Json::Bool(truth))
    } else if value.is_null() || value.is_undefined() {
        Some(Json::Null)
    } else {
        let inner = levels.checked_sub(1)?;
        match value.dyn_ref::<Array>() {
            Some(items) => items.iter().map(|item| read(&item, inner)).collect::<Option<_>>().map(Json::List),
            None => read_members(value.dyn_ref::<Object>()?, inner).map(Json::Map),
        }
    }
}

fn read_members(object: &Object, levels: u8) -> Option<Vec<(String, Json)>> {
    let member = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, read(&entry.get(1), levels)?))
    };
    Object::entries(object).iter().map(member).collect()
}
