//! `cryptorefills-widget.d.ts`: complete, and nothing more. That it compiles is shown by the compiler itself.

use std::collections::BTreeSet;

use cryptorefills_widget::domain::problem::codes::own;
use cryptorefills_widget::embed::config::{ATTRIBUTES, LANGUAGES};

use crate::code;
use crate::known_states::STATES;

#[test]
fn the_types_name_every_attribute() {
    assert_eq!(members("CryptorefillsWidgetAttributes"), ATTRIBUTES);
}

#[test]
fn the_types_name_every_event_with_its_detail() {
    let told = members("CryptorefillsWidgetEventMap");
    let events = code::events();
    assert_eq!(told, events.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    for (name, expected) in &events[1..] {
        let line = types().lines().find(|line| line.contains(&format!("\"{name}\":"))).unwrap().to_owned();
        let detail = line.split(['<', '>']).nth(1).unwrap();
        assert_eq!(&members(detail), expected, "{name}");
    }
}

#[test]
fn the_types_name_every_method() {
    let body = body("export interface CryptorefillsWidgetElement extends HTMLElement {");
    let named = body.lines().filter(|line| line.ends_with("): void;"));
    let named: Vec<_> = named.filter_map(|line| line.trim().split_once('(')).map(|(name, _)| name).collect();
    assert_eq!(named, code::methods());
}

#[test]
fn the_types_name_every_field() {
    let body = body("export interface CryptorefillsWidgetElement extends HTMLElement {");
    let fields = body.lines().filter(|line| !line.contains(['(', '*']));
    let fields: Vec<_> = fields.filter_map(|line| Some(line.trim().split_once(':')?.0)).collect();
    assert_eq!(fields, code::fields());
}

#[test]
fn the_types_name_every_state_language_and_code_of_the_widget() {
    assert_eq!(union("OrderState"), STATES.map(str::to_owned).into());
    assert_eq!(union("Language"), LANGUAGES.map(str::to_owned).into());
    assert_eq!(union("ProblemCode"), own::ROWS.iter().map(|row| row.code.to_owned()).collect());
}

/// The strings of a union.
fn union(name: &str) -> BTreeSet<String> {
    let start = format!("export type Cryptorefills{name} =");
    let text = types();
    let union = text.split(&start).nth(1).unwrap().split(';').next().unwrap();
    union.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The members of an interface in their order.
fn members(name: &str) -> Vec<String> {
    let body = body(&format!("export interface {name} {{"));
    let member = |line: &str| {
        let (name, _) = line.trim().trim_start_matches("readonly ").split_once(':')?;
        let plain = !line.trim_start().starts_with(['*', '/']);
        plain.then(|| name.trim_end_matches('?').trim_matches('"').to_owned())
    };
    body.lines().filter_map(member).collect()
}

fn body(head: &str) -> String {
    let text = types();
    let body = text.split(head).nth(1).unwrap_or_else(|| panic!("no {head}"));
    body.split("\n}").next().unwrap().to_owned()
}

fn types() -> String {
    code::text("src/embed/cryptorefills-widget.d.ts")
}
