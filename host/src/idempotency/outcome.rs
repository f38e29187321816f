//! What became of an order's creation, judged by its answer alone. It never calls an order unmade that may exist.

use axum::http::StatusCode;

use crate::refusal::Refusal;
use crate::upstream::client::HeldAnswer;
use crate::upstream::segment::is_order_id;

/// What became of an order's creation, with the answer for whoever asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// There is an order.
    Made(HeldAnswer),
    /// There is none.
    Refused(Result<HeldAnswer, Refusal>),
    /// There may be one: the answer was lost on its way.
    Unknown(Result<HeldAnswer, Refusal>),
}

impl Outcome {
    /// For a creation of which nothing at all is known.
    pub(crate) const UNKNOWN: Self = Self::Unknown(Err(Refusal::OrderOutcomeUnknown));

    /// Judges what came back.
    pub(crate) fn of(answer: Result<HeldAnswer, Refusal>) -> Self {
        match answer {
            Ok(answer) if answer.status.is_success() => Self::Made(answer),
            Ok(answer) if is_a_gateways(answer.status) => Self::Unknown(Ok(answer)),
            Ok(answer) => Self::Refused(Ok(answer)),
            Err(Refusal::UpstreamTimeout) => Self::Unknown(Err(Refusal::OrderOutcomeUnknownInTime)),
            Err(Refusal::UpstreamInterrupted) => Self::UNKNOWN,
            Err(refusal) => Self::Refused(Err(refusal)),
        }
    }

    /// The answer for whoever asked.
    ///
    /// # Errors
    ///
    /// The host's own refusal, where the upstream gave no answer.
    pub(crate) fn reply(self) -> Result<HeldAnswer, Refusal> {
        match self {
            Self::Made(answer) => Ok(answer),
            Self::Refused(reply) | Self::Unknown(reply) => reply,
        }
    }
}

impl HeldAnswer {
    /// The `order_id` in the body, if it is one.
    pub(crate) fn order_id(&self) -> Option<String> {
        let order: serde_json::Value = serde_json::from_slice(&self.body).ok()?;
        order.get("order_id")?.as_str().filter(|id| is_order_id(id)).map(str::to_owned)
    }
}

/// Whether a gateway before the upstream says that the answer was lost: 502, 504, and the 52x of content networks.
fn is_a_gateways(status: StatusCode) -> bool {
    matches!(status.as_u16(), 502 | 504 | 520..=529)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use bytes::Bytes;

    use super::*;

    fn answer(status: u16, body: &'static str) -> HeldAnswer {
        let status = StatusCode::from_u16(status).unwrap();
        HeldAnswer { status, headers: HeaderMap::new(), body: Bytes::from_static(body.as_bytes()) }
    }

    #[test]
    fn an_order_is_unmade_only_where_that_is_certain() {
        for (status, expected) in [
            (200, "made"),
            (201, "made"),
            (400, "refused"),
            (422, "refused"),
            (429, "refused"),
            (500, "refused"),
            (503, "refused"),
            (502, "unknown"),
            (504, "unknown"),
            (524, "unknown"),
        ] {
            let answer = answer(status, "{}");
            let outcome = match Outcome::of(Ok(answer.clone())) {
                Outcome::Made(kept) if kept == answer => "made",
                Outcome::Refused(Ok(kept)) if kept == answer => "refused",
                Outcome::Unknown(Ok(kept)) if kept == answer => "unknown",
                other => panic!("{status} changed the answer: {other:?}"),
            };
            assert_eq!(outcome, expected, "{status}");
        }
        for (refusal, expected) in [
            (Refusal::UpstreamUnreachable, Outcome::Refused(Err(Refusal::UpstreamUnreachable))),
            (Refusal::UpstreamInterrupted, Outcome::Unknown(Err(Refusal::OrderOutcomeUnknown))),
            (Refusal::UpstreamTimeout, Outcome::Unknown(Err(Refusal::OrderOutcomeUnknownInTime))),
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
