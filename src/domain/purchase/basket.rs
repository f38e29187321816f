//! What a shopper put aside to buy together: up to nine lines beside the one that is being chosen. It is in memory only,
//! as everything that is typed.

use crate::domain::catalogue::brand::Brand;
use crate::domain::offer::Price;
use crate::domain::purchase::Line;
use std::sync::Arc;

/// How many lines one order can have, the one being chosen included (reference section 7).
pub const MOST: usize = 10;

/// One line that was put aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The brand, to open it again.
    pub brand: Arc<Brand>,
    /// What is ordered.
    pub line: Line,
    /// What the shopper reads as its amount.
    pub label: String,
    /// The phone number as it was typed; empty where none is needed.
    pub phone: String,
}

/// The price of everything together, as the API quotes it (`coin_amount` of a validation).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Total {
    /// Nothing to quote yet: something is missing.
    #[default]
    None,
    /// Asked for.
    Pending,
    /// There.
    Ready(Price),
    /// It could not be had; the order itself will say.
    Failed,
}

impl Total {
    /// The price, if it is there.
    pub fn price(&self) -> Option<&Price> {
        match self {
            Self::Ready(price) => Some(price),
            Self::None | Self::Pending | Self::Failed => None,
        }
    }
}
