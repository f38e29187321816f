//! Names, numbers, money and times as the shopper's language writes them, by the browser's own `Intl`. Amounts of coin
//! are never formatted. Every `lang` here is a tag that `Intl` takes, see [`locale`](crate::domain::locale).

pub(crate) mod notation;
pub(crate) mod plan;
pub(crate) mod problem_details;

use crate::domain::country;
use crate::domain::offer::face_value::{is_currency, money as plain_money};
use crate::domain::search::country_search::NamedCountry;
use crate::domain::time::UnixMs;
use crate::ui::words::Counted;
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

/// A number, decimal text, as the language writes it, and the plural form that it asks for.
pub(crate) fn counted(number: &str, lang: &str) -> Counted {
    // The browser reads the number: no parser is compiled for it.
    let value = f64::try_from(JsValue::from_str(number)).unwrap_or(f64::NAN);
    if value.is_nan() {
        return Counted { category: "other".into(), shown: number.to_owned() };
    }
    let rules = js_sys::Intl::PluralRules::new(&locales(lang), &Object::new());
    Counted { category: rules.select(value).into(), shown: formatted(number, &Object::new(), lang) }
}

/// A label of the API: plain money as the language writes it, anything else as it is.
pub(crate) fn face_value(label: &str, lang: &str) -> String {
    plain_money(label).map_or_else(|| label.to_owned(), |plain| money(&plain.amount, &plain.currency, lang))
}

/// Fiat money: decimal text and its ISO 4217 code. A unit that is no currency stands behind the number.
pub(crate) fn money(amount: &str, currency: &str, lang: &str) -> String {
    if !is_currency(currency) {
        return [&formatted(amount, &Object::new(), lang), " ", currency].concat().trim_end().to_owned();
    }
    let options = option("style", "currency");
    set(&options, "currency", currency);
    // `25` has no cents to show, and `12.5` two.
    set(&options, "trailingZeroDisplay", "stripIfInteger");
    formatted(amount, &options, lang)
}

/// Several things in one sentence: `A, B, and C`.
pub(crate) fn list(items: &[String], lang: &str) -> String {
    let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    js_sys::Intl::ListFormat::new(&locales(lang), &Object::new()).format(&items).into()
}

/// One of several things: `A, B, or C`.
pub(crate) fn either(items: &[String], lang: &str) -> String {
    let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    js_sys::Intl::ListFormat::new(&locales(lang), &option("type", "disjunction")).format(&items).into()
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
    formatted(quantity, &options, lang)
}

/// Day, month and year of a moment.
pub(crate) fn date(moment: UnixMs, lang: &str) -> String {
    let options = option("dateStyle", "long");
    let format = js_sys::Intl::DateTimeFormat::new(&locales(lang), &options).format();
    called(&format, &Date::new(&JsValue::from_f64(moment.to_date())))
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

/// Hours and minutes of a moment.
pub(crate) fn time_of_day(moment: UnixMs, lang: &str) -> String {
    let options = option("timeStyle", "short");
    let format = js_sys::Intl::DateTimeFormat::new(&locales(lang), &options).format();
    called(&format, &Date::new(&JsValue::from_f64(moment.to_date())))
}

/// A number, exact to its last digit: it goes in as text, and as many decimals are kept as every browser can.
fn formatted(number: &str, options: &Object, lang: &str) -> String {
    set(options, "maximumFractionDigits", "20");
    let format = js_sys::Intl::NumberFormat::new(&locales(lang), options).format();
    called(&format, &JsValue::from_str(number))
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
