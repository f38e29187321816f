//! How a creation alone is refused (`docs/wire-format.md` section 8.1).

use crate::domain::problem::codes::Consequence::{NothingMade, ReloadOffer};
use crate::domain::problem::codes::Place::{Amount, Email, Payment, Review};
use crate::domain::problem::codes::RemedyKind::{
    Account, OtherAmount, OtherBrand, OtherEmail, OtherRoute, Support,
};
use crate::domain::problem::codes::Row;

/// The codes of `detail` that no validation knows.
pub const ROWS: &[Row] = &[
    Row::new("PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL", Email, &[OtherRoute]),
    Row::new("TRANSACTION_LIMIT_EXCEEDED", Amount, &[OtherAmount]),
    Row::new("KYC_MISSING_ON_PAYMENT_PROCESSOR", Review, &[OtherRoute]),
    Row::new("KYC_PENDING_ON_PAYMENT_PROCESSOR", Review, &[OtherRoute]),
    Row::new("KYC_INVALID_ON_PAYMENT_PROCESSOR", Review, &[OtherRoute]),
    Row::new("KYC_DECLINED_ON_PAYMENT_PROCESSOR", Review, &[OtherRoute]).with(&["declined_reason"]),
    Row::new("EMAIL_NOT_CONFIRMED", Email, &[Account, OtherEmail]),
    Row::new("USER_BLOCKED", Review, &[Support]),
    Row::new("BAD_REQUEST", Review, &[Support]),
    Row::new("BLOCKED_COUNTRY", Review, &[Support]),
    Row::new("MAXIMUM_NUMBER_OF_SAME_PRODUCT_PER_DAY_EXCEEDED", Amount, &[OtherBrand]),
    Row::new("MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED", Amount, &[Support]).with(&[
        "why",
        "max_per_day",
        "exceeding",
    ]),
    Row::new("CANT_SETUP_PAYMENT", Payment, &[OtherRoute]).causing(&[NothingMade]),
    Row::new("ORDER_CREATE_ERROR", Review, &[OtherRoute]).causing(&[NothingMade]),
    Row::new("Cryptorefill_NFT_GIFTCARD", Review, &[Support]),
    Row::new("USER_BLOCKED_BY_EXTERNAL_PAYMENT_PROCESSOR", Review, &[OtherRoute]),
    Row::new("LOYALTY_REDEMPTION_NOT_AVAILABLE", Review, &[Support]),
    Row::new("INVALID_EMAIL_DOMAIN", Email, &[OtherEmail]),
    Row::new("PRODUCT_NOT_AVAILABLE", Amount, &[OtherAmount, OtherBrand]).causing(&[ReloadOffer]),
    Row::new("INVALID_DENOMINATION", Amount, &[OtherAmount]),
    Row::new("INVALID_PRODUCT_VALUE", Amount, &[OtherAmount]),
    Row::new("AMOUNT_TOO_HIGH", Amount, &[OtherAmount]),
    Row::new("AMOUNT_TOO_LOW", Amount, &[OtherAmount, OtherRoute]),
    Row::new("COUNTRY_NOT_SUPPORTED", Review, &[OtherBrand]),
];
