//! What the widget knows, in four parts: what is sold, what was put aside, the purchase that is made now, and the orders
//! on file. Values alone: what happens to them is decided beside this folder.

mod basket;
mod form;
mod intent;
mod price_change;
mod purchase;
mod saved;
mod saved_order;
mod shop;

pub use basket::{Basket, Total};
pub(super) use form::clear;
pub use form::{Field, Form};
pub use intent::Intent;
pub use price_change::{PriceChange, QuotedTotal};
pub use purchase::OngoingPurchase;
pub use saved::SavedOrders;
pub(super) use saved_order::Source;
pub use saved_order::{Found, SavedOrder};
pub use shop::Shop;
