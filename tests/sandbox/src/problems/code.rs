//! Every code of the reference and of `docs/wire-format.md`, and where the upstream answers it. It never closes the
//! list: a code that is not here is a problem like any other.

use axum::http::StatusCode;

/// Where a code is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In `problems` of a validation (HTTP 200); when an order is created all the same, as an HTTP error.
    Problem,
    /// As an HTTP error of both (reference, section 7, HTTP-level errors).
    Http,
    /// As an HTTP error of creation only: a validation knows nothing of it.
    Create,
}

/// Every known code, in the order of the documents.
pub(crate) const KNOWN: [(&str, Place); 68] = [
    ("AMOUNT_LESS_THEN_MINIMUM_ALLOWED", Place::Problem),
    ("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED", Place::Problem),
    ("DAILY_SPENDING_LIMIT_EXCEEDED", Place::Problem),
    ("MONTHLY_SPENDING_LIMIT_EXCEEDED", Place::Problem),
    ("PRODUCT_COUNT_EXCEEDED", Place::Problem),
    ("MULTIPLE_LIMITED_PRODUCT_SAME_ORDER", Place::Problem),
    ("NOT_AVAILABLE_PRODUCT", Place::Problem),
    ("OUT_OF_STOCK", Place::Problem),
    ("NOT_ACTIVE", Place::Problem),
    ("INVALID_BENEFICIARY_ACCOUNT", Place::Problem),
    ("NOT_ALLOWED_PAYMENT_VIA", Place::Problem),
    ("UNSUPPORTED_PROTOCOL_COIN_COMBINATION", Place::Problem),
    ("LOGIN_REQUIRED", Place::Problem),
    ("COUPON_REQUIRES_LOGIN", Place::Problem),
    ("COUPON_NOT_FOUND", Place::Problem),
    ("COUPON_NOT_ACTIVE", Place::Problem),
    ("COUPON_ALREADY_SPENT", Place::Problem),
    ("COUPON_MAX_USAGE_REACHED", Place::Problem),
    ("COUPON_EXPIRED", Place::Problem),
    ("COUPON_BELOW_MIN_AMOUNT", Place::Problem),
    ("COUPON_NOT_VALID_FOR_USER", Place::Problem),
    ("COUPON_NOT_VALID_FOR_CATEGORY", Place::Problem),
    ("COUPON_NOT_VALID_FOR_KIND", Place::Problem),
    ("COUPON_NOT_VALID_FOR_BRAND", Place::Problem),
    ("COUPON_NOT_VALID_FOR_COUNTRY", Place::Problem),
    ("COUPON_NOT_VALID_FOR_STORE", Place::Problem),
    ("KYC_MISSING", Place::Problem),
    ("KYC_PENDING", Place::Problem),
    ("VERIFICATION_REQUIRED", Place::Problem),
    ("FULLNAME_MISSING", Place::Problem),
    ("FLIGHT_EXPIRED", Place::Problem),
    ("STAY_EXPIRED", Place::Problem),
    ("FLIGHT_SERVICE_NOT_AVAILABLE", Place::Problem),
    ("STAY_SERVICE_NOT_AVAILABLE", Place::Problem),
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_FLIGHTS", Place::Problem),
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_STAYS", Place::Problem),
    ("NFT_GIFT_CARD_NOT_APPLICABLE_FOR_SELECTED_PRODUCTS", Place::Problem),
    ("ORDER_AMOUNT_BELOW_MIN_FOR_NFT_GIFT_CARDS", Place::Problem),
    ("TOO_MANY_NFT_GIFT_CARDS", Place::Problem),
    ("SUSPENDED_COIN", Place::Http),
    ("SUSPENDED_NETWORK", Place::Http),
    ("LOYALTY_NOT_AVAILABLE_FOR_ORDER", Place::Http),
    ("LOYALTY_BELOW_MINIMUM", Place::Http),
    ("INSUFFICIENT_LOYALTY_POINTS", Place::Http),
    ("PAYMENT_METHOD_NOT_SUPPORTED_FOR_EMAIL", Place::Create),
    ("TRANSACTION_LIMIT_EXCEEDED", Place::Create),
    ("KYC_MISSING_ON_PAYMENT_PROCESSOR", Place::Create),
    ("KYC_PENDING_ON_PAYMENT_PROCESSOR", Place::Create),
    ("KYC_INVALID_ON_PAYMENT_PROCESSOR", Place::Create),
    ("KYC_DECLINED_ON_PAYMENT_PROCESSOR", Place::Create),
    ("EMAIL_NOT_CONFIRMED", Place::Create),
    ("USER_BLOCKED", Place::Create),
    ("BAD_REQUEST", Place::Create),
    ("BLOCKED_COUNTRY", Place::Create),
    ("MAXIMUM_NUMBER_OF_SAME_PRODUCT_PER_DAY_EXCEEDED", Place::Create),
    ("CANT_SETUP_PAYMENT", Place::Create),
    ("Cryptorefill_NFT_GIFTCARD", Place::Create),
    ("ORDER_CREATE_ERROR", Place::Create),
    ("USER_BLOCKED_BY_EXTERNAL_PAYMENT_PROCESSOR", Place::Create),
    ("MAXIMUM_NUMBER_OF_PRODUCTS_PER_DAY_EXCEEDED", Place::Create),
    ("LOYALTY_REDEMPTION_NOT_AVAILABLE", Place::Create),
    ("INVALID_EMAIL_DOMAIN", Place::Create),
    ("PRODUCT_NOT_AVAILABLE", Place::Create),
    ("INVALID_DENOMINATION", Place::Create),
    ("INVALID_PRODUCT_VALUE", Place::Create),
    ("AMOUNT_TOO_LOW", Place::Create),
    ("AMOUNT_TOO_HIGH", Place::Create),
    ("COUNTRY_NOT_SUPPORTED", Place::Create),
];

/// Where `code` is answered; an unknown one is a problem of a validation.
pub(crate) fn place(code: &str) -> Place {
    KNOWN.iter().find(|(known, _)| *known == code).map_or(Place::Problem, |(_, place)| *place)
}

/// Whether `code` comes without details when an order is created (`docs/wire-format.md` section 8.1, "no details").
pub(crate) fn is_bare_at_creation(code: &str) -> bool {
    matches!(
        code,
        "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED"
            | "INVALID_BENEFICIARY_ACCOUNT"
            | "AMOUNT_LESS_THEN_MINIMUM_ALLOWED"
            | "COUPON_NOT_FOUND"
            | "COUPON_NOT_VALID_FOR_USER"
            | "COUPON_MAX_USAGE_REACHED"
            | "FLIGHT_EXPIRED"
            | "STAY_EXPIRED"
            | "NOT_ALLOWED_PAYMENT_VIA"
    )
}

/// The HTTP status that goes with `code` as an HTTP error. 422 is the recorded one for refusals that the shopper can
/// act on.
pub(crate) fn status(code: &str) -> StatusCode {
    match code {
        "BAD_REQUEST" | "COUNTRY_NOT_SUPPORTED" => StatusCode::BAD_REQUEST,
        "BLOCKED_COUNTRY" | "USER_BLOCKED" | "USER_BLOCKED_BY_EXTERNAL_PAYMENT_PROCESSOR" => {
            StatusCode::FORBIDDEN
        }
        "ORDER_CREATE_ERROR" | "CANT_SETUP_PAYMENT" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
