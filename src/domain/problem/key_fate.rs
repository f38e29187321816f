//! What a host says became of an `Idempotency-Key` (`docs/host.md`, idempotency). Whatever else it says is no word on that.

use crate::domain::problem::failure::ApiError;

/// What became of a key that made no order that could be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFate {
    /// Nothing was ever sent with it: no order was made, and one may be.
    NeverSent,
    /// What was sent is not answered yet.
    UnderWay,
    /// It was sent, and nobody knows whether there is an order.
    Unknown,
}

impl KeyFate {
    /// What a refusal says of the key that was asked about.
    pub fn of(error: &ApiError) -> Option<Self> {
        let ApiError::Problem(problem) = error else { return None };
        match (problem.status(), problem.code.as_str()) {
            // Another 404 may be of a host that does not know the question.
            (_, "NO_SUCH_KEY") => Some(Self::NeverSent),
            (Some(425), _) | (_, "STILL_UNDER_WAY") => Some(Self::UnderWay),
            (_, "OUTCOME_UNKNOWN") => Some(Self::Unknown),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Problem;
    use crate::domain::problem::failure::Failure;

    #[test]
    fn a_refusal_says_what_became_of_a_key_by_its_code() {
        for (status, code, fate) in [
            (404, "NO_SUCH_KEY", Some(KeyFate::NeverSent)),
            (404, "ORDER_NOT_FOUND", None),
            (404, "NOT_FOUND", None),
            (425, "STILL_UNDER_WAY", Some(KeyFate::UnderWay)),
            (425, "TOO_EARLY", Some(KeyFate::UnderWay)),
            (409, "STILL_UNDER_WAY", Some(KeyFate::UnderWay)),
            (409, "OUTCOME_UNKNOWN", Some(KeyFate::Unknown)),
            (409, "CONFLICT", None),
            (400, "INVALID_IDEMPOTENCY_KEY", None),
        ] {
            let details = vec![("status".into(), status.to_string())];
            let error = ApiError::Problem(Problem { details, ..Problem::new(code) });
            assert_eq!(KeyFate::of(&error), fate, "{status} {code}");
        }
        for failure in
            [Failure::Unreachable, Failure::Refused(404), Failure::Server(503), Failure::Busy(Some(1))]
        {
            assert_eq!(KeyFate::of(&ApiError::Failure(failure)), None);
        }
    }
}
