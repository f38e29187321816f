//! The states of an order (reference section 9b, `docs/wire-format.md` section 10.1). It knows neither words nor meaning.

/// `order_state`: the twelve of the reference, and two that only the wire has, `WaitingForRebuy` and `Canceled`.
pub(crate) const STATES: [&str; 14] = [
    "Created",
    "WaitingForPayment",
    "PaymentStarted",
    "PartialPaymentStarted",
    "PaymentReceived",
    "WaitingForDelivery",
    "WaitingForManualAction",
    "WaitingForRebuy",
    "Done",
    "Expired",
    "Canceled",
    "PaymentFailed",
    "PaymentSetupFailed",
    "Refunded",
];
