//! The purchase that is made now: from the brand that is open to the order that exists.

use crate::domain::config::Config;
use crate::domain::flow::{Choice, Form, Paying, Placed, QuotedTotal};
use crate::domain::payment::CoinRoute;
use crate::domain::problem::Problem;
use crate::domain::purchase::Purchase;

/// A purchase, as far as it is.
#[derive(Clone, Debug)]
pub struct OngoingPurchase {
    /// The brand that is open.
    pub choice: Option<Choice>,
    /// The chosen coin and route, once there is a choice.
    pub route: Option<CoinRoute>,
    /// What the shopper typed; it outlives brands and orders.
    pub form: Form,
    /// What stands between the shopper and the order.
    pub problems: Vec<Problem>,
    /// Whether an order is being made.
    pub paying: Paying,
    /// The order that exists.
    pub placed: Option<Placed>,
    /// What its shopper was told before it was made; empty for an order that a reload found.
    pub quoted_total: QuotedTotal,
    /// Whether the host said that it honours an `Idempotency-Key`.
    pub(in crate::domain::flow) keys_honoured: bool,
    /// What would have been the key of a creation whose answer was lost, where no host can be asked about it: the shopper
    /// was told, and has not gone on yet.
    pub(in crate::domain::flow) unanswered: Option<String>,
    /// A creation that was never sent, or of which nobody knows whether it made an order, and its key: the same wish keeps
    /// it, so that no host makes two orders of it.
    pub(in crate::domain::flow) unsettled: Option<(Purchase, String)>,
}

impl OngoingPurchase {
    /// Nothing is chosen yet, and the form holds what the partner prefills.
    pub(in crate::domain::flow) fn start(config: &Config) -> Self {
        Self {
            choice: None,
            route: None,
            form: Form::start(config),
            problems: Vec::new(),
            paying: Paying::Idle,
            placed: None,
            quoted_total: QuotedTotal::default(),
            keys_honoured: false,
            unanswered: None,
            unsettled: None,
        }
    }
}
