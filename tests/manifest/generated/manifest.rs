//! `custom-elements.json`: the Custom Elements Manifest 2.1, one line a row.

use cryptorefills_widget::embed::contract::TAG;
use cryptorefills_widget::embed::contract::attributes::{ATTRIBUTES, KINDS, LANGUAGES, Row, Takes, Without};
use cryptorefills_widget::embed::contract::events::EVENTS;
use cryptorefills_widget::embed::contract::methods::{FIELDS, METHODS};
use cryptorefills_widget::embed::contract::parts::PARTS;
use cryptorefills_widget::embed::contract::tokens::TOKENS;
use serde_json::{Value, json};

use super::markdown::detail;
use super::with_range;

/// The name of the class that the loader defines, to those who read the manifest.
const CLASS: &str = "CryptorefillsWidget";

/// The whole file.
pub(super) fn file() -> String {
    let lists = [
        ("attributes", ATTRIBUTES.iter().map(attribute).collect()),
        ("members", members()),
        ("events", events()),
        (
            "slots",
            vec![
                json!({"name": "", "description": "Shown until the widget stands, in place of its skeleton."}),
            ],
        ),
        ("cssParts", parts()),
        ("cssProperties", properties()),
    ];
    let lists = lists.map(|(name, rows): (_, Vec<Value>)| {
        let rows: Vec<_> = rows.iter().map(|row| format!("            {}", line(row))).collect();
        format!("          \"{name}\": [\n{}\n          ]", rows.join(",\n"))
    });
    format!(
        r#"{{
  "schemaVersion": "2.1.0",
  "modules": [
    {{
      "kind": "javascript-module",
      "path": "embed.js",
      "declarations": [
        {{
          "kind": "class",
          "customElement": true,
          "name": "{CLASS}",
          "tagName": "{TAG}",
          "summary": "Gift cards, mobile top-ups and eSIMs, paid with stablecoins.",
          "superclass": {{"name": "HTMLElement"}},
{}
        }}
      ],
      "exports": [
        {{
          "kind": "custom-element-definition",
          "name": "{TAG}",
          "declaration": {{"name": "{CLASS}", "module": "embed.js"}}
        }}
      ]
    }}
  ]
}}
"#,
        lists.join(",\n")
    )
}

fn attribute(row: &Row) -> Value {
    let words = match &row.takes {
        Takes::OneOf(words) => words.join(" | "),
        Takes::Language => LANGUAGES.join(" | "),
        Takes::Text(_) | Takes::Kinds | Takes::File(_) => "string".into(),
        Takes::Presence => "boolean".into(),
        Takes::Minutes(_) => "number".into(),
    };
    let mut made = json!({"name": row.attribute.name(), "type": {"text": words}});
    let mut description = plain(&with_range(row));
    match row.without {
        Without::Nothing => (),
        Without::Value(value) | Without::Mostly(value, _) => made["default"] = value.into(),
        Without::Found(words) => description.push_str(&format!(" Without it, {}.", plain(words))),
    }
    made["description"] = description.into();
    made
}

fn members() -> Vec<Value> {
    let fields = FIELDS.iter().map(|field| {
        json!({
            "kind": "field",
            "name": field.name,
            "type": {"text": format!("{} | null", field.plainly)},
            "default": "null",
            "description": plain(field.description),
        })
    });
    let methods = METHODS.iter().map(|method| {
        let mut made = json!({"kind": "method", "name": method.name});
        let parameters = method.parameters.iter().map(|(name, kind)| match name.strip_suffix('?') {
            Some(name) => json!({"name": name, "optional": true, "type": {"text": kind}}),
            None => json!({"name": name, "type": {"text": kind}}),
        });
        if !method.parameters.is_empty() {
            made["parameters"] = parameters.collect();
        }
        made["return"] = json!({"type": {"text": "void"}});
        made["description"] = plain(method.description).into();
        made
    });
    fields.chain(methods).collect()
}

fn events() -> Vec<Value> {
    let rows = EVENTS.iter().map(|event| {
        let kind = format!("CustomEvent<{}>", detail(event));
        json!({"name": event.name, "type": {"text": kind}, "description": plain(event.description)})
    });
    rows.collect()
}

fn parts() -> Vec<Value> {
    let row = |part: &str, words: &str| json!({"name": part, "description": plain(words)});
    PARTS.iter().map(|(part, words)| row(part.name(), words)).collect()
}

fn properties() -> Vec<Value> {
    let rows = TOKENS.iter().map(|token| {
        json!({
            "name": token.name,
            "syntax": token.syntax,
            "default": token.default,
            "description": plain(token.description),
        })
    });
    rows.collect()
}

/// Words without the marks of code: editors show them as they are.
fn plain(words: &str) -> String {
    words.replace('`', "")
}

/// A value on one line, with a space where one reads better.
fn line(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(name, value)| format!("{}: {}", json!(name), line(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(line).collect::<Vec<_>>().join(", ")),
        plain => plain.to_string(),
    }
}

#[test]
fn every_list_of_words_is_told() {
    let kinds = ATTRIBUTES.iter().find(|row| row.takes == Takes::Kinds).unwrap();
    assert_eq!(attribute(kinds)["default"], KINDS.join(" "));
    assert_eq!(serde_json::from_str::<Value>(&file()).unwrap()["schemaVersion"], "2.1.0");
}
