//! Validations and refusals.

use crate::fixtures::read;
use cryptorefills_widget::api::{judge, validation};
use cryptorefills_widget::domain::problem::failure::ApiError;

#[test]
fn a_validation_without_problems_has_none_however_it_says_so() {
    for file in ["validations_ok_null.json", "validations_ok_empty.json", "validations_ok_absent.json"] {
        assert_eq!(validation(&read(file)).problems, [], "{file}");
    }
}

#[test]
fn a_validation_tells_every_problem_with_its_details() {
    let problems = validation(&read("validations_problems.json")).problems;
    let codes: Vec<_> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "AMOUNT_LESS_THEN_MINIMUM_ALLOWED",
            "INVALID_BENEFICIARY_ACCOUNT",
            "DAILY_SPENDING_LIMIT_EXCEEDED",
            "UNSUPPORTED_PROTOCOL_COIN_COMBINATION",
            "COUPON_EXPIRED",
            "COUPON_NOT_VALID_FOR_BRAND",
            "NFT_GIFT_CARD_FROZEN",
            "KYC_PENDING",
        ]
    );
    let detail = |problem: usize, name: &str| {
        let pairs = &problems[problem].details;
        pairs.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    };
    assert_eq!(detail(0, "minimumAmountUSD"), Some("11.24"));
    assert_eq!(detail(1, "brand"), Some("Airbnb"));
    assert_eq!(detail(2, "spent_today_by_user"), Some("3950.5 EUR"));
    assert_eq!(detail(2, "spent_this_month_from_ip"), Some("4100 EUR"));
    assert_eq!(detail(2, "dailySpendingLimitInfo.forKYC_1"), Some("10000 EUR"));
    assert_eq!(detail(3, "combos"), Some("USDC Solana, USDC Base"));
    assert_eq!(detail(4, "valid_until_pretty"), Some("31 July 2026"));
    assert!(problems[5].details.is_empty() && problems[7].details.is_empty());
    let all = format!("{problems:?}");
    assert!(!all.contains("shopper@example.com"), "a recipient is no detail");
}

#[test]
fn a_refusal_at_http_level_is_a_problem() {
    let Err(ApiError::Problem(problem)) = judge(400, None, Some(&read("error_suspended_coin.json"))) else {
        panic!("no problem")
    };
    assert_eq!(problem.code, "SUSPENDED_COIN");
    let details: Vec<_> = problem.details.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(details, [("coin", "LTC"), ("status", "400")]);
}
