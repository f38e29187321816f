//! What an order's state does not say by itself: money that does not add up, and words that would promise too much.

use crate::domain::decimal::Decimal;
use crate::domain::order::Order;
use crate::domain::order::delivery::Progress;
use crate::domain::order::state::OrderState;

/// What is to be told about the money of an order beside its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// Nothing.
    AsAsked,
    /// More arrived than was due.
    TooMuch,
    /// Something arrived for an order that ended unpaid.
    TooLate,
}

/// Which words an order's state needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The state's own.
    OfState,
    /// The time to pay is over, although the server has not said so.
    TimeOver,
    /// It is done, and something of it is still on its way.
    Delivering,
    /// It is done, and what did not come here went by e-mail.
    Emailed,
    /// It is done, and nothing of it could be delivered.
    Undelivered,
}

impl Order {
    /// What is to be told about the money beside the state.
    pub fn money(&self) -> Money {
        let facts = self.state.facts();
        let due = Decimal::parse(&self.coin_amount);
        match self.arrived() {
            Some(_) if facts.last && !facts.detected => Money::TooLate,
            Some(sent) if facts.paid && due.is_some_and(|due| sent > due) => Money::TooMuch,
            _ => Money::AsAsked,
        }
    }

    /// Which words are right for the state. `over` tells whether the time to pay is.
    pub fn wording(&self, over: bool) -> Wording {
        let is = |progress: Progress| self.has_line(progress);
        match self.state {
            OrderState::Created | OrderState::WaitingForPayment if over => Wording::TimeOver,
            OrderState::Done if is(Progress::Pending) => Wording::Delivering,
            OrderState::Done if is(Progress::Emailed) => Wording::Emailed,
            OrderState::Done if !is(Progress::Delivered) && !self.deliveries.is_empty() => {
                Wording::Undelivered
            }
            _ => Wording::OfState,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::delivery::{Code, Delivery};
    use crate::domain::order::tests::sample;

    #[test]
    fn money_that_was_too_much_or_too_late_is_told() {
        for (state, sent, money) in [
            ("Done", "28.95", Money::AsAsked),
            ("Done", "28.9500", Money::AsAsked),
            ("Done", "28.96", Money::TooMuch),
            ("WaitingForDelivery", "30", Money::TooMuch),
            ("WaitingForManualAction", "30", Money::TooMuch),
            ("PartialPaymentStarted", "20", Money::AsAsked),
            ("WaitingForPayment", "0", Money::AsAsked),
            ("Expired", "0", Money::AsAsked),
            ("Expired", "0.01", Money::TooLate),
            ("Canceled", "28.95", Money::TooLate),
            ("Refunded", "30", Money::AsAsked),
        ] {
            let order = Order { sent: Some(sent.into()), ..sample("A", state) };
            assert_eq!(order.money(), money, "{state} {sent}");
        }
        assert_eq!(Order { sent: None, ..sample("A", "Expired") }.money(), Money::AsAsked);
    }

    #[test]
    fn the_words_say_what_is_true_and_not_what_the_state_promises() {
        let line = |state: &str, code: Option<&str>| Delivery {
            state: state.into(),
            code: code.map(|code| Code::Text(code.into())),
            ..Delivery::default()
        };
        let (here, coming, failed) =
            (line("Done", Some("X")), line("WaitingForDelivery", None), line("Failed", None));
        let emailed = line("Succeeded", None);
        for (state, lines, over, wording) in [
            ("WaitingForPayment", vec![], false, Wording::OfState),
            ("WaitingForPayment", vec![], true, Wording::TimeOver),
            ("Created", vec![], true, Wording::TimeOver),
            ("PartialPaymentStarted", vec![], true, Wording::OfState),
            ("WaitingForDelivery", vec![coming.clone()], true, Wording::OfState),
            ("Done", vec![], true, Wording::OfState),
            ("Done", vec![here.clone()], true, Wording::OfState),
            ("Done", vec![here.clone(), failed.clone()], true, Wording::OfState),
            ("Done", vec![here, coming.clone()], true, Wording::Delivering),
            ("Done", vec![coming.clone(), failed.clone()], true, Wording::Delivering),
            ("Done", vec![coming, emailed.clone()], true, Wording::Delivering),
            ("Done", vec![emailed.clone()], true, Wording::Emailed),
            ("Done", vec![emailed, failed.clone()], true, Wording::Emailed),
            ("Done", vec![failed], true, Wording::Undelivered),
        ] {
            let order = Order { deliveries: lines, ..sample("A", state) };
            assert_eq!(order.wording(over), wording, "{state} {:?}", order.deliveries);
        }
    }
}
