//! What a plan contains, in the API's own words, a line each (`api/wire.md` section 5.3). It translates nothing.

use super::json::Json;

/// The lines of a top-up or eSIM, `None` where the API tells nothing.
pub(super) fn benefits(product: &Json) -> Option<String> {
    let lines: Vec<String> = product
        .items("benefits")
        .iter()
        .filter_map(benefit)
        .chain(product.get("additional_details").string("description"))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// `10 GB: 5G where available`.
fn benefit(json: &Json) -> Option<String> {
    let amounts = json.get("amount");
    let mut stated =
        ["total_including_tax", "total_excluding_tax", "base"].into_iter().map(|key| amounts.get(key));
    let amount = stated.find_map(quantity).or_else(|| quantity(amounts))?;
    let unit = unit(json.get("unit").text().or_else(|| json.get("type").text())?);
    let note = json.get("additional_information").text().map(|note| format!(": {note}")).unwrap_or_default();
    Some(format!("{amount} {unit}{note}"))
}

/// A number in any of the API's three forms; `-1` means unlimited.
fn quantity(json: &Json) -> Option<String> {
    let number = |json: &Json| match json {
        Json::Number(-1.0) => Some("∞".to_owned()),
        other => other.plain(),
    };
    match json {
        Json::Map(_) => number(json.get("amount")).or_else(|| {
            let (min, max) = (number(json.get("min"))?, number(json.get("max"))?);
            Some(format!("{min}–{max}"))
        }),
        _ => number(json),
    }
}

/// `MINUTES` is a word, `GB` and `SMS` are not.
fn unit(text: &str) -> String {
    if text.len() > 3 { text.to_ascii_lowercase() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_three_forms() {
        for (amount, line) in [
            (r#"{"base":3,"total_including_tax":4}"#, Some("4 GB")),
            (r#"{"base":1.5}"#, Some("1.5 GB")),
            (r#"{"total_including_tax":{"type":"fixed","amount":10}}"#, Some("10 GB")),
            (r#"{"total_including_tax":{"type":"range","min":5,"max":20}}"#, Some("5–20 GB")),
            (r#"{"total_including_tax":-1}"#, Some("∞ GB")),
            (r#"{"total_including_tax":{"type":"fixed","amount":-1}}"#, Some("∞ GB")),
            ("7", Some("7 GB")),
            (r#"{"total_including_tax":null,"base":"plenty of"}"#, Some("plenty of GB")),
            ("{}", None),
            ("null", None),
        ] {
            let text = format!(r#"{{"benefits":[{{"type":"DATA","unit":"GB","amount":{amount}}}]}}"#);
            assert_eq!(benefits(&serde_json::from_str(&text).unwrap()).as_deref(), line, "{amount}");
        }
    }

    #[test]
    fn lines_end_with_the_description() {
        let text = r#"{"benefits":[{"type":"TALKTIME","unit":"MINUTES","amount":{"base":-1}},
            {"type":"SMS","unit":"SMS","amount":{"base":9},"additional_information":"National"}, null],
            "additional_details":{"description":"At once."}}"#;
        let lines = benefits(&serde_json::from_str(text).unwrap());
        assert_eq!(lines.as_deref(), Some("∞ minutes\n9 SMS: National\nAt once."));
    }
}
