//! One brand record of the catalogue (`docs/wire-format.md` section 3.1). It decides nothing about what is shown.

use crate::api::decode::image_address::image;
use crate::api::json::Json;
use crate::domain::catalogue::brand::{AmountLabels, Brand, Kind};

/// Reads a brand; `None` where it lacks what ordering needs, its name and its kind.
pub(crate) fn brand(json: &Json) -> Option<Brand> {
    let name = json.string("brand")?;
    let category = json.string("category").unwrap_or_default();
    let logo = |key| json.get(key).text().and_then(image).map(str::to_owned);
    Some(Brand {
        family: json.string("family").unwrap_or_else(|| name.clone()),
        kind: Kind::from_wire(json.get("kind").text()?, &category),
        additional_categories: slugs(json.items("additional_categories")),
        tags: slugs(json.items("brand_tags")),
        logo_base_url: logo("logo_base_url"),
        logo_url: logo("logo_url"),
        labels: labels(json.string("min"), json.string("max")),
        out_of_stock: json.bool("is_out_of_stock") == Some(true),
        name,
        category,
    })
}

/// One label stands for both ends.
fn labels(min: Option<String>, max: Option<String>) -> Option<AmountLabels> {
    match (min, max) {
        (Some(min), Some(max)) => Some(AmountLabels { min, max }),
        (min, max) => min.or(max).map(|only| AmountLabels { min: only.clone(), max: only }),
    }
}

fn slugs(list: &[Json]) -> Vec<String> {
    list.iter().filter_map(Json::text).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_needs_a_name_and_a_kind_and_nothing_else() {
        let least = decode(r#"{"brand":"Steam","kind":"giftcard"}"#).unwrap();
        assert_eq!(
            (least.name.as_str(), least.family.as_str(), least.kind),
            ("Steam", "Steam", Kind::GiftCard)
        );
        assert_eq!((least.labels, least.logo_base_url, least.out_of_stock), (None, None, false));
        for text in [
            r#"{"brand":42,"kind":"giftcard"}"#,
            r#"{"brand":" ","kind":"giftcard"}"#,
            r#"{"brand":"A"}"#,
            "[]",
        ] {
            assert!(decode(text).is_none(), "{text}");
        }
    }

    #[test]
    fn one_label_stands_for_both() {
        for (labels, both) in [
            (r#""min":"$5","max":"$10""#, Some(("$5", "$10"))),
            (r#""min":"$5""#, Some(("$5", "$5"))),
            (r#""min":"","max":"$10""#, Some(("$10", "$10"))),
            (r#""min":null,"max":null"#, None),
        ] {
            let brand = decode(&format!(r#"{{"brand":"A","kind":"giftcard",{labels}}}"#)).unwrap();
            assert_eq!(brand.labels.as_ref().map(|it| (it.min.as_str(), it.max.as_str())), both, "{labels}");
        }
    }

    #[test]
    fn wrong_types_beside_the_core_are_as_good_as_absent() {
        let brand = decode(
            r#"{"brand":"A","kind":"giftcard","family":7,"logo_url":["x"],"logo_base_url":"javascript:x",
                "is_out_of_stock":"perhaps","additional_categories":["games",null,3],"brand_tags":["new",7]}"#,
        )
        .unwrap();
        assert_eq!((brand.family.as_str(), brand.logo_url, brand.logo_base_url), ("A", None, None));
        assert_eq!((brand.out_of_stock, brand.additional_categories), (false, vec!["games".to_owned()]));
        assert_eq!(brand.tags, ["new"]);
    }

    fn decode(text: &str) -> Option<Brand> {
        brand(&serde_json::from_str(text).unwrap())
    }
}
