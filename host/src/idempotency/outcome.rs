//! What became of an order's creation, judged by its answer alone. It never calls an order unmade that may exist.

use serde_json::Value;

use super::rules::End;
use crate::refusal::Refusal;
use crate::upstream::client::HeldAnswer;
use crate::upstream::refusal_codes::is_documented;
use crate::upstream::segment::is_order_id;

/// What became of an order's creation, with the answer for whoever asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// There is an order with this id.
    Made(String, HeldAnswer),
    /// There is none.
    Refused(Result<HeldAnswer, Refusal>),
    /// There may be one: the answer was lost on its way, or says nothing about it.
    Unknown(Result<HeldAnswer, Refusal>),
}

impl Outcome {
    /// For a creation of which nothing at all is known.
    pub(crate) const UNKNOWN: Self = Self::Unknown(Err(Refusal::OutcomeLost));

    /// Judges what came back.
    pub(crate) fn of(answer: Result<HeldAnswer, Refusal>) -> Self {
        match answer {
            Ok(answer) if answer.status.is_success() => match answer.order_id() {
                Some(order_id) => Self::Made(order_id, answer),
                None => Self::Unknown(Ok(answer)),
            },
            Ok(answer) if is_a_refusal(&answer) => Self::Refused(Ok(answer)),
            Ok(answer) => Self::Unknown(Ok(answer)),
            Err(unsent @ (Refusal::UpstreamUnreachable | Refusal::UpstreamDown(_))) => {
                Self::Refused(Err(unsent))
            }
            Err(Refusal::UpstreamTimeout) => Self::Unknown(Err(Refusal::OutcomeLostInTime)),
            Err(_) => Self::UNKNOWN,
        }
    }

    /// How it ended, without the answer.
    pub(crate) fn end(&self) -> End {
        match self {
            Self::Made(order_id, _) => End::Made(order_id.clone()),
            Self::Refused(_) => End::Refused,
            Self::Unknown(_) => End::Unknown,
        }
    }

    /// The answer for whoever asked.
    ///
    /// # Errors
    ///
    /// The host's own refusal, where the upstream gave no answer.
    pub(crate) fn reply(self) -> Result<HeldAnswer, Refusal> {
        match self {
            Self::Made(_, answer) => Ok(answer),
            Self::Refused(reply) | Self::Unknown(reply) => reply,
        }
    }
}

impl HeldAnswer {
    /// The `order_id` in the body, if it is one.
    pub(crate) fn order_id(&self) -> Option<String> {
        let order: Value = serde_json::from_slice(&self.body).ok()?;
        order.get("order_id")?.as_str().filter(|id| is_order_id(id)).map(str::to_owned)
    }
}

/// Whether `answer` says that there is no order: by a code that the API documents, or by a status which means that nothing
/// was done. 408, 409, 425 and their like mean nothing of the sort, and neither does a 5xx of whoever stands in between.
fn is_a_refusal(answer: &HeldAnswer) -> bool {
    let status = answer.status;
    if !status.is_client_error() && !status.is_server_error() {
        return false;
    }
    let is_not_done = matches!(
        status.as_u16(),
        400 | 401 | 403 | 404 | 405 | 406 | 411 | 413 | 414 | 415 | 422 | 429 | 431
    );
    is_not_done || has_a_documented_code(answer)
}

fn has_a_documented_code(answer: &HeldAnswer) -> bool {
    let refusal: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let code = refusal.as_ref().and_then(|refusal| refusal.get("detail")?.as_str());
    code.is_some_and(|code| is_documented(code.trim()))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode};
    use bytes::Bytes;

    use super::*;

    fn answer(status: u16, body: &'static str) -> HeldAnswer {
        let status = StatusCode::from_u16(status).unwrap();
        HeldAnswer { status, headers: HeaderMap::new(), body: Bytes::from_static(body.as_bytes()) }
    }

    #[test]
    fn an_order_is_made_or_unmade_only_where_that_is_certain() {
        let order = r#"{"order_id":"ord_1"}"#;
        let documented = r#"{"status":0,"detail":"CANT_SETUP_PAYMENT"}"#;
        let sentence = r#"{"detail":"Something went wrong"}"#;
        for (status, body, expected) in [
            (200, order, "made"),
            (201, order, "made"),
            (200, "{}", "unknown"),
            (200, r#"{"order_id":7}"#, "unknown"),
            (200, "<html>", "unknown"),
            (204, "", "unknown"),
            (304, "", "unknown"),
            (400, "{}", "refused"),
            (401, "", "refused"),
            (403, "<html>", "refused"),
            (404, "", "refused"),
            (422, documented, "refused"),
            (429, "", "refused"),
            (408, "", "unknown"),
            (409, "{}", "unknown"),
            (409, documented, "refused"),
            (418, "", "unknown"),
            (425, "", "unknown"),
            (451, r#"{"detail":"BLOCKED_COUNTRY"}"#, "refused"),
            (499, "", "unknown"),
            (500, documented, "refused"),
            (500, sentence, "unknown"),
            (500, order, "unknown"),
            (500, "<html>", "unknown"),
            (502, "", "unknown"),
            (503, "<html>", "unknown"),
            (503, documented, "refused"),
            (504, "", "unknown"),
            (524, "", "unknown"),
        ] {
            let answer = answer(status, body);
            let outcome = match Outcome::of(Ok(answer.clone())) {
                Outcome::Made(id, kept) if kept == answer && id == "ord_1" => "made",
                Outcome::Refused(Ok(kept)) if kept == answer => "refused",
                Outcome::Unknown(Ok(kept)) if kept == answer => "unknown",
                other => panic!("{status} changed the answer: {other:?}"),
            };
            assert_eq!(outcome, expected, "{status} {body}");
        }
        for (refusal, expected) in [
            (Refusal::UpstreamUnreachable, Outcome::Refused(Err(Refusal::UpstreamUnreachable))),
            (Refusal::UpstreamInterrupted, Outcome::Unknown(Err(Refusal::OutcomeLost))),
            (Refusal::UpstreamRedirected, Outcome::Unknown(Err(Refusal::OutcomeLost))),
            (Refusal::UpstreamEncoding, Outcome::Unknown(Err(Refusal::OutcomeLost))),
            (Refusal::UpstreamTooLarge, Outcome::Unknown(Err(Refusal::OutcomeLost))),
            (Refusal::UpstreamTimeout, Outcome::Unknown(Err(Refusal::OutcomeLostInTime))),
        ] {
            assert_eq!(Outcome::of(Err(refusal)), expected);
        }
    }

    #[test]
    fn an_order_is_known_by_its_id() {
        for (body, id) in [
            (r#"{"order_id":"ord_abc123xyz","x":1}"#, Some("ord_abc123xyz")),
            (r#"{"order_id":"../secret"}"#, None),
            (r#"{"order_id":7}"#, None),
            ("[]", None),
            ("<html>", None),
        ] {
            assert_eq!(answer(200, body).order_id().as_deref(), id, "{body}");
        }
    }
}
