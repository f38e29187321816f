//! `GET /v5/products/country/{cc}` (reference section 5, `docs/wire-format.md` section 5): what one brand offers.

use crate::api::decode::about::about;
use crate::api::decode::decoded::{Decoded, Malformed, records};
use crate::api::decode::product::product;
use crate::api::json::Json;
use crate::domain::catalogue::brand::Kind;
use crate::domain::offer::{Offer, Product};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::validation::NOT_AVAILABLE_PRODUCT;
use crate::domain::problem::failure::ApiError;
use std::sync::Arc;

/// Reads what the brand of this exact name offers, in any case; its groups become one.
///
/// # Errors
/// The answer is no list; or the brand has nothing on offer, which is the API's own `NOT_AVAILABLE_PRODUCT`.
pub fn offer(json: &Json, brand: &str) -> Result<Decoded<Offer>, ApiError> {
    let Json::List(groups) = json else { return Err(Malformed("products: no list").into()) };
    let of_brand =
        |group: &&Json| group.get("brand").text().is_some_and(|name| name.eq_ignore_ascii_case(brand));
    let mut dropped = 0;
    let mut found: Option<Offer> = None;
    for group in groups.iter().filter(of_brand) {
        let category = group.get("category").text().unwrap_or_default();
        let products = records(group.items("products"), &mut dropped, |json| product(json, category));
        let default = group.string("default_denomination").unwrap_or_default();
        let offer = found.get_or_insert_with(|| Offer {
            kind: kind(group),
            default_denomination: String::new(),
            products: Vec::new(),
            about: Arc::new(about(group)),
        });
        if offer.default_denomination.is_empty() {
            offer.default_denomination = default;
        }
        products.into_iter().for_each(|product| add(offer, product));
    }
    let value = found.filter(|offer| !offer.products.is_empty()).ok_or_else(gone)?;
    Ok(Decoded { value, dropped })
}

fn kind(group: &Json) -> Kind {
    Kind::from_wire(
        group.get("kind").text().unwrap_or_default(),
        group.get("category").text().unwrap_or_default(),
    )
}

/// A denomination is ordered by its text: the same text twice is one choice.
fn add(offer: &mut Offer, product: Product) {
    let known = matches!(&product, Product::Fixed(fixed) if offer.find(&fixed.denomination).is_some());
    if !known {
        offer.products.push(product);
    }
}

fn gone() -> ApiError {
    ApiError::Problem(Problem::new(NOT_AVAILABLE_PRODUCT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::failure::Failure;

    #[test]
    fn only_the_groups_of_the_brand_count_and_they_become_one() {
        let decoded = decode(
            r#"[{"brand":"Lycamobile Credits","kind":"mobile_recharge","products":[{"denomination":"5 USD"}]},
                {"brand":"Lycamobile Bundle","kind":"mobile_recharge","category":"mobile_bundle",
                 "default_denomination":"","products":[{"denomination":"3GB"},{"coin":"USDC"}]},
                {"brand":"LYCAMOBILE bundle","kind":"mobile_recharge","category":"mobile_data",
                 "default_denomination":"60GB","products":[{"denomination":"3GB"},{"denomination":"60GB"}]}]"#,
            "lycamobile bundle",
        )
        .unwrap();
        let names: Vec<_> = decoded.value.fixed().map(|fixed| fixed.denomination.as_str()).collect();
        assert_eq!((names, decoded.dropped), (vec!["3GB", "60GB"], 1));
        assert_eq!(decoded.value.groups(), ["mobile_bundle", "mobile_data"]);
        assert_eq!((decoded.value.kind, decoded.value.default_denomination.as_str()), (Kind::TopUp, "60GB"));
    }

    #[test]
    fn a_brand_with_nothing_left_is_not_available() {
        for text in [
            "[]",
            r#"[{"brand":"A","products":[]}]"#,
            r#"[{"brand":"A"}]"#,
            r#"[{"brand":"B","products":[]}]"#,
            "[7]",
        ] {
            assert_eq!(
                decode(text, "A"),
                Err(ApiError::Problem(Problem::new("NOT_AVAILABLE_PRODUCT"))),
                "{text}"
            );
        }
    }

    #[test]
    fn another_shape_is_malformed() {
        for text in ["{}", "null", "1"] {
            assert_eq!(decode(text, "A"), Err(ApiError::Failure(Failure::Malformed)), "{text}");
        }
    }

    fn decode(text: &str, brand: &str) -> Result<Decoded<Offer>, ApiError> {
        offer(&serde_json::from_str(text).unwrap(), brand)
    }
}
