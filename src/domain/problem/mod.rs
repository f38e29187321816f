//! What stands between a shopper and an order, as data: a code, its place, and the values it came with. Never text.

pub mod codes;
pub mod failure;
pub mod key_fate;
pub mod remedy;

pub use crate::domain::problem::codes::{Consequence, Place};
use crate::domain::problem::failure::{ApiError, Failure};

/// One problem of a validation, an order or the widget itself (reference sections 7 and 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The API's code, or `client:…` for the widget's own.
    pub code: String,
    /// Values of `moreDetails` by their names, as text: what the words may mention.
    pub details: Vec<(String, String)>,
}

impl Problem {
    /// A problem without details.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), details: Vec::new() }
    }

    /// The HTTP status it came with, where it did.
    pub fn status(&self) -> Option<u16> {
        self.detail("status")?.parse().ok()
    }

    /// A value that it came with.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Where it belongs. `top_up` tells whose form it is: a beneficiary is a phone number there.
    pub fn place(&self, top_up: bool) -> Place {
        codes::place(&self.code, top_up)
    }

    /// Whether there is something to do about it beside asking for help.
    pub fn leads_on(&self) -> bool {
        codes::remedies(&self.code).any(|kind| kind != codes::RemedyKind::Support)
    }

    /// Whether something follows from it beside its words and remedies.
    pub fn causes(&self, consequence: Consequence) -> bool {
        codes::causes(&self.code, consequence)
    }
}

impl From<&Failure> for Problem {
    fn from(failure: &Failure) -> Self {
        let details = match failure {
            Failure::Busy(Some(seconds)) => vec![("count".to_owned(), seconds.to_string())],
            Failure::Server(status) | Failure::Refused(status) => {
                vec![("status".to_owned(), status.to_string())]
            }
            Failure::Busy(None)
            | Failure::Unreachable
            | Failure::TimedOut
            | Failure::Malformed
            | Failure::SoldOut => Vec::new(),
        };
        Self { code: failure.code().to_owned(), details }
    }
}

impl From<ApiError> for Problem {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Problem(problem) => problem,
            ApiError::Problems(problems) => {
                problems.into_iter().next().unwrap_or_else(|| Self::from(&Failure::Malformed))
            }
            ApiError::Failure(failure) => Self::from(&failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_stands_beside_its_field() {
        for (code, top_up, place) in [
            ("OUT_OF_STOCK", false, Place::Amount),
            ("INVALID_DENOMINATION", false, Place::Amount),
            ("INVALID_BENEFICIARY_ACCOUNT", false, Place::Email),
            ("INVALID_BENEFICIARY_ACCOUNT", true, Place::Phone),
            ("COUPON_EXPIRED", false, Place::Coupon),
            ("COUPON_SOMETHING_NEW", false, Place::Coupon),
            ("SUSPENDED_NETWORK", false, Place::Payment),
            ("KYC_MISSING", false, Place::Review),
            ("SOMETHING_NEW", false, Place::Review),
        ] {
            assert_eq!(Problem::new(code).place(top_up), place, "{code}");
        }
    }
}
