//! Writes JSON objects for request bodies. Amounts are written digit by digit, so that what arrives is what was meant.

use crate::domain::decimal::Decimal;
use std::fmt::Write;

/// An object that is being written; members keep their order.
#[derive(Default)]
pub(crate) struct Object {
    /// What stands between the braces.
    inside: String,
}

impl Object {
    /// Adds a text.
    pub(crate) fn text(mut self, name: &str, value: &str) -> Self {
        self.name(name);
        push_text(&mut self.inside, value);
        self
    }

    /// Adds a text where there is one.
    pub(crate) fn text_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self,
        }
    }

    /// Adds a number.
    pub(crate) fn number(self, name: &str, value: &Decimal) -> Self {
        self.raw(name, &value.to_string())
    }

    /// Adds a truth value.
    pub(crate) fn bool(self, name: &str, value: bool) -> Self {
        self.raw(name, if value { "true" } else { "false" })
    }

    /// Adds an object.
    pub(crate) fn object(self, name: &str, value: &Self) -> Self {
        self.raw(name, &value.finish())
    }

    /// Adds a list of objects.
    pub(crate) fn list(self, name: &str, values: impl Iterator<Item = Self>) -> Self {
        let values: Vec<String> = values.map(|value| value.finish()).collect();
        self.raw(name, &format!("[{}]", values.join(",")))
    }

    /// The finished text.
    pub(crate) fn finish(&self) -> String {
        format!("{{{}}}", self.inside)
    }

    fn raw(mut self, name: &str, value: &str) -> Self {
        self.name(name);
        self.inside.push_str(value);
        self
    }

    fn name(&mut self, name: &str) {
        if !self.inside.is_empty() {
            self.inside.push(',');
        }
        push_text(&mut self.inside, name);
        self.inside.push(':');
    }
}

/// A JSON string (RFC 8259 section 7).
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Writing to a string cannot fail.
            c if c < ' ' => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn every_text_arrives_as_it_was_written() {
        let control: String = (0..0x20_u8).map(char::from).collect();
        for text in [
            "",
            "plain",
            "\"quoted\" \\ back",
            "\n\t\r\u{8}\u{c}",
            &control,
            "é ∞ 🎁 \u{2028}\u{7f}",
            "</script>",
        ] {
            let body = Object::default().text(text, text).finish();
            let value: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(value, json!({ text: text }), "{body}");
        }
    }

    #[test]
    fn members_of_every_kind_keep_their_order() {
        let number = |text| Decimal::parse(text).unwrap();
        let line = |value| Object::default().number("value", &number(value));
        let body = Object::default()
            .text("a", "1")
            .text_if("absent", None)
            .text_if("b", Some("2"))
            .bool("c", true)
            .object("d", &Object::default().bool("e", false))
            .list("f", [line("12"), line("0.10")].into_iter())
            .list("g", std::iter::empty())
            .object("h", &Object::default())
            .finish();
        let expected =
            r#"{"a":"1","b":"2","c":true,"d":{"e":false},"f":[{"value":12},{"value":0.1}],"g":[],"h":{}}"#;
        assert_eq!(body, expected);
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap().to_string(), expected);
    }

    #[test]
    fn a_number_keeps_every_digit() {
        let exact = "12345678901234567890.123456789012345678";
        let body = Object::default().number("n", &Decimal::parse(exact).unwrap()).finish();
        assert_eq!(body, format!(r#"{{"n":{exact}}}"#));
    }
}
