//! The orders that this browser has on file and this element does not show now, and how they are looked for.

use crate::domain::flow::SavedOrder;
use crate::domain::flow::question::Question;

/// The orders on file.
#[derive(Clone, Debug, Default)]
pub struct SavedOrders {
    /// Those that are not shown, in the order of the list.
    pub orders: Vec<SavedOrder>,
    /// Whether nothing can be kept on file: a reload loses the order.
    pub unsaved: bool,
    /// Whether an order that is found alone is to be opened.
    pub(in crate::domain::flow) opening: bool,
    /// The order that is to be opened as soon as it is there.
    pub(in crate::domain::flow) wanted: Option<String>,
    /// How often what failed was looked for again.
    pub(in crate::domain::flow) looks: u32,
    /// The pause before looking again.
    pub(in crate::domain::flow) next_look: Question,
}
