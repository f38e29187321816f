//! How a [`Json`] is read from any format that describes itself: by native tests, from text. An
//! answer is read by `parse`, which these tests hold against it. It accepts every shape and refuses only what is nested too deeply for the stack.

use crate::api::json::Json;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Levels of nesting that are read; the API uses nine. Reading is recursive, and a browser's stack is small.
pub(crate) const DEPTH: u8 = 64;

/// Reads one value, and what is in it with one level less.
#[derive(Clone, Copy)]
struct Reader {
    levels: u8,
}

impl Reader {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let levels = self.levels.checked_sub(1).ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Self { levels })
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reader { levels: DEPTH }.deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(written(value as f64)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(written(value as f64)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(written(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let inner = self.inner()?;
        let mut map = Vec::new();
        while let Some(name) = members.next_key()? {
            map.push((name, members.next_value_seed(inner)?));
        }
        Ok(Json::Map(map))
    }
}

/// A number as a browser writes it: in its shortest form, very large and very small ones with an exponent.
fn written(number: f64) -> String {
    let size = number.abs();
    if size >= 1e21 {
        return format!("{number:e}").replace('e', "e+");
    }
    if size < 1e-6 && size > 0.0 { format!("{number:e}") } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let json: Json =
            serde_json::from_str(r#"[null, true, 1, -1, 1.5, "é\n", [], {"b": 1, "a": {}}]"#).unwrap();
        let number = |n: f64| Json::Number(n.to_string());
        assert_eq!(
            json,
            Json::List(vec![
                Json::Null,
                Json::Bool(true),
                number(1.0),
                number(-1.0),
                number(1.5),
                Json::Text("é\n".into()),
                Json::List(vec![]),
                Json::Map(vec![("b".into(), number(1.0)), ("a".into(), Json::Map(vec![]))]),
            ])
        );
    }

    #[test]
    fn a_number_is_written_as_browsers_do() {
        for (number, text) in [
            (0.0, "0"),
            (19.99, "19.99"),
            (0.1 + 0.2, "0.30000000000000004"),
            (0.000_001, "0.000001"),
            (1e-7, "1e-7"),
            (2.5e-9, "2.5e-9"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (1e21, "1e+21"),
            (-1e300, "-1e+300"),
        ] {
            assert_eq!(written(number), text);
        }
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(serde_json::from_str::<Json>(&nested(64)).is_ok());
        assert!(serde_json::from_str::<Json>(&nested(65)).is_err());
    }
}
