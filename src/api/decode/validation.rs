//! `POST /v5/orders/validations` (reference section 7): the problems that stand in an order's way, its fee, its points.

use crate::api::decode::problem_details::details;
use crate::api::decode::product::price;
use crate::api::json::Json;
use crate::domain::decimal::Decimal;
use crate::domain::offer::Price;
use crate::domain::problem::Problem;
use crate::domain::problem::failure::Failure;
use crate::domain::purchase::validation::Validation;

/// Reads a validation. Problems are none if all is well, which the API says by `null`, by `[]` or by silence.
///
/// Codes that nobody listed are kept. An answer that cannot be understood is a problem too, never an approval.
pub fn validation(json: &Json) -> Validation {
    let problems = match (json, json.get("problems")) {
        (Json::Map(_), Json::Null) => Vec::new(),
        (_, Json::List(problems)) => problems.iter().map(problem).collect(),
        _ => vec![malformed()],
    };
    let points = || some(json.get("loyalty_summary"), "points_amount");
    let points = some(json.get("points"), "amount").or_else(points);
    Validation {
        problems,
        price: price(json).map(|price| Price { points: points.clone(), ..price }),
        fee: some(json.get("payment_fee"), "amount"),
        points,
    }
}

/// An amount that is more than nothing.
fn some(json: &Json, key: &str) -> Option<String> {
    json.decimal(key).filter(|amount| Decimal::parse(amount).is_some_and(|amount| !amount.is_zero()))
}

fn problem(json: &Json) -> Problem {
    match ["problem", "code"].iter().find_map(|key| json.get(key).text()).or_else(|| json.text()) {
        Some(code) => Problem { code: code.trim().to_owned(), details: details(json.get("moreDetails")) },
        None => malformed(),
    }
}

fn malformed() -> Problem {
    Problem::from(&Failure::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_three_ways_of_saying_that_all_is_well() {
        for text in ["{}", r#"{"problems":null}"#, r#"{"problems":[]}"#] {
            assert_eq!(codes(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn every_problem_is_told_in_its_order() {
        let text = r#"{"problems":[{"problem":"OUT_OF_STOCK","moreDetails":null},{"problem":"SOMETHING_NEW"},"KYC_PENDING",{"code":"NOT_ACTIVE"}]}"#;
        assert_eq!(codes(text), ["OUT_OF_STOCK", "SOMETHING_NEW", "KYC_PENDING", "NOT_ACTIVE"]);
    }

    #[test]
    fn what_cannot_be_understood_is_no_approval() {
        for text in [
            "[]",
            "null",
            r#""ok""#,
            r#"{"problems":{}}"#,
            r#"{"problems":"no"}"#,
            r#"{"problems":[{}]}"#,
            r#"{"problems":[7]}"#,
        ] {
            assert_eq!(codes(text), ["client:malformed"], "{text}");
        }
    }

    #[test]
    fn a_fee_and_points_are_told_where_there_are_any() {
        for (text, fee, points) in [
            (
                r#"{"payment_fee":{"amount":"0.12","original_amount":"0.12"},"points":{"amount":22}}"#,
                Some("0.12"),
                Some("22"),
            ),
            (
                r#"{"payment_fee":{"amount":"0"},"points":{"amount":0},"loyalty_summary":{"points_amount":7}}"#,
                None,
                Some("7"),
            ),
            (r#"{"payment_fee":null,"points":"22"}"#, None, None),
            ("{}", None, None),
        ] {
            let read = validation(&serde_json::from_str(text).unwrap());
            assert_eq!((read.fee.as_deref(), read.points.as_deref()), (fee, points), "{text}");
        }
    }

    #[test]
    fn the_price_of_everything_is_told_with_what_it_was_before_a_coupon() {
        for (text, amount, original) in [
            (
                r#"{"coin":"USDC","coin_amount":"36.78","original_coin_amount":"40.86"}"#,
                Some("36.78"),
                Some("40.86"),
            ),
            (r#"{"coin":"USDC","coin_amount":36.78,"original_coin_amount":"36.78"}"#, Some("36.78"), None),
            (r#"{"coin":"USDC","coin_amount":null}"#, None, None),
            (r#"{"coin_amount":"36.78"}"#, None, None),
        ] {
            let price = validation(&serde_json::from_str(text).unwrap()).price;
            let read = price.as_ref().map(|price| price.amount.as_str());
            assert_eq!(
                (read, price.as_ref().and_then(|price| price.original.as_deref())),
                (amount, original),
                "{text}"
            );
        }
    }

    fn codes(text: &str) -> Vec<String> {
        validation(&serde_json::from_str(text).unwrap())
            .problems
            .into_iter()
            .map(|problem| problem.code)
            .collect()
    }
}
