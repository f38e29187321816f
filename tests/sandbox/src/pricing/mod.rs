//! What something costs in a coin right now. It never calls a market: rates are fixed, and what moves is derived from
//! the seed and the number of quotes given so far.

mod coin;
mod coupon;
mod order_percent;
mod quote;

pub(crate) use coin::{Coin, coin, usdc};
pub(crate) use coupon::{BRANDS, CATEGORIES, COUNTRIES, Coupon, KINDS, coupon};
pub(crate) use order_percent::order_percent;
pub(crate) use quote::{Quote, Quoter};
