//! What operators see of the host: counts, times and levels, in Prometheus' form. Every label is one of a closed set: none
//! ever holds anything of an order, a shopper, an address or a key. Where there is no [`Exporter`], counting does nothing.

mod exporter;
mod level;
pub(crate) mod names;

pub use exporter::{Exporter, ExporterError};
pub(crate) use level::Level;

use axum::http::Method;

/// A method as a label. Anybody may send any word for one.
pub(crate) fn method(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "OPTIONS" => "OPTIONS",
        "POST" => "POST",
        _ => "other",
    }
}

/// A status as a label of times, whose every value costs a row of buckets. Without one, nobody waited for the answer.
pub(crate) fn outcome(status: Option<u16>) -> &'static str {
    match status.map(|status| status / 100) {
        Some(1 | 2) => "2xx",
        Some(3) => "3xx",
        Some(4) => "4xx",
        Some(_) => "5xx",
        None => "aborted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_of_closed_sets_whatever_is_sent() {
        for (sent, label) in [("GET", "GET"), ("POST", "POST"), ("get", "other"), ("ORD_1", "other")] {
            assert_eq!(method(&Method::from_bytes(sent.as_bytes()).unwrap()), label, "{sent}");
        }
        for (status, label) in [
            (Some(101), "2xx"),
            (Some(204), "2xx"),
            (Some(304), "3xx"),
            (Some(499), "4xx"),
            (Some(599), "5xx"),
            (None, "aborted"),
        ] {
            assert_eq!(outcome(status), label, "{status:?}");
        }
    }
}
