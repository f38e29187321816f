//! Why a request brought nothing. It holds no text for people: the language files say what to do next.

use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

/// The detail of a problem that holds the answer's `Retry-After`, in seconds.
pub const RETRY_AFTER: &str = "retry_after";

/// The ways in which a request can fail, as far as a shopper's next step differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer at all: offline, refused, blocked, or cut.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// The host or the API is in trouble (5xx).
    Server(u16),
    /// Too many requests; seconds to wait where the answer said so.
    Busy(Option<u32>),
    /// Any other refusal without a code.
    Refused(u16),
    /// An answer that is no JSON of the expected shape.
    Malformed,
    /// The brand has nothing on offer any more.
    SoldOut,
}

impl Failure {
    /// The `data-code` of the problem that shows this failure (`docs/contract.md` section 1: the widget's own begin
    /// `client:`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => own::UNREACHABLE,
            Self::TimedOut => own::TIMEOUT,
            Self::Server(_) => own::SERVER,
            Self::Busy(_) => own::BUSY,
            Self::Refused(_) => own::REFUSED,
            Self::Malformed => own::MALFORMED,
            Self::SoldOut => own::SOLD_OUT,
        }
    }

    /// Whether the request may have done its work although its answer brought nothing.
    pub fn may_have_worked(&self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut | Self::Server(_) | Self::Malformed => true,
            Self::Busy(_) | Self::Refused(_) | Self::SoldOut => false,
        }
    }
}

/// Why a request brought nothing: a refusal with a code, or a failure without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The API refused and said why.
    Problem(Problem),
    /// It named several reasons, at least two.
    Problems(Vec<Problem>),
    /// The API did not answer, or not in its own words.
    Failure(Failure),
}

impl ApiError {
    /// The reasons that were named, or the failure where there are none.
    pub fn of(mut problems: Vec<Problem>, failure: Failure) -> Self {
        match problems.len() {
            0 => Self::Failure(failure),
            1 => Self::Problem(problems.remove(0)),
            _ => Self::Problems(problems),
        }
    }

    /// Everything that it says, at least one problem.
    pub fn problems(self) -> Vec<Problem> {
        match self {
            Self::Problem(problem) => vec![problem],
            Self::Problems(problems) => problems,
            Self::Failure(failure) => vec![Problem::from(&failure)],
        }
    }

    /// Seconds that the answer asked to wait, where it did.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Problem(problem) => problem.detail(RETRY_AFTER)?.parse().ok(),
            Self::Failure(Failure::Busy(seconds)) => *seconds,
            Self::Problems(_) | Self::Failure(_) => None,
        }
    }

    /// The HTTP status of an answer that brought nothing, where there was one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => problem.status(),
            Self::Problems(problems) => problems.first().and_then(Problem::status),
            Self::Failure(failure) => Problem::from(failure).status(),
        }
    }
}
