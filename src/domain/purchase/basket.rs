//! What a shopper put aside to buy together: up to nine lines beside the one that is being chosen. It is in memory only,
//! as everything that is typed.

use crate::domain::catalogue::brand::Brand;
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
