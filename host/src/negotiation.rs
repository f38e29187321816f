//! What a browser takes and what it has, as functions of its headers.

use axum::http::{HeaderMap, HeaderName, header};

/// A coding that answers are kept in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// Its name in headers.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }
}

/// The codings that the browser takes, the smaller one first.
pub(crate) fn codings(headers: &HeaderMap) -> Vec<Coding> {
    let takes = |coding: &Coding| {
        let named = items(headers, header::ACCEPT_ENCODING).filter_map(|item| {
            let (name, weight) = item.split_once(';').unwrap_or((item, ""));
            name.trim().eq_ignore_ascii_case(coding.name()).then(|| is_wanted(weight))
        });
        named.last().unwrap_or(false)
    };
    [Coding::Brotli, Coding::Gzip].into_iter().filter(takes).collect()
}

/// Whether the browser has the answer with `tag` (RFC 9110, section 13.1.2).
pub(crate) fn has(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim_start_matches("W/").to_owned();
    items(headers, header::IF_NONE_MATCH).any(|item| item == "*" || opaque(item) == opaque(tag))
}

fn items(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

/// Whether a weight such as `q=0.5` is above zero.
fn is_wanted(weight: &str) -> bool {
    match weight.trim().split_once('=') {
        Some((name, value)) if name.trim().eq_ignore_ascii_case("q") => {
            value.trim().parse::<f32>().is_ok_and(|value| value > 0.0)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn headers(name: HeaderName, value: &[u8]) -> HeaderMap {
        HeaderValue::from_bytes(value).into_iter().map(|value| (name.clone(), value)).collect()
    }

    #[test]
    fn a_coding_is_taken_if_it_is_named_and_not_refused() {
        for (accepted, expected) in [
            ("", &[][..]),
            ("br", &[Coding::Brotli]),
            ("gzip, deflate, br, zstd", &[Coding::Brotli, Coding::Gzip]),
            ("GZIP;q=1.0", &[Coding::Gzip]),
            ("br;q=0, gzip ; q=0.5", &[Coding::Gzip]),
            ("br;q=0.000", &[]),
            ("br;q=nonsense", &[]),
            ("identity", &[]),
            ("brotli", &[]),
        ] {
            assert_eq!(
                codings(&headers(header::ACCEPT_ENCODING, accepted.as_bytes())),
                expected,
                "{accepted}"
            );
        }
    }

    #[test]
    fn a_browser_has_what_one_of_its_tags_names() {
        for (named, expected) in [
            ("W/\"a\"", true),
            ("\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
            ("", false),
        ] {
            assert_eq!(
                has(&headers(header::IF_NONE_MATCH, named.as_bytes()), "W/\"a\""),
                expected,
                "{named}"
            );
        }
    }

    proptest! {
        #[test]
        fn whatever_a_browser_sends_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = codings(&headers(header::ACCEPT_ENCODING, &bytes));
            let _ = has(&headers(header::IF_NONE_MATCH, &bytes), "W/\"a\"");
        }
    }
}
