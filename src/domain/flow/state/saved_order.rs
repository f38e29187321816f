//! An order on file that is not shown right now, and what is known of it. It asks nothing itself.

use crate::domain::flow::Placed;
use crate::domain::flow::question::Question;
use crate::domain::order::admission::Secret;

/// An order on file.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedOrder {
    /// The order's id, or the key of the creation that may have made it.
    pub key: String,
    /// What is known of it.
    pub found: Found,
    /// What the partner said opens it.
    pub(in crate::domain::flow) pass: Option<Secret>,
    /// Where it comes from.
    pub(in crate::domain::flow) source: Source,
    /// The question for it that is under way.
    pub(in crate::domain::flow) question: Question,
    /// How often the host did not know it.
    pub(in crate::domain::flow) missed: u32,
    /// How often the host could not be asked.
    pub(in crate::domain::flow) failed: u32,
}

/// What is known of an order on file.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing yet.
    Nothing,
    /// Nothing: the host could not be asked. It is asked again.
    Unreachable,
    /// Nothing: its creation is not answered yet. The host is asked again.
    UnderWay,
    /// The host does not know it, or not for this browser.
    Unknown,
    /// The answer to its creation was lost, and nobody can be asked.
    Unanswered,
    /// The order.
    Here(Box<Placed>),
}

/// Where an order on file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::flow) enum Source {
    /// An order of the journal.
    Kept,
    /// One that the shopper left unpaid: shown only when money came.
    Left,
    /// The key of a creation without an answer.
    Key,
    /// The partner named it.
    Named,
}

impl SavedOrder {
    pub(in crate::domain::flow) fn new(key: String, source: Source) -> Self {
        let (found, question) = (Found::Nothing, Question::default());
        Self { key, found, pass: None, source, question, missed: 0, failed: 0 }
    }

    /// An order that was shown, and is put back.
    pub(in crate::domain::flow) fn of(placed: Placed) -> Self {
        let key = placed.order.id.clone();
        Self { found: Found::Here(Box::new(placed)), ..Self::new(key, Source::Kept) }
    }

    /// Whether the shopper is to see it: what was left unpaid is nothing to them until money comes.
    pub fn is_shown(&self) -> bool {
        self.source != Source::Left
    }

    /// Whether it is still looked for.
    pub(in crate::domain::flow) fn is_sought(&self) -> bool {
        matches!(self.found, Found::Nothing | Found::Unreachable | Found::UnderWay)
    }
}
