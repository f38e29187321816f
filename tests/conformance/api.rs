//! The host's routes, the headers and the languages, spelled out a second time: what the table is held against.

/// Each route of the host and where it leads upstream (reference sections 2 to 9b); the last is this project's own.
pub(crate) const ROUTES: [(&str, &str); 10] = [
    ("GET payment_vias", "GET /v3/payment_vias"),
    ("GET brands", "GET /v2/brands"),
    ("GET homepage", "GET /v2/homepage"),
    ("GET products/country/{cc}", "GET /v5/products/country/{cc}"),
    ("GET products/price", "GET /v4/products/price"),
    ("POST orders/validations", "POST /v5/orders/validations"),
    ("POST orders", "POST /v5/orders"),
    ("GET orders/{orderId}", "GET /v5/orders/{orderId}"),
    ("GET orders/{orderId}/subscribe", "GET /v5/orders/{orderId}/subscribe"),
    ("GET orders/by-key", "GET /v5/orders/{orderId}"),
];

/// What a request carries upstream (reference sections 1 and 9a).
pub(crate) const HEADERS: [&str; 6] = [
    "X-Cr-Application",
    "X-Cr-Version",
    "X-Forwarded-For",
    "User-Agent",
    "Content-Type: application/json",
    "Accept: text/event-stream",
];

/// `lang` (`docs/wire-format.md` section 5).
pub(crate) const LANGUAGES: [&str; 10] = ["en", "es", "fr", "de", "it", "pt", "zh", "tr", "vi", "tl"];

/// Query parameters and fields of a request's body (reference sections 3 to 8, `docs/wire-format.md` sections 3 to 8).
pub(crate) const FIELDS: [&str; 23] = [
    "country_code",
    "promo_code",
    "family_name",
    "brand_name",
    "coin",
    "lang",
    "face_value",
    "email",
    "user.email",
    "user.has_accepted_newsletter",
    "payment.type",
    "payment.payment_via",
    "payment.coin",
    "payment.network",
    "deliveries[]",
    "deliveries[].beneficiary_account",
    "deliveries[].brand_name",
    "deliveries[].country_code",
    "deliveries[].denomination",
    "deliveries[].product_value",
    "acquisition.utm_source",
    "refund_wallet_address",
    "{orderId}",
];
