//! An answer of the API as a tree of values, and loose ways to look into it. It never judges what an answer means.

pub(crate) mod deserialize;
pub(crate) mod number;
pub(crate) mod parse;
pub(crate) mod timestamp;

use crate::api::json::number::expanded;

/// A JSON value. Members of an object keep their order; of two with the same name the first counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, as it was written but for zeros that say nothing: `-0.5`, `1e-9`, `5` for `5.0`.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Map(Vec<(String, Json)>),
}

static NULL: Json = Json::Null;

impl Json {
    /// The member of this name; `Null` where there is none, or where this is no object.
    pub fn get(&self, key: &str) -> &Self {
        let Self::Map(members) = self else { return &NULL };
        members.iter().find(|(name, _)| name == key).map_or(&NULL, |(_, value)| value)
    }

    /// The text, as written; `None` where it is blank or no text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// A text, or a number or truth value as text: for what is only shown.
    pub fn plain(&self) -> Option<String> {
        match self {
            Self::Text(_) => self.text().map(str::to_owned),
            Self::Number(number) => match number.strip_prefix('-') {
                Some(number) => expanded(number).map(|number| format!("-{number}")),
                None => expanded(number),
            },
            Self::Bool(truth) => Some(truth.to_string()),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The text of a member.
    pub fn string(&self, key: &str) -> Option<String> {
        self.get(key).text().map(str::to_owned)
    }

    /// An amount as decimal text, exact to its last digit: verbatim where it is plain, written out where it has an exponent
    /// (`docs/wire-format.md` section 0.3).
    pub fn decimal(&self, key: &str) -> Option<String> {
        match self.get(key) {
            Self::Text(number) | Self::Number(number) => expanded(number),
            _ => None,
        }
    }

    /// A whole number, from a number or a numeric string; a fraction is cut off.
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Self::Number(text) | Self::Text(text) => {
                let text = text.trim();
                let digits = text.strip_prefix('-').unwrap_or(text);
                let whole: i64 = expanded(digits)?.split('.').next()?.parse().ok()?;
                Some(if digits.len() < text.len() { -whole } else { whole })
            }
            _ => None,
        }
    }

    /// A truth value; `None` where the API says neither.
    pub fn bool(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The elements of a list member; none where it is absent, null or no list.
    pub fn items(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_is_null_all_the_way_down() {
        let json = read(r#"{"a":{"b":"c"},"list":[1]}"#);
        assert_eq!(json.get("a").get("b").text(), Some("c"));
        assert_eq!(json.get("x").get("y").get("z"), &Json::Null);
        assert_eq!(json.get("list").get("0"), &Json::Null);
        assert_eq!((json.items("list").len(), json.items("a").len(), json.items("x").len()), (1, 0, 0));
    }

    #[test]
    fn a_blank_text_is_none_and_any_other_is_verbatim() {
        let json = read(r#"{"blank":" \t","name":" Claro Credits","number":7}"#);
        assert_eq!(json.string("blank"), None);
        assert_eq!(json.string("name").as_deref(), Some(" Claro Credits"));
        assert_eq!(json.string("number"), None);
    }

    #[test]
    fn an_amount_is_exact_decimal_text() {
        for (wire, text) in [
            (r#""0.562099175481640""#, Some("0.562099175481640")),
            (r#""500.0""#, Some("500.0")),
            ("5.0", Some("5")),
            ("19.99", Some("19.99")),
            ("22.1678", Some("22.1678")),
            ("0", Some("0")),
            ("0.123456789012345", Some("0.123456789012345")),
            (r#""0.018967000000000001""#, Some("0.018967000000000001")),
            (r#""2.218E-5""#, Some("0.00002218")),
            ("2.218e-5", Some("0.00002218")),
            ("0.000000001", Some("0.000000001")),
            ("1e-18", Some("0.000000000000000001")),
            ("1e21", Some("1000000000000000000000")),
            ("-1", None),
            ("-1e-9", None),
            (r#""-1""#, None),
            (r#""1,000""#, None),
            (r#""""#, None),
            ("true", None),
            ("null", None),
        ] {
            assert_eq!(read(&format!(r#"{{"n":{wire}}}"#)).decimal("n").as_deref(), text, "{wire}");
        }
    }

    #[test]
    fn a_whole_number_comes_in_three_spellings() {
        for (wire, number) in [
            ("1787659200", Some(1_787_659_200)),
            ("1787659200.75", Some(1_787_659_200)),
            (r#""1787659200""#, Some(1_787_659_200)),
            (r#"" 1787659200.75 ""#, Some(1_787_659_200)),
            (r#""-3""#, Some(-3)),
            ("-3", Some(-3)),
            ("1e9", Some(1_000_000_000)),
            ("1e300", None),
            ("1e99", None),
            (r#""99999999999999999999""#, None),
            (r#""soon""#, None),
            (r#""""#, None),
            ("[]", None),
        ] {
            assert_eq!(read(&format!(r#"{{"n":{wire}}}"#)).integer("n"), number, "{wire}");
        }
    }

    #[test]
    fn what_is_only_shown_may_be_text_number_or_truth() {
        for (wire, text) in [
            (r#""A""#, Some("A")),
            ("7", Some("7")),
            ("-1.5", Some("-1.5")),
            ("false", Some("false")),
            ("{}", None),
        ] {
            assert_eq!(read(wire).plain().as_deref(), text, "{wire}");
        }
    }

    fn read(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }
}
