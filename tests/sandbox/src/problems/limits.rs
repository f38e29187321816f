//! Details of spending-limit problems (`docs/wire-format.md` section 7.2), with the amounts of the terms of service. It
//! never counts what anybody spent: the numbers are the same for all.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::money;

/// The details of a spending limit that an order of `price` EUR exceeds. A validation and a creation spell one key
/// differently; the sandbox sends both spellings.
pub(crate) fn spending_limit(price: Decimal) -> Value {
    let euros = |amount: i64| json!({ "amount": amount, "currency": "EUR" });
    let tiers = |not_registered, registered, kyc| {
        json!({
            "forNOT_REGISTERED": euros(not_registered),
            "forREGISTERED": euros(registered),
            "forKYC_1": euros(kyc),
        })
    };
    json!({
        "daily_max": euros(4_000),
        "monthly_max": euros(5_000),
        "spent_today_by_user": euros(3_950),
        "spent_this_month_by_user": euros(4_900),
        "spent_today_from_ip": euros(3_950),
        "spendingLimitInfoSchema": euros(4_900),
        "spent_this_month_from_ip": euros(4_900),
        "order_price_in_currency": { "amount": money::number(price.round_dp(2)), "currency": "EUR" },
        "is_user_logged_in": false,
        "dailySpendingLimitInfo": tiers(4_000, 5_000, 10_000),
        "monthlySpendingLimitInfo": tiers(5_000, 10_000, 30_000),
    })
}
