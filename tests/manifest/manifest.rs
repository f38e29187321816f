//! `custom-elements.json` (Custom Elements Manifest 2.1): complete, and nothing more.

use std::collections::BTreeSet;

use cryptorefills_widget::embed::config::{ATTRIBUTES, LANGUAGES};
use serde_json::Value;

use crate::code;

#[test]
fn the_manifest_names_every_attribute_in_the_order_of_the_code() {
    assert_eq!(names("attributes"), ATTRIBUTES);
}

#[test]
fn the_element_observes_every_attribute_and_knows_every_language() {
    assert_eq!(code::listed("ATTRIBUTES"), ATTRIBUTES);
    assert_eq!(code::listed("LANGUAGES"), LANGUAGES);
}

#[test]
fn the_manifest_names_every_event_with_its_detail() {
    for ((name, members), event) in code::events().iter().zip(rows("events")) {
        assert_eq!(event["name"], *name);
        let detail = event["type"]["text"].as_str().unwrap();
        let told: Vec<&str> =
            detail.split([' ', '{', '<']).filter_map(|word| word.strip_suffix(':')).collect();
        assert_eq!(told, *members, "{name}");
    }
    assert_eq!(names("events").len(), code::events().len());
}

#[test]
fn the_manifest_names_every_method() {
    assert!(!code::methods().is_empty());
    let methods = rows("members").into_iter().filter(|row| row["kind"] == "method");
    let methods: Vec<_> = methods.map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(methods, code::methods());
}

#[test]
fn the_manifest_names_every_field() {
    let fields = rows("members").into_iter().filter(|row| row["kind"] == "field");
    let fields: Vec<_> = fields.map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(fields, code::fields());
}

#[test]
fn the_manifest_names_every_part() {
    let told: BTreeSet<String> = names("cssParts").into_iter().collect();
    let missing: Vec<_> = code::parts().difference(&told).cloned().collect();
    assert_eq!(missing, [""; 0], "made, and not told");
    let gone: Vec<_> = told.into_iter().filter(|part| !code::is_written(part)).collect();
    assert_eq!(gone, [""; 0], "told, and not made");
}

#[test]
fn the_manifest_names_every_property_of_the_style() {
    assert!(code::properties().len() >= 9);
    assert_eq!(names("cssProperties").into_iter().collect::<BTreeSet<_>>(), code::properties());
}

#[test]
fn the_manifest_names_the_place_for_the_pages_own_content() {
    assert!(code::loader().contains("make(\"slot\")"));
    assert_eq!(names("slots"), [""]);
}

#[test]
fn everything_in_the_manifest_is_described_once() {
    for list in ["attributes", "members", "events", "slots", "cssParts", "cssProperties"] {
        let mut seen = BTreeSet::new();
        for row in rows(list) {
            let text = row["description"].as_str().unwrap_or_default();
            assert!(text.len() > 5 && text.ends_with('.'), "{list}: {row}");
            assert!(seen.insert(row["name"].clone().to_string()), "{list}: {row}");
        }
    }
}

fn names(list: &str) -> Vec<String> {
    rows(list).iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn rows(list: &str) -> Vec<Value> {
    let manifest: Value = serde_json::from_str(&code::text("src/embed/custom-elements.json")).unwrap();
    let element = &manifest["modules"][0]["declarations"][0];
    assert_eq!(element["tagName"], "cryptorefills-widget");
    element[list].as_array().unwrap_or_else(|| panic!("no {list}")).clone()
}
