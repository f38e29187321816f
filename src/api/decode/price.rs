//! `GET /v4/products/price` (reference section 6): a quote, which binds nobody.

use crate::api::decode::decoded::Malformed;
use crate::api::decode::product;
use crate::api::json::Json;
use crate::domain::offer::Price;

/// Reads a quote.
///
/// # Errors
/// It lacks its amount or its coin.
pub fn price(json: &Json) -> Result<Price, Malformed> {
    product::price(json).ok_or(Malformed("price: no coin_amount or no coin"))
}
