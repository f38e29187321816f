//! The API's answer before an order (reference section 7): what stands in its way, and what comes with its price.

use crate::domain::offer::Price;
use crate::domain::problem::Problem;

/// A validation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validation {
    /// None, and the order can be made.
    pub problems: Vec<Problem>,
    /// What everything costs together, where the answer says so.
    pub price: Option<Price>,
    /// What the method of payment costs on top, in coin, where that is more than nothing.
    pub fee: Option<String>,
    /// Loyalty points that the order brings, where it brings any.
    pub points: Option<String>,
}

impl From<Vec<Problem>> for Validation {
    fn from(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::default() }
    }
}
