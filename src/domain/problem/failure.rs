//! Why a request brought nothing. It holds no text for people: the language files say what to do next.

use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

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
    /// The API did not answer, or not in its own words.
    Failure(Failure),
}
