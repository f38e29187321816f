//! The tables of the documents.

use cryptorefills_widget::embed::contract::attributes::{ATTRIBUTES, KINDS, LANGUAGES, Row, Takes, Without};
use cryptorefills_widget::embed::contract::events::{EVENTS, Event, Holds};
use cryptorefills_widget::embed::contract::methods::METHODS;
use cryptorefills_widget::embed::contract::parts::PARTS;
use cryptorefills_widget::embed::contract::tokens::TOKENS;

/// The attributes that most pages use, which the README tells.
const COMMON: [&str; 10] =
    ["country", "lang", "coin", "network", "brand", "kinds", "theme", "support-url", "api-base", "texts"];

pub(super) fn attributes() -> String {
    table(&["attribute", "values", "default", "what it is"], ATTRIBUTES.iter().map(attribute))
}

pub(super) fn common_attributes() -> String {
    let row = |name: &str| ATTRIBUTES.iter().find(|row| row.attribute.name() == name).unwrap();
    table(&["attribute", "values", "default", "what it is"], COMMON.iter().map(|name| attribute(row(name))))
}

pub(super) fn events() -> String {
    let rows = EVENTS.iter().map(|event| {
        let detail = if event.members.is_empty() { "none".into() } else { code(&detail(event)) };
        vec![code(event.name), detail, event.description.into()]
    });
    table(&["event", "detail", "when"], rows)
}

pub(super) fn events_in_short() -> String {
    let rows = EVENTS.iter().map(|event| {
        let names: Vec<_> = event.members.iter().map(|member| member.name).collect();
        let detail =
            if names.is_empty() { "none".into() } else { code(&format!("{{{}}}", names.join(", "))) };
        vec![code(event.name), detail]
    });
    table(&["event", "detail"], rows)
}

pub(super) fn methods() -> String {
    let rows = METHODS.iter().map(|method| {
        let parameters: Vec<_> =
            method.parameters.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        vec![code(&format!("{}({})", method.name, parameters.join(", "))), method.description.into()]
    });
    table(&["method", "what it does"], rows)
}

pub(super) fn parts() -> String {
    let rows = PARTS.iter().map(|(part, words)| vec![code(part.name()), (*words).into()]);
    table(&["part", "what it is"], rows)
}

pub(super) fn tokens() -> String {
    let rows = TOKENS.iter().map(|token| {
        vec![code(token.name), code(token.syntax), code(token.default), token.description.into()]
    });
    table(&["token", "syntax", "default, light", "what it colours or shapes"], rows)
}

/// The detail of an event as TypeScript writes such an object.
pub(super) fn detail(event: &Event) -> String {
    let members = event.members.iter().map(|member| {
        let kind = match member.holds {
            Holds::Text | Holds::State | Holds::Code => "string",
            Holds::Flag => "boolean",
        };
        format!("{}: {kind}", member.name)
    });
    let members = members.collect::<Vec<_>>().join("; ");
    if members.is_empty() { "{}".into() } else { format!("{{ {members} }}") }
}

fn attribute(row: &Row) -> Vec<String> {
    let takes = match &row.takes {
        Takes::Text(words) => (*words).to_owned(),
        Takes::OneOf(words) => codes(words),
        Takes::Language => codes(&LANGUAGES),
        Takes::Kinds => format!("any of {}", codes(&KINDS)),
        Takes::Presence => "present or absent".into(),
        Takes::Minutes(range) => format!("whole number, {} to {}", range.start(), range.end()),
        Takes::File(_) => "path or URL".into(),
    };
    let without = match row.without {
        Without::Nothing if row.takes == Takes::Presence => "absent".into(),
        Without::Nothing => "none".into(),
        Without::Value(value) => code(value),
        Without::Mostly(_, words) | Without::Found(words) => words.to_owned(),
    };
    vec![code(row.attribute.name()), takes, without, row.description.into()]
}

fn codes(words: &[&str]) -> String {
    words.iter().map(|word| code(word)).collect::<Vec<_>>().join(" ")
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let rule = vec!["---".to_owned(); heads.len()];
    let heads = heads.iter().map(|head| (*head).to_owned()).collect();
    let lines = [heads, rule].into_iter().chain(rows).map(|cells| format!("| {} |\n", cells.join(" | ")));
    lines.collect()
}
