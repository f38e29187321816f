//! What the page offers at the press of a button. It lists requests that any test can send as well.

/// States without a step of their own that a shopper can see.
pub(super) const STATES: [&str; 8] = [
    "Created",
    "WaitingForPayment",
    "PaymentStarted",
    "PaymentReceived",
    "WaitingForDelivery",
    "WaitingForRebuy",
    "PaymentSetupFailed",
    "SomethingNew",
];

/// Deliveries and payments that need a detail: label, step, query.
pub(super) const DETAILED: [(&str, &str, &str); 5] = [
    ("pay late", "pay", "late=true"),
    ("first line fails", "deliver", "line=1&failed=true"),
    ("first line only", "deliver", "line=1&only=true"),
    ("done without code", "deliver", "without_code=true"),
    ("overpay by 5", "pay", "amount=5"),
];

/// Faults at the press of a button: label, fields.
pub(super) const FAULTS: [(&str, &[(&str, &str)]); 15] = [
    ("next answer 503", &[("status", "503"), ("times", "1")]),
    ("next answer 429, retry after 5 s", &[("status", "429"), ("retry_after", "5"), ("times", "1")]),
    ("every answer 500", &[("status", "500")]),
    ("3 s latency", &[("latency_ms", "3000")]),
    (
        "next answer an HTML page",
        &[("status", "502"), ("body", "<!doctype html><h1>Bad gateway</h1>"), ("times", "1")],
    ),
    ("next answer truncated", &[("truncate", "true"), ("times", "1")]),
    (
        "next order's answer lost",
        &[("route", "/v5/orders"), ("method", "POST"), ("lose_answer", "true"), ("times", "1")],
    ),
    ("refuse streams", &[("refuse_stream", "true")]),
    ("cut streams after 2 s", &[("drop_stream_after_ms", "2000")]),
    ("silent streams", &[("silent_stream", "true")]),
    ("broken messages", &[("garbage_event", "true")]),
    ("messages of another order", &[("garbage_event", "foreign")]),
    ("older messages", &[("garbage_event", "older")]),
    ("stop before each message", &[("garbage_event", "stop")]),
    (
        "next homepage is no JSON",
        &[
            ("route", "/v2/homepage"),
            ("body", "{\"popular_brands\": ["),
            ("content_type", "application/json"),
            ("times", "1"),
        ],
    ),
];

/// Settings at the press of a button: label, field, value.
pub(super) const SETTINGS: [(&str, &str, &str); 12] = [
    ("times as text", "timestamps", "text"),
    ("times with fractions", "timestamps", "fractional"),
    ("payment value as number", "payment_value", "number"),
    ("no problems: null", "no_problems", "null"),
    ("no problems: absent", "no_problems", "absent"),
    ("sparse answers", "sparse", "true"),
    ("prices + 20 %", "price_percent", "120"),
    ("malformed records", "malformed_records", "true"),
    ("homepage: sections", "homepage", "sections"),
    ("homepage: malformed", "homepage", "malformed"),
    ("delivered is Completed", "delivered_state", "Completed"),
    ("all headers required", "require_headers", "true"),
];
