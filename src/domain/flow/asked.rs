//! Something that is asked for, beside the question whose answer counts.

use crate::domain::flow::Load;
use crate::domain::flow::question::Question;

/// What the last answer brought, and the question that the next one has to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<T> {
    /// What is there of it.
    pub load: Load<T>,
    /// The last question.
    pub(super) question: Question,
}

impl<T> Asked<T> {
    /// Asked for with this ticket.
    pub(super) fn new(ticket: u32) -> Self {
        Self { load: Load::Loading, question: Question::new(ticket) }
    }

    /// Not asked for yet.
    pub(super) fn not_yet() -> Self {
        Self::new(Question::default().ticket())
    }

    /// Asks for it anew; what was there is gone.
    pub(super) fn ask(&mut self, ticket: u32) {
        *self = Self::new(ticket);
    }

    /// Takes an answer in. Says whether it counted: one to an older question does not.
    pub(super) fn take(&mut self, ticket: u32, answer: impl Into<Load<T>>) -> bool {
        let counts = self.question.is_answered_by(ticket);
        if counts {
            self.load = answer.into();
        }
        counts
    }

    /// The value, if it is there.
    pub fn ready(&self) -> Option<&T> {
        self.load.ready()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_an_older_question_is_dropped() {
        let mut asked = Asked::not_yet();
        assert!(!asked.take(0, Load::Ready("nobody asked")));
        asked.ask(1);
        asked.ask(2);
        assert!(!asked.take(1, Load::Ready("old")));
        assert_eq!(asked.load, Load::Loading);
        assert!(asked.take(2, Load::Ready("new")));
        assert_eq!(asked.ready(), Some(&"new"));
        asked.ask(3);
        assert_eq!(asked.load, Load::Loading, "what was there is gone");
    }
}
