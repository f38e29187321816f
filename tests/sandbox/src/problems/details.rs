//! `moreDetails` of each code (`docs/wire-format.md` sections 7.1 and 8.1). It never puts anything there that the
//! request did not say, apart from example limits.

use super::limits::spending_limit;
use crate::{
    payment::pairs,
    pricing::{BRANDS, CATEGORIES, COUNTRIES, KINDS},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// What the details are about.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// The lines of the order in the form `{kind, deliverable}`.
    pub(crate) deliveries: Vec<Value>,
    /// The coin that was asked for.
    pub(crate) coin: String,
    /// The payment method that was asked for.
    pub(crate) via: String,
    /// Smallest order in that coin and network, as decimal text.
    pub(crate) threshold: String,
    /// The same in US dollars, as decimal text.
    pub(crate) threshold_usd: String,
    /// The order in US dollars.
    pub(crate) usd: Decimal,
    /// Kinds that the payment method can buy.
    pub(crate) allowed_kinds: Vec<String>,
}

/// The details of `code`, or null where none are known.
pub(crate) fn details(code: &str, subject: &Subject) -> Value {
    let delivery = subject.deliveries.first().cloned().unwrap_or_default();
    match code {
        "AMOUNT_LESS_THEN_MINIMUM_ALLOWED" => json!({
            "threshold": subject.threshold,
            "minimumAmountCoinSymbol": subject.coin,
            "minimumAmountUSD": subject.threshold_usd,
            "minimumAmountCoin": subject.threshold,
        }),
        "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED" => json!({ "max_for_each_purchase": "2500 USD" }),
        "DAILY_SPENDING_LIMIT_EXCEEDED" | "MONTHLY_SPENDING_LIMIT_EXCEEDED" => {
            spending_limit(subject.usd * Decimal::new(92, 2))
        }
        "PRODUCT_COUNT_EXCEEDED" => json!({ "max_products_per_order": 10 }),
        "NOT_AVAILABLE_PRODUCT"
        | "OUT_OF_STOCK"
        | "NOT_ACTIVE"
        | "INVALID_BENEFICIARY_ACCOUNT"
        | "FLIGHT_EXPIRED"
        | "STAY_EXPIRED"
        | "FLIGHT_SERVICE_NOT_AVAILABLE"
        | "STAY_SERVICE_NOT_AVAILABLE"
        | "PAYMENT_METHOD_NOT_SUPPORTED_FOR_FLIGHTS"
        | "PAYMENT_METHOD_NOT_SUPPORTED_FOR_STAYS" => {
            json!({ "delivery": delivery })
        }
        "NOT_ALLOWED_PAYMENT_VIA" => {
            json!({ "paymentVia": subject.via, "allowedKinds": subject.allowed_kinds })
        }
        "UNSUPPORTED_PROTOCOL_COIN_COMBINATION" => json!({
            "deliveries": subject.deliveries,
            "supported_protocol_coin_combo": combinations(&subject.coin),
        }),
        "LOGIN_REQUIRED"
        | "PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL"
        | "TRANSACTION_LIMIT_EXCEEDED"
        | "KYC_MISSING"
        | "KYC_MISSING_ON_PAYMENT_PROCESSOR"
        | "KYC_INVALID_ON_PAYMENT_PROCESSOR" => {
            json!({ "deliveries": subject.deliveries })
        }
        "KYC_DECLINED_ON_PAYMENT_PROCESSOR" => {
            json!({ "deliveries": subject.deliveries, "declined_reason": "document_expired" })
        }
        "COUPON_EXPIRED" => json!({
            "valid_until": "2025-12-31T23:59:59Z",
            "valid_until_pretty": "31 December 2025",
        }),
        "COUPON_BELOW_MIN_AMOUNT" => json!({ "min_order_amount": "100 USD" }),
        "COUPON_NOT_VALID_FOR_CATEGORY" => json!({ "valid_categories": CATEGORIES }),
        "COUPON_NOT_VALID_FOR_KIND" => json!({ "valid_kinds": KINDS }),
        "COUPON_NOT_VALID_FOR_BRAND" => json!({ "valid_brand_names": BRANDS }),
        "COUPON_NOT_VALID_FOR_COUNTRY" => json!({ "spendable_country_codes": COUNTRIES }),
        "COUPON_NOT_VALID_FOR_STORE" => json!({ "storeRestrictions": ["IOS_APP"] }),
        "SUSPENDED_COIN" | "SUSPENDED_NETWORK" => json!({ "coin": subject.coin }),
        "LOYALTY_BELOW_MINIMUM" => json!({ "minimum_points": 100, "max_points_for_order": 500 }),
        "INSUFFICIENT_LOYALTY_POINTS" | "LOYALTY_REDEMPTION_NOT_AVAILABLE" => {
            json!({ "minimum_points": 100, "available_points": 12 })
        }
        "MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED" => {
            json!({ "why": "PRODUCTS_PER_DAY", "max_per_day": 5, "exceeding": 1 })
        }
        "NFT_GIFT_CARD_NOT_APPLICABLE_FOR_SELECTED_PRODUCTS" => {
            json!({ "baerc721_address": "0x0000000000000000000000000000000000000000", "required_product": "Steam" })
        }
        "ORDER_AMOUNT_BELOW_MIN_FOR_NFT_GIFT_CARDS" => json!({
            "baerc721_address": "0x0000000000000000000000000000000000000000",
            "min_order_amount": "50 USD",
            "brand_internal_name": null,
        }),
        "TOO_MANY_NFT_GIFT_CARDS" => {
            json!({ "baerc721_address": "0x0000000000000000000000000000000000000000", "max_allowed": "1" })
        }
        _ => Value::Null,
    }
}

/// What can be paid with instead: every network of the coin, or everything when the coin is unknown.
fn combinations(coin: &str) -> Vec<Value> {
    let of_coin = pairs().iter().any(|pair| pair.coin == coin);
    pairs()
        .iter()
        .filter(|pair| !pair.protocol.is_empty() && !pair.is_suspended && (!of_coin || pair.coin == coin))
        .map(|pair| json!({ "protocol": pair.protocol, "coin": pair.coin }))
        .collect()
}
