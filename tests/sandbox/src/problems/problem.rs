//! One thing that stands against an order, and the HTTP error that it becomes. It never knows which of the two was asked.

use super::code::{is_bare_at_creation, status};
use crate::refusal::Refusal;
use serde_json::Value;

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The code.
    pub(crate) code: String,
    /// Its details, or null.
    pub(crate) more_details: Value,
}

impl Problem {
    /// The problem as an HTTP error, which is how creating an order tells it; some codes come without details there.
    pub(crate) fn refusal(&self) -> Refusal {
        let more_details =
            if is_bare_at_creation(&self.code) { Value::Null } else { self.more_details.clone() };
        Refusal { status: status(&self.code), detail: self.code.clone(), more_details }
    }
}
