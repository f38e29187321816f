//! One thing that an order says otherwise than it was asked for. It has no words.

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The coin.
    Coin,
    /// The network.
    Network,
    /// The method of payment.
    Method,
    /// The brand.
    Brand,
    /// The amount or plan.
    Value,
    /// The country that it is for.
    Country,
    /// Who receives it.
    Recipient,
    /// How many lines there are.
    Lines,
    /// Where to pay.
    Address,
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub subject: Subject,
    /// What was asked for, where it is known in words.
    pub asked: Option<String>,
    /// What the order names instead.
    pub named: String,
}
