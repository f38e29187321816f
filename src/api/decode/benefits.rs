//! What a plan contains (`docs/wire-format.md` section 5.3). It translates nothing: units and remarks stay the API's.

use crate::api::json::Json;
use crate::domain::offer::plan::{Benefit, Detail, Quantity};

/// Units of time that are no benefit but say how long a plan lasts.
const PERIODS: [&str; 5] = ["hour", "day", "week", "month", "year"];

/// What the API tells about a product, in its order; regions and sentences last.
pub(crate) fn details(product: &Json) -> Vec<Detail> {
    let more = product.get("additional_details");
    let own = product.items("benefits");
    // Some answers tell the benefits a second time, or only there.
    let benefits = if own.is_empty() { more.items("benefits") } else { own };
    let mut found: Vec<Detail> = benefits.iter().filter_map(benefit).collect();
    let days =
        || Some(Detail::Validity { quantity: more.get("durationInDays").plain()?, unit: "day".to_owned() });
    let validity =
        validity(more.get("validity")).or_else(|| validity(more.get("pin").get("validity"))).or_else(days);
    if !found.iter().any(|detail| matches!(detail, Detail::Validity { .. })) {
        found.extend(validity);
    }
    let regions: Vec<String> =
        product.items("valid_regions").iter().filter_map(Json::text).map(str::to_owned).collect();
    if !regions.is_empty() {
        found.push(Detail::Regions(regions));
    }
    found.extend(more.string("description").map(Detail::Words));
    found
}

fn benefit(json: &Json) -> Option<Detail> {
    let amounts = json.get("amount");
    let mut stated =
        ["total_including_tax", "total_excluding_tax", "base"].into_iter().map(|key| amounts.get(key));
    let quantity = stated.find_map(quantity).or_else(|| quantity(amounts))?;
    let kind = json.string("type").unwrap_or_default();
    let unit = json.string("unit").unwrap_or_else(|| kind.clone());
    if let (Quantity::Exact(quantity), Some(unit)) = (&quantity, period(&unit)) {
        return Some(Detail::Validity { quantity: quantity.clone(), unit });
    }
    let bonus = match self::quantity(amounts.get("promotion_bonus")) {
        Some(Quantity::Exact(bonus)) if bonus != "0" => Some(bonus),
        _ => None,
    };
    let note = json.string("additional_information");
    Some(Detail::Benefit(Benefit { kind, quantity, unit: shown(&unit), bonus, note }))
}

/// A number in any of the API's three forms; `-1` means unlimited.
fn quantity(json: &Json) -> Option<Quantity> {
    let Json::Map(_) = json else {
        return Some(match json.plain()?.as_str() {
            "-1" => Quantity::Unlimited,
            number => Quantity::Exact(number.to_owned()),
        });
    };
    if json.get("amount") != &Json::Null {
        return quantity(json.get("amount"));
    }
    Some(match (json.get("min").plain()?, json.get("max").plain()?) {
        (_, max) if max == "-1" => Quantity::Unlimited,
        (min, max) if min == max => Quantity::Exact(min),
        (min, max) => Quantity::Between { min, max },
    })
}

fn validity(json: &Json) -> Option<Detail> {
    let unit = json.get("unit").text()?;
    let unit = period(unit).unwrap_or_else(|| shown(unit));
    Some(Detail::Validity { quantity: json.get("quantity").plain()?, unit })
}

/// `DAYS` as `day`.
fn period(unit: &str) -> Option<String> {
    let unit = unit.trim().to_ascii_lowercase();
    let unit = unit.strip_suffix('s').unwrap_or(&unit);
    PERIODS.contains(&unit).then(|| unit.to_owned())
}

/// `MINUTES` is a word, `GB` and `SMS` are not.
fn shown(unit: &str) -> String {
    if unit.len() > 3 { unit.to_ascii_lowercase() } else { unit.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_three_forms() {
        let exact = |number: &str| Some(Quantity::Exact(number.into()));
        for (amount, found) in [
            (r#"{"base":3,"total_including_tax":4}"#, exact("4")),
            (r#"{"base":1.5}"#, exact("1.5")),
            (r#"{"total_including_tax":{"type":"fixed","amount":10}}"#, exact("10")),
            (
                r#"{"total_including_tax":{"type":"range","min":5,"max":20}}"#,
                Some(Quantity::Between { min: "5".into(), max: "20".into() }),
            ),
            (r#"{"total_including_tax":{"type":"range","min":5,"max":5}}"#, exact("5")),
            (r#"{"total_including_tax":{"type":"range","min":5,"max":-1}}"#, Some(Quantity::Unlimited)),
            (r#"{"total_including_tax":-1}"#, Some(Quantity::Unlimited)),
            (r#"{"total_including_tax":{"type":"fixed","amount":-1}}"#, Some(Quantity::Unlimited)),
            ("7", exact("7")),
            (r#"{"total_including_tax":null,"base":"plenty"}"#, exact("plenty")),
            ("{}", None),
            ("null", None),
        ] {
            let text = format!(r#"{{"benefits":[{{"type":"DATA","unit":"GB","amount":{amount}}}]}}"#);
            let quantity = match &read(&text)[..] {
                [Detail::Benefit(benefit)] => Some(benefit.quantity.clone()),
                [] => None,
                other => panic!("{other:?}"),
            };
            assert_eq!(quantity, found, "{amount}");
        }
    }

    #[test]
    fn a_benefit_keeps_its_unit_its_bonus_and_its_remark() {
        let text = r#"{"benefits":[{"type":"TALKTIME","unit":"MINUTES","amount":{"base":-1}},
            {"type":"DATA","unit":"GB","additional_information":"5G","amount":{"base":10,"promotion_bonus":{"type":"fixed","amount":2}}},
            null, {"type":"SMS","amount":9}]}"#;
        let told: Vec<_> = read(text)
            .into_iter()
            .map(|detail| match detail {
                Detail::Benefit(it) => (it.unit, it.bonus.unwrap_or_default(), it.note.unwrap_or_default()),
                other => panic!("{other:?}"),
            })
            .collect();
        let row = |unit: &str, bonus: &str, note: &str| (unit.to_owned(), bonus.to_owned(), note.to_owned());
        assert_eq!(told, [row("minutes", "", ""), row("GB", "2", "5G"), row("SMS", "", "")]);
    }

    #[test]
    fn how_long_and_where_stand_beside_what() {
        let days = |quantity: &str| Detail::Validity { quantity: quantity.into(), unit: "day".into() };
        for (text, found) in [
            (
                r#"{"benefits":[{"type":"DATA","unit":"days","amount":7}],"additional_details":{"durationInDays":7}}"#,
                vec![days("7")],
            ),
            (r#"{"additional_details":{"durationInDays":30}}"#, vec![days("30")]),
            (r#"{"additional_details":{"validity":{"unit":"DAY","quantity":30}}}"#, vec![days("30")]),
            (
                r#"{"additional_details":{"validity":null,"description":"At once."}}"#,
                vec![Detail::Words("At once.".into())],
            ),
            (r#"{"valid_regions":["US","CA",7]}"#, vec![Detail::Regions(vec!["US".into(), "CA".into()])]),
            (r#"{"valid_regions":null,"benefits":null,"additional_details":null}"#, vec![]),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }

    fn read(text: &str) -> Vec<Detail> {
        details(&serde_json::from_str(text).unwrap())
    }
}
