//! How old an answer is, and whether an upstream failed, as functions of values.

use std::time::Duration;

use axum::http::StatusCode;

/// What the age of an answer means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Freshness {
    /// It is given.
    New,
    /// It is given, and the upstream is asked again meanwhile.
    Grace,
    /// It is given only where the upstream fails.
    Old,
}

impl Freshness {
    /// That of an answer of this `age`, which is new for so long and has so much `grace` after it.
    pub(crate) fn of(age: Duration, new: Duration, grace: Duration) -> Self {
        if age < new {
            Self::New
        } else if age < new + grace {
            Self::Grace
        } else {
            Self::Old
        }
    }

    /// It in one word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Grace => "grace",
            Self::Old => "old",
        }
    }

    /// `Warning` (RFC 7234, section 5.5) of an answer that is not new.
    pub(crate) fn warning(self) -> Option<&'static str> {
        match self {
            Self::New => None,
            Self::Grace => Some("110 - \"Response is Stale\""),
            Self::Old => Some("111 - \"Revalidation Failed\""),
        }
    }
}

/// Whether an answer that cannot be kept is the upstream's failure, and not its word on the question.
pub(crate) fn is_failure(status: StatusCode) -> bool {
    !status.is_client_error() || matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ages_from_new_over_grace_to_old() {
        let seconds = Duration::from_secs;
        for (age, expected) in [
            (0, Freshness::New),
            (29, Freshness::New),
            (30, Freshness::Grace),
            (39, Freshness::Grace),
            (40, Freshness::Old),
            (4_000, Freshness::Old),
        ] {
            assert_eq!(Freshness::of(seconds(age), seconds(30), seconds(10)), expected, "{age}");
        }
        assert_eq!(Freshness::of(seconds(0), seconds(0), seconds(0)), Freshness::Old);
    }

    #[test]
    fn a_refusal_is_an_answer_and_everything_else_is_a_failure() {
        for (status, failure) in [
            (200, true),
            (204, true),
            (400, false),
            (404, false),
            (408, true),
            (429, true),
            (500, true),
            (503, true),
        ] {
            assert_eq!(is_failure(StatusCode::from_u16(status).unwrap()), failure, "{status}");
        }
    }
}
