//! How a validation and a creation are refused at HTTP level (`docs/wire-format.md` section 7.3), beside what the
//! validation tells.

use crate::domain::problem::codes::Place::{Payment, Review};
use crate::domain::problem::codes::RemedyKind::{OtherRoute, Support};
use crate::domain::problem::codes::Row;

/// The codes of `detail` that both answer with.
pub const ROWS: &[Row] = &[
    Row::new("SUSPENDED_COIN", Payment, &[OtherRoute]).with(&["coin"]),
    Row::new("SUSPENDED_NETWORK", Payment, &[OtherRoute]).with(&["coin"]),
    Row::new("LOYALTY_NOT_AVAILABLE_FOR_ORDER", Review, &[Support]),
    Row::new("LOYALTY_BELOW_MINIMUM", Review, &[Support]),
    Row::new("INSUFFICIENT_LOYALTY_POINTS", Review, &[Support]),
];
