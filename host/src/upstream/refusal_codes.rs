//! The codes that the API documents for a refused order (`docs/wire-format.md` sections 7.1, 7.3 and 8.1). An answer that
//! bears none of them may be a gateway's, which says nothing of whether there is an order.

/// Every code, sorted.
const CODES: &[&str] = &[
    "AMOUNT_LESS_THEN_MINIMUM_ALLOWED",
    "AMOUNT_TOO_HIGH",
    "AMOUNT_TOO_LOW",
    "BAD_REQUEST",
    "BLOCKED_COUNTRY",
    "CANT_SETUP_PAYMENT",
    "COUNTRY_NOT_SUPPORTED",
    "COUPON_ALREADY_SPENT",
    "COUPON_BELOW_MIN_AMOUNT",
    "COUPON_EXPIRED",
    "COUPON_MAX_USAGE_REACHED",
    "COUPON_NOT_ACTIVE",
    "COUPON_NOT_FOUND",
    "COUPON_NOT_VALID_FOR_BRAND",
    "COUPON_NOT_VALID_FOR_CATEGORY",
    "COUPON_NOT_VALID_FOR_COUNTRY",
    "COUPON_NOT_VALID_FOR_KIND",
    "COUPON_NOT_VALID_FOR_STORE",
    "COUPON_NOT_VALID_FOR_USER",
    "COUPON_REQUIRES_LOGIN",
    "Cryptorefill_NFT_GIFTCARD",
    "DAILY_SPENDING_LIMIT_EXCEEDED",
    "EMAIL_NOT_CONFIRMED",
    "FLIGHT_EXPIRED",
    "FLIGHT_SERVICE_NOT_AVAILABLE",
    "FULLNAME_MISSING",
    "INSUFFICIENT_LOYALTY_POINTS",
    "INVALID_BENEFICIARY_ACCOUNT",
    "INVALID_DENOMINATION",
    "INVALID_EMAIL_DOMAIN",
    "INVALID_PRODUCT_VALUE",
    "KYC_DECLINED_ON_PAYMENT_PROCESSOR",
    "KYC_INVALID_ON_PAYMENT_PROCESSOR",
    "KYC_MISSING",
    "KYC_MISSING_ON_PAYMENT_PROCESSOR",
    "KYC_PENDING",
    "KYC_PENDING_ON_PAYMENT_PROCESSOR",
    "LOGIN_REQUIRED",
    "LOYALTY_BELOW_MINIMUM",
    "LOYALTY_NOT_AVAILABLE_FOR_ORDER",
    "LOYALTY_REDEMPTION_NOT_AVAILABLE",
    "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED",
    "MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED",
    "MAXIMUM_NUMBER_OF_SAME_PRODUCT_PER_DAY_EXCEEDED",
    "MONTHLY_SPENDING_LIMIT_EXCEEDED",
    "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER",
    "NFT_GIFT_CARD_NOT_APPLICABLE_FOR_SELECTED_PRODUCTS",
    "NOT_ACTIVE",
    "NOT_ALLOWED_PAYMENT_VIA",
    "NOT_AVAILABLE_PRODUCT",
    "ORDER_AMOUNT_BELOW_MIN_FOR_NFT_GIFT_CARDS",
    "ORDER_CREATE_ERROR",
    "OUT_OF_STOCK",
    "PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL",
    "PAYMENT_METHOD_NOT_SUPPORTED_FOR_FLIGHTS",
    "PAYMENT_METHOD_NOT_SUPPORTED_FOR_STAYS",
    "PRODUCT_COUNT_EXCEEDED",
    "PRODUCT_NOT_AVAILABLE",
    "STAY_EXPIRED",
    "STAY_SERVICE_NOT_AVAILABLE",
    "SUSPENDED_COIN",
    "SUSPENDED_NETWORK",
    "TOO_MANY_NFT_GIFT_CARDS",
    "TRANSACTION_LIMIT_EXCEEDED",
    "UNSUPPORTED_PROTOCOL_COIN_COMBINATION",
    "USER_BLOCKED",
    "USER_BLOCKED_BY_EXTERNAL_PAYMENT_PROCESSOR",
    "VERIFICATION_REQUIRED",
];

/// Whether the API says `code` of an order that it did not make.
pub(crate) fn is_documented(code: &str) -> bool {
    CODES.binary_search(&code).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_wire_format() {
        let page = include_str!("../../../docs/wire-format.md");
        let section = |title: &str| {
            let from = page.split(&format!("\n### {title}")).nth(1).expect("the section is there");
            from.split("\n##").next().unwrap_or_default().to_owned()
        };
        let mut documented: Vec<String> = Vec::new();
        for (title, column) in [("7.1 ", 1), ("7.3 ", 1), ("8.1 ", 2)] {
            for row in
                section(title).lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"))
            {
                let cell = row.split('|').nth(column).unwrap_or_default().to_owned();
                documented.extend(
                    cell.split('`').skip(1).step_by(2).filter(|code| code.len() > 6).map(str::to_owned),
                );
            }
        }
        documented.sort();
        documented.dedup();
        assert_eq!(documented, CODES);
        assert!(is_documented("OUT_OF_STOCK") && !is_documented("INTERNAL_ERROR"));
    }
}
