//! The sandbox over real sockets: what it sells, refuses, delivers, tells and breaks. The tests wait for what must
//! happen and never sleep for luck.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

mod baskets;
mod catalogue;
mod codes;
mod control;
mod countries;
mod coupons;
mod faults;
mod images;
mod languages;
mod markup;
mod orders;
mod payment;
mod prices;
mod problems;
mod stories;
mod streams;
mod support;
mod vanishing;
