//! What the widget itself complains of. These codes never come from the API.

use crate::domain::problem::codes::Place::{Amount, Email, Payment, Phone, Refund, Review};
use crate::domain::problem::codes::RemedyKind::{CompletedPhone, Reload, Support};
use crate::domain::problem::codes::Row;

/// How every code of the widget's own begins.
pub const PREFIX: &str = "client:";

/// No amount is picked.
pub const AMOUNT: &str = "client:amount";
/// The amount of a range is empty, or no number.
pub const EMPTY_AMOUNT: &str = "client:empty-amount";
/// The amount can be read two ways.
pub const UNCLEAR_AMOUNT: &str = "client:unclear-amount";
/// The amount is below its range.
pub const LOW_AMOUNT: &str = "client:low-amount";
/// The amount is above its range.
pub const HIGH_AMOUNT: &str = "client:high-amount";
/// The amount lies between two steps of its range.
pub const OFF_STEP_AMOUNT: &str = "client:off-step-amount";
/// The price of an amount could not be had.
pub const PRICE: &str = "client:price";
/// No coin and network that can be paid with are chosen.
pub const PAIR: &str = "client:pair";
/// The e-mail address is none.
pub const EMAIL: &str = "client:email";
/// The phone number of a top-up is none.
pub const PHONE: &str = "client:phone";
/// The phone number is topped up by another line of the order.
pub const SAME_PHONE: &str = "client:same-phone";
/// The API does not pay back to such an address.
pub const REFUND_ADDRESS: &str = "client:refund-address";
/// The brand that the partner asked for is not sold here.
pub const BRAND: &str = "client:brand";
/// The brand has nothing to sell.
pub const SOLD_OUT: &str = "client:sold-out";
/// Nobody knows whether an order was made.
pub const ANSWER_LOST: &str = "client:answer-lost";
/// An order was not made, and may be made again.
pub const ORDER_NOT_MADE: &str = "client:order-not-made";
/// The host is still busy with what the button sent.
pub const STILL_ORDERING: &str = "client:still-ordering";
/// The order that the partner named is not known, or not to this browser.
pub const ORDER_UNKNOWN: &str = "client:order-unknown";
/// What an earlier page began was never made.
pub const NOTHING_MADE: &str = "client:nothing-made";
/// An order is another one than was asked for.
pub const OTHER_ORDER: &str = "client:other-order";
/// An order costs more than was told, and nobody agreed to that yet.
pub const DEARER_ORDER: &str = "client:dearer-order";
/// The browser keeps nothing: a reload loses the order.
pub const NOT_SAVED: &str = "client:not-saved";
/// A part of the widget did not load.
pub const LOAD: &str = "client:load";
/// No answer at all.
pub const UNREACHABLE: &str = "client:unreachable";
/// No answer in time.
pub const TIMEOUT: &str = "client:timeout";
/// The host or the API is in trouble.
pub const SERVER: &str = "client:server";
/// Too many requests.
pub const BUSY: &str = "client:busy";
/// A refusal without a code.
pub const REFUSED: &str = "client:refused";
/// An answer that cannot be understood.
pub const MALFORMED: &str = "client:malformed";

/// What comes with an amount that does not fit its range.
const RANGE: &[&str] = &["min", "max", "step"];

/// The codes of the form, of orders on file, and of requests.
pub const ROWS: &[Row] = &[
    Row::new(AMOUNT, Amount, &[]),
    Row::new(EMPTY_AMOUNT, Amount, &[]).with(RANGE),
    Row::new(UNCLEAR_AMOUNT, Amount, &[]).with(&["first", "second"]),
    Row::new(LOW_AMOUNT, Amount, &[]).with(RANGE),
    Row::new(HIGH_AMOUNT, Amount, &[]).with(RANGE),
    Row::new(OFF_STEP_AMOUNT, Amount, &[]).with(RANGE),
    Row::new(PRICE, Amount, &[Reload]),
    Row::new(PAIR, Payment, &[]),
    Row::new(EMAIL, Email, &[]),
    Row::new(PHONE, Phone, &[CompletedPhone]).with(&["prefix"]),
    Row::new(SAME_PHONE, Phone, &[]),
    Row::new(REFUND_ADDRESS, Refund, &[]).with(&["beginnings"]),
    Row::new(BRAND, Review, &[]).with(&["brand"]),
    Row::new(SOLD_OUT, Review, &[]),
    Row::new(ANSWER_LOST, Review, &[Support]),
    Row::new(ORDER_NOT_MADE, Review, &[]),
    Row::new(STILL_ORDERING, Review, &[]),
    Row::new(ORDER_UNKNOWN, Review, &[Support]).with(&["id"]),
    Row::new(NOTHING_MADE, Review, &[]),
    Row::new(OTHER_ORDER, Review, &[]),
    Row::new(DEARER_ORDER, Review, &[]).with(&["before", "after"]),
    Row::new(NOT_SAVED, Review, &[]),
    Row::new(LOAD, Review, &[]),
    Row::new(UNREACHABLE, Review, &[]),
    Row::new(TIMEOUT, Review, &[]),
    Row::new(SERVER, Review, &[]),
    Row::new(BUSY, Review, &[]).with(&["count"]),
    Row::new(REFUSED, Review, &[]),
    Row::new(MALFORMED, Review, &[]),
];
