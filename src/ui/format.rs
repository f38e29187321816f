//! Names and times as the shopper's language writes them, by the browser's own `Intl`. Amounts of coin are never formatted.

use crate::domain::country;
use crate::domain::country_search::NamedCountry;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The country's name in a language, or its code where the browser has no name.
pub(crate) fn country_name(code: &str, lang: &str) -> String {
    let options = option("type", "region");
    let names = js_sys::Intl::DisplayNames::new(&locales(lang), &options);
    names.of(code).map_or_else(|| code.to_owned(), String::from)
}

/// The same for what may be no code at all: a name of the API stays as it is.
pub(crate) fn region_name(text: &str, lang: &str) -> String {
    let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_code { country_name(text, lang) } else { text.to_owned() }
}

/// A time with its unit, such as `30 days`. The unit is an English word in the singular.
pub(crate) fn time_span(quantity: &str, unit: &str, lang: &str) -> String {
    if !matches!(unit, "hour" | "day" | "week" | "month" | "year") {
        return format!("{quantity} {unit}");
    }
    let options = option("style", "unit");
    for (name, value) in [("unit", unit), ("unitDisplay", "long")] {
        set(&options, name, value);
    }
    // The browser reads the number: no parser is compiled for it.
    let format = js_sys::Intl::NumberFormat::new(&locales(lang), &options).format();
    called(&format, &JsValue::from_str(quantity))
}

/// Day, month and year of a moment, which is given in milliseconds of unix time.
pub(crate) fn date(unix_ms: f64, lang: &str) -> String {
    let options = option("dateStyle", "long");
    let format = js_sys::Intl::DateTimeFormat::new(&locales(lang), &options).format();
    called(&format, &Date::new(&JsValue::from_f64(unix_ms)))
}

/// Countries with their names, in the order in which a reader of that language looks for them.
pub(crate) fn countries_by_name(codes: impl Iterator<Item = &'static str>, lang: &str) -> Vec<NamedCountry> {
    let names = |lang| js_sys::Intl::DisplayNames::new(&locales(lang), &option("type", "region"));
    let (local, english) = (names(lang), names("en"));
    let name_in = |names: &js_sys::Intl::DisplayNames, code: &str| {
        names.of(code).map_or_else(|| code.to_owned(), String::from)
    };
    let rows = Array::new();
    for code in codes {
        rows.push(&JsValue::from_str(&format!("{}\t{code}", name_in(&local, code))));
    }
    // The browser sorts: it knows the languages' own orders, and no sort is compiled for it.
    let compare = js_sys::Intl::Collator::new(&locales(lang), &Object::new()).compare();
    if let Ok(sort) =
        Reflect::get(&rows, &JsValue::from_str("sort")).and_then(|sort| sort.dyn_into::<Function>())
    {
        let _ = sort.call1(&rows, &compare);
    }
    let named = |row: JsValue| {
        let row = row.as_string()?;
        let (name, code) = row.split_once('\t')?;
        Some(NamedCountry::new(country::supported(code)?, name.to_owned(), &name_in(&english, code)))
    };
    rows.iter().filter_map(named).collect()
}

/// Hours and minutes of a moment, which is given in milliseconds of unix time.
pub(crate) fn time_of_day(unix_ms: f64, lang: &str) -> String {
    let options = option("timeStyle", "short");
    let format = js_sys::Intl::DateTimeFormat::new(&locales(lang), &options).format();
    called(&format, &Date::new(&JsValue::from_f64(unix_ms)))
}

/// What a formatter makes of a value.
fn called(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn locales(lang: &str) -> Array {
    Array::of1(&JsValue::from_str(lang))
}

fn option(name: &str, value: &str) -> Object {
    let options = Object::new();
    set(&options, name, value);
    options
}

fn set(options: &Object, name: &str, value: &str) {
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(options, &JsValue::from_str(name), &JsValue::from_str(value));
}
