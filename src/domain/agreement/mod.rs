//! What an order is held to: what its shopper asked for, and what was shown of it at first. It compares and says what
//! differs; what follows from that is the flow's business.
//!
//! A spelling is no difference, and what is not known is none either: a field that is absent, masked or in a form that
//! cannot be compared never speaks against an order.

mod brand;
mod difference;
mod face_value;
mod line;
mod payment;
mod recipient;
mod rise;
mod term;
mod text;

pub use difference::{Difference, Subject};
pub use line::AgreedLine;
pub use recipient::Recipient;
pub use rise::Rise;
pub use term::{Mark, Term};

use crate::domain::agreement::line::differing_lines;
use crate::domain::order::Order;
use crate::domain::order::state::OrderState;
use crate::domain::payment::USER_WALLET;
use crate::domain::payment::network::same_coin;
use crate::domain::purchase::Purchase;

/// What an order is held to. What is absent is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The coin's symbol.
    pub coin: Option<Term>,
    /// The network; not known for a hosted method, which may choose one on its own page.
    pub network: Option<Term>,
    /// `payment_via`.
    pub via: Option<Term>,
    /// The most that the shopper was told, in the coin, decimal text: the quote, or what they agreed to since.
    pub amount: Option<Term>,
    /// Where to pay, as it was shown first.
    pub address: Option<Term>,
    /// Who is told of the order.
    pub email: Option<Recipient>,
    /// What was bought, a line each.
    pub lines: Vec<AgreedLine>,
}

impl Agreement {
    /// What somebody who orders this agrees to, with the price that they were told.
    pub fn of(purchase: &Purchase, quoted: Option<&str>) -> Self {
        let network = purchase.network.as_deref().filter(|_| purchase.via == USER_WALLET);
        Self {
            coin: payment::coin().term(&purchase.coin),
            network: payment::network(&purchase.coin).term(network.unwrap_or_default()),
            via: payment::via().term(&purchase.via),
            amount: payment::amount().term(quoted.unwrap_or_default()),
            address: None,
            email: Recipient::of(&purchase.email),
            lines: purchase.lines.iter().map(AgreedLine::of).collect(),
        }
    }

    /// Takes in how an order describes it: what is not known yet, and how the order spells what is. Later descriptions are
    /// held to that.
    pub fn learn(&mut self, order: &Order) {
        payment::coin().learn(&mut self.coin, &order.coin);
        if self.via.is_some() || order.via.is_empty() || order.via == USER_WALLET {
            let was_asked_for = self.network.is_some() || self.via.is_none();
            let network = if was_asked_for { order.network.as_str() } else { "" };
            payment::network(&order.coin).learn(&mut self.network, network);
        }
        payment::via().learn(&mut self.via, &order.via);
        payment::address().learn(&mut self.address, order.address.as_deref().unwrap_or_default());
        if self.rise(order).is_none() {
            payment::agree(&mut self.amount, &order.coin_amount);
        }
        self.email = self.email.take().or_else(|| order.email.as_deref().and_then(Recipient::of));
        if order.line_count != order.deliveries.len() {
            return;
        }
        if self.lines.is_empty() {
            self.lines = order.deliveries.iter().map(AgreedLine::seen).collect();
        }
        line::learn(&mut self.lines, order);
    }

    /// The shopper agrees to what the order costs.
    pub fn accept(&mut self, order: &Order) {
        self.amount = payment::amount().term(&order.coin_amount);
    }

    /// What of it may be kept on file: marks, and no word.
    #[must_use]
    pub fn for_file(&self) -> Self {
        let marked = |term: &Option<Term>| term.as_ref().map(|term| Term { mark: term.mark, text: None });
        Self {
            coin: marked(&self.coin),
            network: marked(&self.network),
            via: marked(&self.via),
            amount: marked(&self.amount),
            address: marked(&self.address),
            email: self.email.as_ref().map(Recipient::for_file),
            lines: self.lines.iter().map(AgreedLine::for_file).collect(),
        }
    }

    /// What an order says otherwise. How it is paid counts while it is to be paid: a payment that came in another coin,
    /// and was taken all the same, changes coin and network for good reasons.
    pub fn differences(&self, order: &Order) -> Vec<Difference> {
        let facts = order.state.facts();
        if facts.last && order.state != OrderState::Done {
            return vec![];
        }
        let mut found = vec![];
        if facts.payable {
            let address = order.address.as_deref().unwrap_or_default();
            let terms = [
                payment::coin().differs(Subject::Coin, self.coin.as_ref(), &order.coin),
                payment::network(&order.coin).differs(
                    Subject::Network,
                    self.network.as_ref(),
                    &order.network,
                ),
                payment::via().differs(Subject::Method, self.via.as_ref(), &order.via),
                payment::address().differs(Subject::Address, self.address.as_ref(), address),
            ];
            found.extend(terms.into_iter().flatten());
        }
        found.extend(self.email.as_ref().and_then(|email| email.differs(order.email.as_deref()?)));
        found.extend(differing_lines(&self.lines, order, facts.payable));
        found.dedup();
        found
    }

    /// How far an order's amount is over what was agreed, where that is more than may pass unasked.
    pub fn rise(&self, order: &Order) -> Option<Rise> {
        let coin = self.coin.as_ref().and_then(|coin| coin.text.as_deref());
        let agreed = self.amount.as_ref().filter(|_| coin.is_none_or(|coin| same_coin(coin, &order.coin)))?;
        match &agreed.text {
            Some(before) => Rise::between(before, &order.coin_amount),
            None => Rise::from_mark(agreed.mark, &order.coin_amount),
        }
    }
}

#[cfg(test)]
mod tests;
