//! The tables themselves: each thing is told once, in a sentence, and what lies outside the code has it too.

use std::collections::BTreeSet;

use cryptorefills_widget::embed::contract::attributes::ATTRIBUTES;
use cryptorefills_widget::embed::contract::events::EVENTS;
use cryptorefills_widget::embed::contract::methods::{FIELDS, METHODS};
use cryptorefills_widget::embed::contract::parts::PARTS;
use cryptorefills_widget::embed::contract::tokens::TOKENS;

use crate::files::text;

#[test]
fn everything_is_described_once_in_a_sentence() {
    let attributes = ATTRIBUTES.iter().map(|row| (row.attribute.name(), row.description)).collect();
    let events = EVENTS.iter().map(|event| (event.name, event.description)).collect();
    let methods = METHODS.iter().map(|method| (method.name, method.description));
    let members = methods.chain(FIELDS.iter().map(|field| (field.name, field.description))).collect();
    let parts = PARTS.iter().map(|(part, words)| (part.name(), *words)).collect();
    let tokens = TOKENS.iter().map(|token| (token.name, token.description)).collect();
    let tables: [Vec<(&str, &str)>; 5] = [attributes, events, members, parts, tokens];
    for table in tables {
        assert!(!table.is_empty());
        let mut seen = BTreeSet::new();
        for (name, words) in table {
            assert!(words.len() > 5 && words.ends_with('.') && !words.contains('|'), "{name}: {words}");
            assert!(seen.insert(name), "{name} is told twice");
        }
    }
}

#[test]
fn parts_stand_in_the_order_of_their_names() {
    assert!(PARTS.is_sorted_by_key(|(part, _)| part.name()));
}

#[test]
fn the_style_reads_every_token_and_no_other() {
    let told: BTreeSet<_> = TOKENS.iter().map(|token| token.name.to_owned()).collect();
    assert_eq!(read_by_the_style(), told);
}

#[test]
fn the_loader_asks_for_attributes_that_there_are() {
    let scripts =
        ["embed.js", "life.js", "words.js"].map(|name| text(&format!("src/embed/loader/{name}"))).concat();
    let asked: Vec<_> =
        scripts.split("getAttribute(\"").skip(1).filter_map(|rest| Some(rest.split_once("\")")?.0)).collect();
    assert!(asked.len() > 3, "{asked:?}");
    // The other forms of the tag are asked for by the generated list.
    for name in asked.into_iter().filter(|name| !name.starts_with("data-")) {
        assert!(ATTRIBUTES.iter().any(|row| row.attribute.name() == name), "{name}");
    }
}

#[test]
fn the_loader_has_the_place_for_the_pages_own_content() {
    assert!(text("src/embed/loader/embed.js").contains("make(\"slot\")"));
}

/// The properties that the style reads from outside.
fn read_by_the_style() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let index = text("style/index.css");
    let sheets = index.split("@import \"./").skip(1).filter_map(|rest| rest.split('"').next());
    for sheet in sheets {
        let style = text(&format!("style/{sheet}"));
        let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        let read = style.split("var(--cr-").skip(1);
        let names = read.map(|rest| rest.split(|letter| !plain(letter)).next().unwrap_or_default());
        found.extend(names.map(|name| format!("--cr-{name}")));
    }
    found
}
