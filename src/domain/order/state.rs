//! The states of an order in one table (reference section 9b, `docs/wire-format.md` section 10). States are never
//! ranked: a late payment or a refund goes "backwards", and the newest word of the server counts.

/// `order_state`. Open: an unknown state is kept and shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// The order exists, nothing was paid yet.
    Created,
    /// The payment window is open.
    WaitingForPayment,
    /// A payment was seen but is not confirmed.
    PaymentStarted,
    /// Less than the amount was seen.
    PartialPaymentStarted,
    /// The payment is confirmed.
    PaymentReceived,
    /// Paid, on its way to the shopper.
    WaitingForDelivery,
    /// People at Cryptorefills look at it.
    WaitingForManualAction,
    /// The same to a shopper: a line is being bought again.
    WaitingForRebuy,
    /// Delivered.
    Done,
    /// The window ended without a payment.
    Expired,
    /// Canceled before a payment.
    Canceled,
    /// The payment did not work.
    PaymentFailed,
    /// There never was a way to pay.
    PaymentSetupFailed,
    /// The money went back.
    Refunded,
    /// Anything else, as written.
    Other(String),
}

/// What a state means for the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// A payment is wanted: QR, address and wallet link stand while the window is open.
    pub payable: bool,
    /// A payment was seen.
    pub detected: bool,
    /// The payment is complete.
    pub paid: bool,
    /// Nothing more will happen by itself.
    pub last: bool,
}

/// One row of the table.
const fn facts(payable: bool, detected: bool, paid: bool, last: bool) -> Facts {
    Facts { payable, detected, paid, last }
}

impl OrderState {
    /// Reads the API's text; both spellings of "canceled" and the alias "Completed" are known.
    pub fn from_wire(text: &str) -> Self {
        match text {
            "Created" => Self::Created,
            "WaitingForPayment" => Self::WaitingForPayment,
            "PaymentStarted" => Self::PaymentStarted,
            "PartialPaymentStarted" => Self::PartialPaymentStarted,
            "PaymentReceived" => Self::PaymentReceived,
            "WaitingForDelivery" => Self::WaitingForDelivery,
            "WaitingForManualAction" => Self::WaitingForManualAction,
            "WaitingForRebuy" => Self::WaitingForRebuy,
            "Done" | "Completed" => Self::Done,
            "Expired" => Self::Expired,
            "Canceled" | "Cancelled" => Self::Canceled,
            "PaymentFailed" => Self::PaymentFailed,
            "PaymentSetupFailed" => Self::PaymentSetupFailed,
            "Refunded" => Self::Refunded,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The API's text: `data-state` of the part `status`, and the stem of its key in the language files.
    pub fn name(&self) -> &str {
        match self {
            Self::Created => "Created",
            Self::WaitingForPayment => "WaitingForPayment",
            Self::PaymentStarted => "PaymentStarted",
            Self::PartialPaymentStarted => "PartialPaymentStarted",
            Self::PaymentReceived => "PaymentReceived",
            Self::WaitingForDelivery => "WaitingForDelivery",
            Self::WaitingForManualAction => "WaitingForManualAction",
            Self::WaitingForRebuy => "WaitingForRebuy",
            Self::Done => "Done",
            Self::Expired => "Expired",
            Self::Canceled => "Canceled",
            Self::PaymentFailed => "PaymentFailed",
            Self::PaymentSetupFailed => "PaymentSetupFailed",
            Self::Refunded => "Refunded",
            Self::Other(name) => name,
        }
    }

    /// The table.
    pub fn facts(&self) -> Facts {
        match self {
            //                                              payable detected paid  last
            Self::Created => facts(/*                    */ true, false, false, false),
            Self::WaitingForPayment => facts(/*          */ true, false, false, false),
            Self::PaymentStarted => facts(/*             */ false, true, false, false),
            Self::PartialPaymentStarted => facts(/*      */ true, true, false, false),
            Self::PaymentReceived => facts(/*            */ false, true, true, false),
            Self::WaitingForDelivery => facts(/*         */ false, true, true, false),
            Self::WaitingForManualAction => facts(/*     */ false, true, true, false),
            Self::WaitingForRebuy => facts(/*            */ false, true, true, false),
            Self::Done => facts(/*                       */ false, true, true, true),
            Self::Expired => facts(/*                    */ false, false, false, true),
            Self::Canceled => facts(/*                   */ false, false, false, true),
            Self::PaymentFailed => facts(/*              */ false, true, false, true),
            Self::PaymentSetupFailed => facts(/*         */ false, false, false, true),
            Self::Refunded => facts(/*                   */ false, true, false, true),
            // An unknown state may be anything: the order is followed on, and nothing asks for money.
            Self::Other(_) => facts(/*                   */ false, true, false, false),
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/support/known_states.rs"]
mod known_states;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::state::known_states::STATES;

    #[test]
    fn every_state_keeps_its_name() {
        for name in STATES {
            let state = OrderState::from_wire(name);
            assert_eq!(state.name(), name);
            assert!(!matches!(state, OrderState::Other(_)), "{name}");
        }
        assert_eq!(OrderState::from_wire("Teleported").name(), "Teleported");
        assert_eq!(OrderState::from_wire("Cancelled"), OrderState::Canceled);
        assert_eq!(OrderState::from_wire("Completed"), OrderState::Done);
    }

    #[test]
    fn money_is_asked_for_in_three_states_only() {
        let payable: Vec<_> =
            STATES.iter().filter(|name| OrderState::from_wire(name).facts().payable).collect();
        assert_eq!(payable, [&"Created", &"WaitingForPayment", &"PartialPaymentStarted"]);
    }

    #[test]
    fn the_final_states_are_those_of_the_reference() {
        let last: Vec<_> =
            STATES.iter().filter(|name| OrderState::from_wire(name).facts().last).copied().collect();
        assert_eq!(last, ["Done", "Expired", "Canceled", "PaymentFailed", "PaymentSetupFailed", "Refunded"]);
    }

    #[test]
    fn nothing_final_or_paid_is_payable() {
        for name in STATES {
            let facts = OrderState::from_wire(name).facts();
            assert!(!(facts.payable && (facts.last || facts.paid)), "{name}");
            assert!(!facts.paid || facts.detected, "{name}");
        }
    }
}
