//! One intent to buy: what is asked for, under which key, and what its shopper was told. It asks nothing itself.

use crate::domain::agreement::Agreement;
use crate::domain::flow::QuotedTotal;
use crate::domain::flow::question::Question;
use crate::domain::purchase::Purchase;

/// One intent to buy, from the press of the button to its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// What is bought.
    pub purchase: Purchase,
    /// The `Idempotency-Key`: the same for every attempt at this intent.
    pub key: String,
    /// What the shopper was told it would cost.
    pub quoted_total: QuotedTotal,
    /// What was asked last of the host.
    pub(in crate::domain::flow) question: Question,
}

impl Intent {
    /// What its order is held to.
    pub(in crate::domain::flow) fn agreement(&self) -> Agreement {
        let quoted = self.quoted_total.quoted.as_ref().filter(|quoted| quoted.coin == self.purchase.coin);
        Agreement::of(&self.purchase, quoted.map(|quoted| quoted.amount.as_str()))
    }
}
