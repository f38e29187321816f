//! `POST /v5/orders/validations` (reference section 7): the problems that stand in an order's way.

use super::details::details;
use super::json::Json;
use crate::domain::failure::Failure;
use crate::domain::problem::Problem;

/// Reads the problems; none if all is well, which the API says by `null`, by `[]` or by silence.
///
/// Codes that nobody listed are kept. An answer that cannot be understood is a problem too, never an approval.
pub fn validation(json: &Json) -> Vec<Problem> {
    match (json, json.get("problems")) {
        (Json::Map(_), Json::Null) => Vec::new(),
        (_, Json::List(problems)) => problems.iter().map(problem).collect(),
        _ => vec![malformed()],
    }
}

fn problem(json: &Json) -> Problem {
    match json.get("problem").text().or_else(|| json.text()) {
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
        let text = r#"{"problems":[{"problem":"OUT_OF_STOCK","moreDetails":null},{"problem":"SOMETHING_NEW"},"KYC_PENDING"]}"#;
        assert_eq!(codes(text), ["OUT_OF_STOCK", "SOMETHING_NEW", "KYC_PENDING"]);
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

    fn codes(text: &str) -> Vec<String> {
        validation(&serde_json::from_str(text).unwrap()).into_iter().map(|problem| problem.code).collect()
    }
}
