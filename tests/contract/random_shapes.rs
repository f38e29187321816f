//! Answers with values that nobody thought of, in several places at once: no decoder panics, whatever comes.
//! `PROPTEST_CASES` widens it.

use crate::fixtures::{all, read};
use crate::robustness::{everything, replace, size};
use cryptorefills_widget::api::{Json, Request, parse};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts that stand for something where the wire format expects them, and what is nearly that.
const TEXTS: [&str; 16] = [
    "",
    " ",
    "-1",
    "0",
    "1e400",
    "0x10",
    "10.00 USD",
    "$1,000.00",
    "1.000,00 €",
    "2026-11-26T25:61:00Z",
    "javascript:alert(1)",
    "https://",
    "http://[::1",
    "\u{202e}moc.elpmaxe",
    "<img src=x onerror=alert(1)>",
    "99999999999999999999999999999999999999",
];

/// The names that the wire format uses, so that what is random is read as well as dropped.
const NAMES: [&str; 14] = [
    "brand",
    "brand_name",
    "denomination",
    "coin_amount",
    "networks",
    "currencies",
    "deliveries",
    "deliverable",
    "problems",
    "moreDetails",
    "order_state",
    "payment_via",
    "qr_text",
    "timestamp_of_request",
];

proptest! {
    #[test]
    fn whatever_comes_is_read_as_another_reader_reads_it(text in r#"[\[\]{}",:0-9a-fnul\\.eE+ -]{0,40}"#) {
        let other = serde_json::from_str::<Json>(&text).ok();
        let ours = parse(&text);
        // Numbers of the other one have been floats, which some are too large for.
        if !text.contains(|c: char| c.is_ascii_digit()) {
            prop_assert_eq!(ours, other);
        } else if other.is_some() {
            prop_assert!(ours.is_some());
        }
    }

    #[test]
    fn no_text_stops_the_readers(text in any::<String>(), quoted in r#"[{\["\\,:a]{0,20}"#) {
        for text in [text, quoted] {
            let _ = parse(&text);
            let _ = Request::brands("US", None).read(&text);
        }
    }

    #[test]
    fn an_answer_with_anything_in_some_places_is_read_or_refused(
        (file, changes) in (any::<Index>(), prop::collection::vec((any::<Index>(), json()), 1..8)),
    ) {
        let files: Vec<_> = all().filter(|file| file.ends_with(".json")).collect();
        let mut broken = read(&files[file.index(files.len())]);
        for (place, value) in changes {
            let nodes = size(&broken);
            replace(&mut broken, place.index(nodes), value);
        }
        let _ = everything(&broken);
    }

    #[test]
    fn anything_is_read_or_refused(value in json()) {
        let _ = everything(&value);
    }
}

/// Any value, and not too large.
fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>()
            .prop_filter("a number of JSON", |number| number.is_finite())
            .prop_map(|number| Json::Number(number.to_string())),
        select(&["1e400", "-0", "1e-9", "9007199254740993", "4102444800000"][..])
            .prop_map(|number| Json::Number(number.to_owned())),
        select(&TEXTS[..]).prop_map(|text| Json::Text(text.to_owned())),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let name = prop_oneof![select(&NAMES[..]).prop_map(str::to_owned), any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Json::List),
            prop::collection::vec((name, inner), 0..8).prop_map(Json::Map),
        ]
    })
}
