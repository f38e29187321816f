//! `GET /v2/brands` (reference section 3, `docs/wire-format.md` section 3). Kinds that are not sold here are left out
//! quietly.

use crate::api::decode::brand::brand;
use crate::api::decode::decoded::{Decoded, Malformed};
use crate::api::json::Json;
use crate::api::json::parse::{parse, parse_members};
use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::{Brand, Kind};
use crate::domain::catalogue::places::Places;
use std::sync::Arc;

/// Reads the brands of a country, ISO 3166-1 alpha-2. Each brand is kept once, by its name, the first as it came.
///
/// # Errors
/// The answer has neither `all_brands` nor `categories`.
pub fn catalogue(json: &Json, country: &str) -> Result<Decoded<Catalogue>, Malformed> {
    let listed = ["all_brands", "categories"].iter().any(|key| matches!(json.get(key), Json::List(_)));
    if !listed {
        return Err(Malformed("brands: neither all_brands nor categories"));
    }
    let count = |whole, part| either(json, whole, part).count();
    let records = count("all_brands", "brands") + count("popular_brands", "popular_brands");
    let mut shelf = Shelf { brands: Vec::new(), known: Places::of(records), dropped: 0 };
    for record in either(json, "all_brands", "brands") {
        let _ = shelf.take(record);
    }
    let mut popular: Vec<Arc<Brand>> = Vec::new();
    for record in either(json, "popular_brands", "popular_brands") {
        if let Some(brand) =
            shelf.take(record).filter(|new| !popular.iter().any(|known| Arc::ptr_eq(known, new)))
        {
            popular.push(brand);
        }
    }
    Ok(Decoded { value: Catalogue::new(country, shelf.brands, popular), dropped: shelf.dropped })
}

/// The members of an answer that [`catalogue`] and `brand` look at, without the categories: those only repeat the lists,
/// brand by brand.
const MEMBERS: [&str; 13] = [
    "all_brands",
    "popular_brands",
    "brand",
    "family",
    "kind",
    "category",
    "additional_categories",
    "brand_tags",
    "logo_base_url",
    "logo_url",
    "min",
    "max",
    "is_out_of_stock",
];

/// Reads a body for [`catalogue`]: of one that has both lists their members alone, any other as it is.
pub(crate) fn read_catalogue(body: &str) -> Option<Json> {
    let lists = parse_members(body, &MEMBERS)?;
    let is_whole = ["all_brands", "popular_brands"].iter().all(|list| !lists.items(list).is_empty());
    if is_whole { Some(lists) } else { parse(body) }
}

/// The records of a list of the answer, or where it is empty those of the same list in every category.
fn either<'a>(json: &'a Json, whole: &str, part: &'a str) -> impl Iterator<Item = &'a Json> {
    let whole = json.items(whole);
    let categories = if whole.is_empty() { json.items("categories") } else { &[] };
    whole.iter().chain(categories.iter().flat_map(move |category| category.items(part)))
}

/// The brands so far, and where each stands.
struct Shelf<'a> {
    brands: Vec<Arc<Brand>>,
    known: Places<'a>,
    dropped: usize,
}

impl<'a> Shelf<'a> {
    /// The brand of a record, new or known; `None` where it is not sold here or cannot be read.
    fn take(&mut self, record: &'a Json) -> Option<Arc<Brand>> {
        let known = record.get("brand").text().and_then(|name| self.known.get(name));
        if let Some(place) = known {
            return place.map(|at| Arc::clone(&self.brands[at]));
        }
        let Some(brand) = brand(record) else {
            self.dropped += 1;
            return None;
        };
        let sold = !matches!(brand.kind, Kind::Other(_));
        if let Some(name) = record.get("brand").text() {
            self.known.insert(name, sold.then_some(self.brands.len()));
        }
        if !sold {
            return None;
        }
        let brand = Arc::new(brand);
        self.brands.push(Arc::clone(&brand));
        Some(brand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_in_several_places_is_one_brand() {
        let catalogue = decode(
            r#"{"categories":[
                {"brands":[{"brand":"A","kind":"giftcard","min":"first"},{"brand":"B","kind":"giftcard"}],
                 "popular_brands":[{"brand":"B","kind":"giftcard"}]},
                {"category":null,"brands":[{"brand":"A","kind":"giftcard","min":"second"}],
                 "popular_brands":[{"brand":"B","kind":"giftcard"},{"brand":"C","kind":"giftcard"}]}]}"#,
        )
        .value;
        assert_eq!(names(&catalogue.brands), ["A", "B", "C"]);
        assert_eq!(names(&catalogue.popular), ["B", "C"]);
        assert_eq!(catalogue.brands[0].span().as_deref(), Some("first"));
        assert!(Arc::ptr_eq(&catalogue.brands[1], &catalogue.popular[0]));
    }

    #[test]
    fn what_is_not_sold_here_goes_quietly_and_what_is_broken_is_counted() {
        let decoded = decode(
            r#"{"all_brands":[{"brand":"Lufthansa","kind":"flight"},{"brand":"A","kind":"giftcard"},{"brand":42},null],
                "popular_brands":[{"brand":"Lufthansa","kind":"flight"}],"categories":"none"}"#,
        );
        assert_eq!(
            (names(&decoded.value.brands), decoded.value.popular.len(), decoded.dropped),
            (vec!["A"], 0, 2)
        );
    }

    #[test]
    fn of_a_whole_answer_the_lists_are_read_and_of_any_other_all() {
        let read = |text: &str| read_catalogue(text).unwrap();
        let whole = r#"{"country_code":"US","categories":[{"brands":[{"brand":"B","kind":"giftcard"}]}],
            "all_brands":[{"brand":"A","kind":"giftcard","bg_color":"red"}],"popular_brands":[{"brand":"A","kind":"giftcard"}]}"#;
        assert_eq!(read(whole).get("categories"), &Json::Null);
        assert_eq!(read(whole).items("all_brands")[0].get("bg_color"), &Json::Null);
        assert_eq!(names(&catalogue(&read(whole), "US").unwrap().value.brands), ["A"]);
        for other in [
            r#"{"categories":[{"brands":[{"brand":"B","kind":"giftcard"}]}],"all_brands":[],"popular_brands":[1]}"#,
            r#"{"status":404,"detail":"BRANDS_NOT_FOUND"}"#,
            "[]",
        ] {
            assert_eq!(read(other), parse(other).unwrap(), "{other}");
        }
        assert_eq!(read_catalogue("{"), None);
    }

    #[test]
    fn an_empty_shelf_is_a_catalogue_and_another_shape_is_not() {
        assert_eq!(decode(r#"{"categories":[]}"#).value.brands.len(), 0);
        for text in ["{}", "[]", "null", r#"{"error":"x"}"#, r#"{"all_brands":null,"categories":{}}"#] {
            assert!(catalogue(&serde_json::from_str(text).unwrap(), "US").is_err(), "{text}");
        }
    }

    fn decode(text: &str) -> Decoded<Catalogue> {
        catalogue(&serde_json::from_str(text).unwrap(), "US").unwrap()
    }

    fn names(brands: &[Arc<Brand>]) -> Vec<&str> {
        brands.iter().map(|brand| brand.name.as_str()).collect()
    }
}
