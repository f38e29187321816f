//! The last question of its kind, by its ticket: the answer to an older one is told from its own here and nowhere else.

/// A question, or a pause, whose end comes back with its ticket. By default nothing is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Question(u32);

impl Question {
    /// The question with this ticket.
    pub(super) fn new(ticket: u32) -> Self {
        Self(ticket)
    }

    /// Asks anew: no answer to what was asked before counts any more.
    pub(super) fn ask(&mut self, ticket: u32) {
        self.0 = ticket;
    }

    /// Asks nothing any more.
    pub(super) fn close(&mut self) {
        self.0 = 0;
    }

    /// Whether something is asked, or was.
    pub(super) fn is_asked(self) -> bool {
        self.0 > 0
    }

    /// Whether the ticket of an answer is this question's.
    pub(super) fn is_answered_by(self, ticket: u32) -> bool {
        self.is_asked() && self.0 == ticket
    }

    /// The ticket that its answer comes back with.
    pub(super) fn ticket(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_to_the_last_question_counts() {
        let mut question = Question::default();
        assert!(!question.is_asked() && !question.is_answered_by(0), "nobody asked");
        question.ask(1);
        question.ask(2);
        assert!(!question.is_answered_by(1) && question.is_answered_by(2));
        question.close();
        assert!(!question.is_asked() && !question.is_answered_by(2));
    }
}
