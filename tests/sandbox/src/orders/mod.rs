//! An order from its request to its codes. Decisions (`apply`, `new_order`, `order_json`) are functions of values; the
//! store keeps the orders and tells whoever listens. It never forgets an order until it is told to.

mod delivery;
mod delivery_json;
mod goods;
mod lifetime;
mod order;
mod order_json;
mod request;
mod step;
mod store;
mod telling;
mod transition;
mod unasked;
mod validation_json;

pub(crate) use delivery::Outcome;
pub(crate) use lifetime::live;
pub(crate) use order::{Order, new_order};
pub(crate) use order_json::order_json;
pub(crate) use request::{Request, RequestLine};
pub(crate) use step::{Details, STEPS, Step};
pub(crate) use store::{Orders, Subscription};
pub(crate) use transition::apply;
pub(crate) use unasked::Unasked;
pub(crate) use validation_json::validation_json;
