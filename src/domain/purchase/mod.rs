//! What is asked for when a shopper presses pay: the same for a validation and for the order (reference sections 7, 8).

pub mod basket;
pub mod recipient;
pub mod validation;

use crate::domain::decimal::Decimal;

/// One intent to buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// The buyer's e-mail address.
    pub email: String,
    /// The newsletter box, as the shopper left it.
    pub newsletter: bool,
    /// The coin's symbol.
    pub coin: String,
    /// The network's name, verbatim; hosted methods may have none.
    pub network: Option<String>,
    /// `payment_via`.
    pub via: String,
    /// What is bought, one to ten lines.
    pub lines: Vec<Line>,
    /// Language of the data.
    pub lang: String,
    /// A coupon, if one was entered.
    pub coupon: Option<String>,
    /// `acquisition.utm_source`.
    pub utm_source: Option<String>,
    /// `refund_wallet_address`; it can only be set at creation.
    pub refund_address: Option<String>,
}

/// One line of a purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The exact brand.
    pub brand: String,
    /// The family that the brand belongs to: an order may name it instead.
    pub family: String,
    /// What the shopper reads as the amount.
    pub label: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// What is ordered of it.
    pub amount: Amount,
    /// An e-mail address, or a phone number in E.164 form.
    pub beneficiary: String,
}

/// An amount as it is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A fixed denomination, verbatim.
    Denomination(String),
    /// A face value of a range: sent as `range` with `product_value`, never as a literal amount, which may hit another
    /// and dearer product (`docs/wire-format.md` section 5.4).
    Value(Decimal),
}
