//! How the browser writes numbers in a language: what it puts before a fraction and between groups of digits. The hint
//! beside a field is written so, and so the field is read.

use crate::domain::offer::face_value::is_currency;
use crate::domain::offer::typed_amount::Notation;
use crate::ui::words::intl::{locales, option, set};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// A number with groups in every language that groups, and a fraction.
const SAMPLE: f64 = 1_234_567.5;

/// How an amount in this currency, or in another unit, is written in a language.
pub(crate) fn of(currency: &str, lang: &str) -> Notation {
    let mut notation = Notation { decimal: '.', group: ',', places: 0, signs: vec![currency.to_owned()] };
    if is_currency(currency) {
        for display in ["symbol", "narrowSymbol"] {
            let options = option("style", "currency");
            set(&options, "currency", currency);
            set(&options, "currencyDisplay", display);
            look(&mut notation, &options, lang);
        }
    } else {
        let options = Object::new();
        set(&options, "minimumFractionDigits", "1");
        look(&mut notation, &options, lang);
    }
    // `US$` before `$`: what is found first is taken away. Put in one by one: a sort of a handful costs a kilobyte.
    let mut longest_first: Vec<String> = vec![];
    for sign in notation.signs {
        let place = longest_first.partition_point(|longer| longer.len() >= sign.len());
        longest_first.insert(place, sign);
    }
    Notation { signs: longest_first, ..notation }
}

fn look(notation: &mut Notation, options: &Object, lang: &str) {
    let format = js_sys::Intl::NumberFormat::new(&locales(lang), options);
    let text = |part: &JsValue, key: &str| Reflect::get(part, &JsValue::from_str(key)).ok()?.as_string();
    let parts: Array = format.format_to_parts(SAMPLE);
    let mut decimals = 0;
    for part in parts.iter() {
        let (Some(kind), Some(value)) = (text(&part, "type"), text(&part, "value")) else { continue };
        let first = value.chars().next();
        match kind.as_str() {
            "decimal" => notation.decimal = first.unwrap_or(notation.decimal),
            "group" => notation.group = first.unwrap_or(notation.group),
            "fraction" => decimals = value.chars().count(),
            "currency" => notation.signs.push(value),
            _ => {}
        }
    }
    notation.places = decimals;
}
