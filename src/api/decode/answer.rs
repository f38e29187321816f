//! What an HTTP answer means: a value to decode, a refusal with a reason, or a failure (reference section 7, "HTTP-level
//! errors"; `docs/wire-format.md` section 1). It never retries and never speaks.

use crate::api::decode::decoded::Malformed;
use crate::api::decode::problem_details::details;
use crate::api::json::Json;
use crate::domain::problem::failure::{ApiError, Failure, RETRY_AFTER};
use crate::domain::problem::{Consequence, Problem};

/// Members beside `detail` and `problem` that hosts and gateways put a reason in; often they hold a sentence instead.
const OTHER_NAMES: [&str; 6] = ["code", "reason", "error_code", "error", "message", "title"];

/// Judges an answer by its status, its `Retry-After` and its body; `None` is a body that is no JSON, or none at all.
///
/// # Errors
/// A refusal with a code is a problem; everything else that is no success is a failure, and so is a success without JSON.
pub fn judge(status: u16, retry_after: Option<&str>, body: Option<&Json>) -> Result<(), ApiError> {
    // A refusal may travel under a status of success, and says its own.
    let status = if matches!(status, 200..=299) { body.and_then(refused).unwrap_or(status) } else { status };
    let problems = || body.map_or_else(Vec::new, |body| refusals(status, body));
    let failure = match status {
        200..=299 if body.is_some() => return Ok(()),
        200..=299 => Failure::Malformed,
        408 => Failure::TimedOut,
        429 => Failure::Busy(retry_after.and_then(seconds)),
        // A gateway in trouble may still have a body with a word in it; only what the API itself says counts.
        500.. => {
            let mut said = problems();
            said.retain(|problem| problem.causes(Consequence::NothingMade));
            return Err(ApiError::of(said, Failure::Server(status)));
        }
        _ => {
            let mut said = problems();
            let wait = retry_after.and_then(seconds).map(|wait| (RETRY_AFTER.to_owned(), wait.to_string()));
            said.iter_mut().for_each(|problem| problem.details.extend(wait.clone()));
            return Err(ApiError::of(said, Failure::Refused(status)));
        }
    };
    Err(ApiError::Failure(failure))
}

impl From<Malformed> for ApiError {
    fn from(_: Malformed) -> Self {
        Self::Failure(Failure::Malformed)
    }
}

/// The status of a refusal, where an answer is the API's own form of one and no order.
fn refused(body: &Json) -> Option<u16> {
    let said = body.integer("status").filter(|said| (400..500).contains(said))?;
    let is_one = body.get("order_id") == &Json::Null && !reasons(body).is_empty();
    is_one.then_some(said as u16)
}

/// Every reason that a refusal names: those of its list `problems`, which are nearer than a word for all of them, else its
/// own one.
pub(crate) fn refusals(status: u16, body: &Json) -> Vec<Problem> {
    let mut problems = reasons(body);
    for problem in &mut problems {
        problem.details.push(("status".to_owned(), status.to_string()));
    }
    problems
}

fn reasons(body: &Json) -> Vec<Problem> {
    let listed = match body {
        Json::List(all) => all.as_slice(),
        _ => body.items("problems"),
    };
    let mut problems: Vec<Problem> = Vec::new();
    for one in listed {
        problems.extend(reason(one).filter(|problem| !problems.contains(problem)));
    }
    if problems.is_empty() {
        problems.extend(reason(body));
    }
    problems
}

/// The code of a refusal, in whichever of its shapes, with what comes with it.
fn reason(json: &Json) -> Option<Problem> {
    let word = |key: &str| json.get(key).text().map(str::trim);
    let own = json.text().map(str::trim).filter(|text| is_code(text));
    let own = own.or_else(|| ["detail", "problem"].into_iter().filter_map(word).find(|text| is_word(text)));
    let code = own.or_else(|| OTHER_NAMES.into_iter().filter_map(word).find(|text| is_code(text)));
    match code {
        Some(code) => Some(Problem { code: code.to_owned(), details: details(json.get("moreDetails")) }),
        // An envelope around it.
        None => ["error", "detail"].into_iter().map(|key| json.get(key)).find_map(|inner| match inner {
            Json::Map(_) => reason(inner),
            _ => None,
        }),
    }
}

fn is_word(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `OUT_OF_STOCK`, `partner_daily_order_velocity_exceeded`, but not `Unauthorized`.
fn is_code(text: &str) -> bool {
    is_word(text)
        && (text.contains('_') || !text.bytes().any(|byte| byte.is_ascii_lowercase()))
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// `Retry-After` in seconds. Its other form, a date, would need a clock that agrees with the server's.
fn seconds(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_judged_by_status_and_body() {
        let detail = r#"{"title":null,"status":400,"detail":"SUSPENDED_COIN","moreDetails":{"coin":"LTC"}}"#;
        let html: Option<&str> = None;
        for (status, body, verdict) in [
            (200, Some("{}"), "ok"),
            (201, Some("[]"), "ok"),
            (200, html, "client:malformed"),
            (200, Some(r#"{"status":422,"detail":"LOGIN_REQUIRED"}"#), "LOGIN_REQUIRED"),
            (200, Some(r#"{"status":422,"detail":"LOGIN_REQUIRED","order_id":"A"}"#), "ok"),
            (200, Some(r#"{"status":422}"#), "ok"),
            (200, Some(r#"{"status":"active","detail":"GOOD_NEWS"}"#), "ok"),
            (204, html, "client:malformed"),
            (400, Some(detail), "SUSPENDED_COIN"),
            (422, Some(detail), "SUSPENDED_COIN"),
            (403, Some(r#"{"detail":" USER_BLOCKED "}"#), "USER_BLOCKED"),
            (403, Some(r#"{"detail":"Cryptorefill_NFT_GIFTCARD"}"#), "Cryptorefill_NFT_GIFTCARD"),
            (400, Some(r#"{"detail":"Not a valid request"}"#), "client:refused"),
            (400, Some(r#"{"detail":"no such thing","error_code":"OUT_OF_STOCK"}"#), "OUT_OF_STOCK"),
            (
                400,
                Some(r#"{"reason":"partner_daily_order_velocity_exceeded"}"#),
                "partner_daily_order_velocity_exceeded",
            ),
            (401, Some(r#"{"error":"Unauthorized"}"#), "client:refused"),
            (422, Some(r#"{"problems":[{"problem":"LOGIN_REQUIRED"}]}"#), "LOGIN_REQUIRED"),
            (422, Some(r#"{"status":422,"detail":"INVALID","problems":["KYC_MISSING"]}"#), "KYC_MISSING"),
            (409, Some(r#"{"problems":[{"code":"OUT_OF_STOCK"}],"detail":"CONFLICT"}"#), "OUT_OF_STOCK"),
            (409, Some(r#"[{"problem":"OUT_OF_STOCK"}]"#), "OUT_OF_STOCK"),
            (400, Some(r#"{"problems":[],"detail":"SUSPENDED_COIN"}"#), "SUSPENDED_COIN"),
            (400, Some(r#"{"problems":null,"code":"SUSPENDED_COIN"}"#), "SUSPENDED_COIN"),
            (400, Some(r#"{"problems":[7,{}],"reason":"SUSPENDED_COIN"}"#), "SUSPENDED_COIN"),
            (422, Some(r#"{"code":"LOGIN_REQUIRED","message":"Please sign in"}"#), "LOGIN_REQUIRED"),
            (422, Some(r#"{"code":422,"reason":"LOGIN_REQUIRED"}"#), "LOGIN_REQUIRED"),
            (422, Some(r#"{"error":{"code":"LOGIN_REQUIRED"}}"#), "LOGIN_REQUIRED"),
            (422, Some(r#"{"error":{"message":"No"},"title":"LOGIN_REQUIRED"}"#), "LOGIN_REQUIRED"),
            (422, Some(r#"{"title":"Unprocessable Entity","status":422}"#), "client:refused"),
            (422, Some(r#"{"detail":{"code":"LOGIN_REQUIRED"}}"#), "LOGIN_REQUIRED"),
            (503, Some(r#"{"problems":[{"problem":"LOGIN_REQUIRED"}]}"#), "client:server"),
            (500, Some(r#"{"problems":[{"problem":"CANT_SETUP_PAYMENT"}]}"#), "CANT_SETUP_PAYMENT"),
            (401, Some(r#"{"message":"401","error":401}"#), "client:refused"),
            (404, html, "client:refused"),
            (302, html, "client:refused"),
            (408, html, "client:timeout"),
            (429, Some(detail), "client:busy"),
            (500, Some(detail), "client:server"),
            (500, Some(r#"{"detail":"CANT_SETUP_PAYMENT"}"#), "CANT_SETUP_PAYMENT"),
            (502, Some(r#"{"detail":"UPSTREAM_UNREACHABLE"}"#), "client:server"),
            (504, html, "client:server"),
        ] {
            let json = body.map(|text| serde_json::from_str::<Json>(text).unwrap());
            let code = match judge(status, None, json.as_ref()) {
                Ok(()) => "ok".to_owned(),
                Err(error @ (ApiError::Problem(_) | ApiError::Problems(_))) => {
                    error.problems().remove(0).code
                }
                Err(ApiError::Failure(failure)) => failure.code().to_owned(),
            };
            assert_eq!(code, verdict, "{status} {body:?}");
        }
    }

    #[test]
    fn a_refusal_keeps_its_details() {
        let json =
            serde_json::from_str(r#"{"detail":"SUSPENDED_COIN","moreDetails":{"coin":"LTC"}}"#).unwrap();
        let Err(ApiError::Problem(problem)) = judge(400, None, Some(&json)) else { panic!() };
        assert_eq!(problem.details[0], ("coin".to_owned(), "LTC".to_owned()));
        assert_eq!(problem.status(), Some(400));
    }

    #[test]
    fn a_refusal_keeps_how_long_it_asks_to_wait() {
        let json = serde_json::from_str(r#"{"detail":"STILL_UNDER_WAY"}"#).unwrap();
        for (header, wait) in [(Some("3"), Some(3)), (Some("tomorrow"), None), (None, None)] {
            let error = judge(425, header, Some(&json)).unwrap_err();
            assert_eq!((error.status(), error.retry_after()), (Some(425), wait), "{header:?}");
        }
    }

    #[test]
    fn several_reasons_are_all_kept_each_once_with_what_comes_with_it() {
        let json = serde_json::from_str(
            r#"{"problems":[{"problem":"COUPON_BELOW_MIN_AMOUNT","moreDetails":{"min_order_amount":"50"}},
                {"problem":"KYC_MISSING","moreDetails":null},{"problem":"KYC_MISSING"}]}"#,
        )
        .unwrap();
        let problems = judge(422, None, Some(&json)).unwrap_err().problems();
        let codes: Vec<_> = problems.iter().map(|problem| problem.code.as_str()).collect();
        assert_eq!(codes, ["COUPON_BELOW_MIN_AMOUNT", "KYC_MISSING"]);
        assert_eq!(problems[0].detail("min_order_amount"), Some("50"));
        assert_eq!(problems[1].status(), Some(422));
    }

    #[test]
    fn patience_is_asked_for_in_seconds() {
        for (header, seconds) in [
            (Some("30"), Some(30)),
            (Some(" 0 "), Some(0)),
            (Some("Wed, 21 Oct 2026 07:28:00 GMT"), None),
            (Some("-1"), None),
            (Some("99999999999999"), None),
            (Some(""), None),
            (None, None),
        ] {
            assert_eq!(
                judge(429, header, None),
                Err(ApiError::Failure(Failure::Busy(seconds))),
                "{header:?}"
            );
        }
    }
}
