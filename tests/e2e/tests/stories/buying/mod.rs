//! From the grid to the order: every kind of product, what can be wrong with it, what it costs, and the ways to pay.

pub(crate) mod baskets;
pub(crate) mod cards;
pub(crate) mod codes;
pub(crate) mod countries;
pub(crate) mod esims;
pub(crate) mod finding;
pub(crate) mod pay_texts;
pub(crate) mod payments;
pub(crate) mod prices;
pub(crate) mod problems;
pub(crate) mod ranges;
pub(crate) mod sellers;
pub(crate) mod top_ups;
pub(crate) mod typing;
