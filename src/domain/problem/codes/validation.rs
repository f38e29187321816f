//! What a validation tells (`docs/wire-format.md` section 7.1). Once the order is made all the same, its refusal says it.

use crate::domain::problem::codes::Consequence::{ReloadOffer, SoldOut};
use crate::domain::problem::codes::Place::{Amount, Coupon, Email, Payment, Phone, Review};
use crate::domain::problem::codes::RemedyKind::{
    Account, Identity, NamedRoutes, OtherAmount, OtherBrand, OtherRoute, SameCoin, Support, WithoutCoupon,
};
use crate::domain::problem::codes::Row;

/// What is not on offer any more. The widget says so itself where the API does by leaving it out.
pub const NOT_AVAILABLE_PRODUCT: &str = "NOT_AVAILABLE_PRODUCT";

/// What comes with a spending limit, as far as the words mention it.
const LIMITS: &[&str] =
    &["daily_max", "monthly_max", "spent_today_by_user", "spent_this_month_by_user", "spent_today_from_ip"];

/// The codes of `problems[]`.
pub const ROWS: &[Row] = &[
    Row::new("AMOUNT_LESS_THEN_MINIMUM_ALLOWED", Amount, &[OtherAmount, OtherRoute]).with(&[
        "threshold",
        "minimumAmountCoinSymbol",
        "minimumAmountUSD",
        "minimumAmountCoin",
    ]),
    Row::new("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED", Amount, &[OtherAmount]).with(&["max_for_each_purchase"]),
    // A check of the identity raises these limits.
    Row::new("DAILY_SPENDING_LIMIT_EXCEEDED", Review, &[OtherAmount, Identity]).with(LIMITS),
    Row::new("MONTHLY_SPENDING_LIMIT_EXCEEDED", Review, &[OtherAmount, Identity]).with(LIMITS),
    Row::new("PRODUCT_COUNT_EXCEEDED", Amount, &[Support]).with(&["max_products_per_order"]),
    Row::new("MULTIPLE_LIMITED_PRODUCT_SAME_ORDER", Amount, &[Support]),
    Row::new(NOT_AVAILABLE_PRODUCT, Amount, &[OtherAmount, OtherBrand])
        .causing(&[ReloadOffer, SoldOut])
        .with(&["brand"]),
    Row::new("OUT_OF_STOCK", Amount, &[OtherAmount, OtherBrand]).causing(&[ReloadOffer]).with(&["brand"]),
    Row::new("NOT_ACTIVE", Amount, &[OtherAmount, OtherBrand]).causing(&[ReloadOffer]).with(&["brand"]),
    Row::new("INVALID_BENEFICIARY_ACCOUNT", Email, &[Support]).in_top_up(Phone).with(&["brand"]),
    Row::new("NOT_ALLOWED_PAYMENT_VIA", Payment, &[OtherRoute]).with(&["paymentVia", "allowedKinds"]),
    Row::new("UNSUPPORTED_PROTOCOL_COIN_COMBINATION", Payment, &[NamedRoutes]).with(&["brand", "combos"]),
    Row::new("LOGIN_REQUIRED", Review, &[Account, OtherBrand]).with(&["brand"]),
    Row::new("COUPON_REQUIRES_LOGIN", Coupon, &[Account, WithoutCoupon]),
    Row::new("COUPON_NOT_FOUND", Coupon, &[WithoutCoupon]),
    Row::new("COUPON_NOT_ACTIVE", Coupon, &[WithoutCoupon]),
    Row::new("COUPON_ALREADY_SPENT", Coupon, &[WithoutCoupon]),
    Row::new("COUPON_MAX_USAGE_REACHED", Coupon, &[WithoutCoupon]),
    Row::new("COUPON_EXPIRED", Coupon, &[WithoutCoupon]).with(&["valid_until", "valid_until_pretty"]),
    Row::new("COUPON_BELOW_MIN_AMOUNT", Coupon, &[WithoutCoupon]).with(&["min_order_amount"]),
    Row::new("COUPON_NOT_VALID_FOR_USER", Coupon, &[WithoutCoupon]),
    Row::new("COUPON_NOT_VALID_FOR_CATEGORY", Coupon, &[WithoutCoupon]).with(&["valid_categories"]),
    Row::new("COUPON_NOT_VALID_FOR_KIND", Coupon, &[WithoutCoupon]).with(&["valid_kinds"]),
    Row::new("COUPON_NOT_VALID_FOR_BRAND", Coupon, &[WithoutCoupon]).with(&["valid_brand_names"]),
    Row::new("COUPON_NOT_VALID_FOR_COUNTRY", Coupon, &[WithoutCoupon]).with(&["spendable_country_codes"]),
    Row::new("COUPON_NOT_VALID_FOR_STORE", Coupon, &[WithoutCoupon]).with(&["storeRestrictions"]),
    Row::new("KYC_MISSING", Review, &[Identity]),
    Row::new("KYC_PENDING", Review, &[Identity]),
    Row::new("VERIFICATION_REQUIRED", Review, &[Support]),
    Row::new("FULLNAME_MISSING", Payment, &[Account, SameCoin]),
    Row::new("NFT_GIFT_CARD_NOT_APPLICABLE_FOR_SELECTED_PRODUCTS", Review, &[Support]),
    Row::new("ORDER_AMOUNT_BELOW_MIN_FOR_NFT_GIFT_CARDS", Review, &[Support]),
    Row::new("TOO_MANY_NFT_GIFT_CARDS", Review, &[Support]),
];
