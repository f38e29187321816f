//! A product before anything is priced in coin (`docs/wire-format.md` sections 5.1 and 5.2). It never depends on the
//! time.

use super::currency::Currency;
use rust_decimal::Decimal;
use serde_json::Value;

/// What a shopper picks.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// One denomination.
    Fixed {
        /// The text that orders send.
        denomination: String,
        /// The text that shoppers read.
        localized: String,
        /// What it is worth in US dollars, before any markup.
        usd: Decimal,
        /// What it says on the card, where that is money.
        face: Option<Decimal>,
        /// The recorded price in USDC, where there is one.
        listed: Option<Decimal>,
    },
    /// Any amount between two.
    Range {
        /// Smallest amount.
        min: Decimal,
        /// Largest amount.
        max: Decimal,
        /// Amounts are `min` plus a multiple of this.
        step: Decimal,
        /// Suggested amount as decimal text; exceeds `max` for some brands.
        default: String,
    },
}

/// One product of a group.
#[derive(Clone, Debug)]
pub(crate) struct Product {
    /// UUID.
    pub(crate) id: String,
    /// Denomination or range.
    pub(crate) form: Form,
    /// Money of the face value and the range.
    pub(crate) currency: &'static Currency,
    /// Loyalty points, for a range those of its minimum.
    pub(crate) points: Decimal,
    /// `by_email`, `by_phone`, `by_account`.
    pub(crate) delivery_type: &'static str,
    /// What a top-up or a plan gives.
    pub(crate) benefits: Option<Value>,
    /// Validity, PIN use, plan description.
    pub(crate) details: Option<Value>,
    /// Country codes where it works.
    pub(crate) regions: Option<Vec<&'static str>>,
}

impl Product {
    /// The denomination of a fixed product.
    pub(crate) fn denomination(&self) -> Option<&str> {
        match &self.form {
            Form::Fixed { denomination, .. } => Some(denomination),
            Form::Range { .. } => None,
        }
    }

    /// Whether `amount` can be bought of this range.
    pub(crate) fn accepts(&self, amount: Decimal) -> bool {
        match &self.form {
            Form::Fixed { .. } => false,
            Form::Range { min, max, step, .. } => {
                amount >= *min && amount <= *max && ((amount - min) % step).is_zero()
            }
        }
    }
}
