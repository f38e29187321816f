//! One line of an order and what became of it. It never holds a code before the line was delivered.

use crate::{catalogue::Brand, problems::Line, random::fresh_id};

/// The state of a line that was delivered; the settings choose what it is called on the wire.
pub(crate) const DELIVERED: &str = "Succeeded";

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Not delivered yet.
    Pending,
    /// Delivered: field names of the deliverable with their text. Text that begins with `/` is a path of the sandbox.
    Delivered(Vec<(&'static str, String)>),
    /// Could not be delivered, with the provider's reason.
    Failed(String),
}

/// One line of an order.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    /// UUID.
    pub(crate) id: String,
    /// `delivery_state`: open text.
    pub(crate) state: String,
    /// What was asked for, found and quoted.
    pub(crate) line: Line,
    /// What became of it.
    pub(crate) outcome: Outcome,
}

impl Delivery {
    /// A line nobody has paid for yet.
    pub(crate) fn new(line: Line, state: &str) -> Self {
        Self { id: fresh_id(), state: state.to_owned(), line, outcome: Outcome::Pending }
    }

    /// The brand's name, for choices by brand.
    pub(crate) fn brand(&self) -> Option<&Brand> {
        self.line.brand.as_deref()
    }
}
