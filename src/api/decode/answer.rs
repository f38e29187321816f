//! What an HTTP answer means: a value to decode, a refusal with a reason, or a failure (reference section 7, "HTTP-level
//! errors"; `docs/wire-format.md` section 1). It never retries and never speaks.

use crate::api::decode::decoded::Malformed;
use crate::api::decode::problem_details::details;
use crate::api::json::Json;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::problem::{Consequence, Problem};

/// Members beside `detail` that hosts and gateways put a reason in; often they hold a sentence instead.
const OTHER_NAMES: [&str; 4] = ["reason", "error_code", "error", "message"];

/// Judges an answer by its status, its `Retry-After` and its body; `None` is a body that is no JSON, or none at all.
///
/// # Errors
/// A refusal with a code is a problem; everything else that is no success is a failure, and so is a success without JSON.
pub fn judge(status: u16, retry_after: Option<&str>, body: Option<&Json>) -> Result<(), ApiError> {
    let problem = || refusal(status, body?);
    let failure = match status {
        200..=299 if body.is_some() => return Ok(()),
        200..=299 => Failure::Malformed,
        408 => Failure::TimedOut,
        429 => Failure::Busy(retry_after.and_then(seconds)),
        // A gateway in trouble may still have a body with a word in it; only what the API itself says counts.
        500.. => match problem().filter(|problem| problem.causes(Consequence::NothingMade)) {
            Some(problem) => return Err(ApiError::Problem(problem)),
            None => Failure::Server(status),
        },
        _ => match problem() {
            Some(problem) => return Err(ApiError::Problem(problem)),
            None => Failure::Refused(status),
        },
    };
    Err(ApiError::Failure(failure))
}

impl From<Malformed> for ApiError {
    fn from(_: Malformed) -> Self {
        Self::Failure(Failure::Malformed)
    }
}

fn refusal(status: u16, body: &Json) -> Option<Problem> {
    let word = |key: &str| body.get(key).text().map(str::trim);
    let detail = word("detail").filter(|text| is_word(text));
    let code =
        detail.or_else(|| OTHER_NAMES.iter().filter_map(|key| word(key)).find(|text| is_code(text)))?;
    let mut details = details(body.get("moreDetails"));
    details.push(("status".to_owned(), status.to_string()));
    Some(Problem { code: code.to_owned(), details })
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
                Err(ApiError::Problem(problem)) => problem.code,
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
