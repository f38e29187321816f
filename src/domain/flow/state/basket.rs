//! What was put aside to be ordered together with the open brand, and what all of it costs. It is in memory only.

use crate::domain::flow::Asked;
use crate::domain::offer::Price;
use crate::domain::purchase::Purchase;
use crate::domain::purchase::basket::{Item, MOST};

/// What was put aside.
#[derive(Clone, Debug, Default)]
pub struct Basket {
    /// The lines, oldest first; the one that is being chosen is not among them.
    pub items: Vec<Item>,
    /// What all of that costs together with the open brand; nothing while something is missing for it.
    pub total: Option<Total>,
    /// What was put aside and is open again.
    pub(in crate::domain::flow) reopened: Option<Item>,
}

/// What everything costs together, as the API quotes it (`coin_amount` of a validation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// What is priced.
    pub(in crate::domain::flow) purchase: Purchase,
    /// Its price. One that could not be had is no problem yet: the order itself will say.
    pub price: Asked<Price>,
}

impl Basket {
    /// Whether an order can hold no more than this and what is being chosen.
    pub fn is_full(&self) -> bool {
        self.items.len() + 1 >= MOST
    }
}
