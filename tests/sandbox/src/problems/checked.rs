//! The outcome of a check: what each line and the whole costs, and what stands against it. It never forgets a problem for
//! the sake of another.

use super::{line::Line, problem::Problem};
use crate::{
    orders::Unasked,
    payment::{QrForm, Via},
    pricing::{Coin, order_percent},
    refusal::Refusal,
};
use rust_decimal::Decimal;

/// The outcome of a check.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    /// The lines with their prices.
    pub(crate) lines: Vec<Line>,
    /// The coin to pay with.
    pub(crate) coin: &'static Coin,
    /// What stands against the order.
    pub(crate) problems: Vec<Problem>,
    /// A refusal of both requests.
    pub(crate) refusal: Option<Refusal>,
    /// A refusal of the creation alone.
    pub(crate) create_refusal: Option<Refusal>,
    /// The state that the address asks for.
    pub(crate) first_state: Option<String>,
    /// What is wrong with the payment text of the order.
    pub(crate) qr: QrForm,
    /// What the order says that nobody asked for.
    pub(crate) unasked: Unasked,
    /// The line of the order, counted from 1, that cannot be delivered.
    pub(crate) failing_line: Option<usize>,
    /// How it is paid, if the method is known.
    pub(super) via: Option<&'static Via>,
    /// What the order costs, in percent of what was quoted.
    pub(super) price_percent: Option<u32>,
}

/// What an order costs in its coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Total {
    /// What is to be paid, the fee included.
    pub(crate) amount: Decimal,
    /// What it would be without a coupon, the fee included.
    pub(crate) original: Decimal,
    /// The part of `amount` that the payment method takes.
    pub(crate) fee: Decimal,
    /// The part of `original` that it would take.
    pub(crate) original_fee: Decimal,
}

impl Checked {
    /// The lines together, and what the payment method takes on top.
    pub(crate) fn total(&self) -> Total {
        let quotes = || self.lines.iter().filter_map(|line| line.quote.as_ref());
        let amount: Decimal = quotes().map(|quote| quote.amount).sum();
        let original: Decimal = quotes().map(|quote| quote.original).sum();
        let percent = self.via.map_or(0, |via| via.fee_percent);
        let fee = |sum: Decimal| self.coin.rounded(sum * Decimal::from(percent) / Decimal::ONE_HUNDRED);
        let (fee, original_fee) = (fee(amount), fee(original));
        Total { amount: amount + fee, original: original + original_fee, fee, original_fee }
    }

    /// The same at the moment of the order, when some prices are no longer what was quoted.
    pub(crate) fn at_creation(mut self) -> Self {
        for line in &mut self.lines {
            let named = line.brand.as_ref().and_then(|brand| order_percent(&brand.name));
            if let (Some(percent), Some(quote)) = (self.price_percent.or(named), &mut line.quote) {
                *quote = quote.in_percent(percent);
            }
        }
        self
    }
}
