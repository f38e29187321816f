//! The key itself, and what it was first used for. Both are kept as digests: whoever reads the memory learns no key.

use axum::http::HeaderMap;
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::refusal::Refusal;

/// The request header that carries a key.
pub(crate) const HEADER: &str = "idempotency-key";

/// A well-formed key, as its digest.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Key([u8; 32]);

/// A request's body, as its digest.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Fingerprint([u8; 32]);

impl Key {
    /// The key in `headers`, if there is one.
    ///
    /// # Errors
    ///
    /// As [`Key::parse`], and where there are several.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Option<Self>, Refusal> {
        let mut keys = headers.get_all(HEADER).iter();
        match (keys.next(), keys.next()) {
            (None, _) => Ok(None),
            (Some(key), None) => Self::parse(key.as_bytes()).map(Some),
            (Some(_), Some(_)) => Err(Refusal::InvalidIdempotencyKey),
        }
    }

    /// The key that `text` is.
    ///
    /// # Errors
    ///
    /// [`Refusal::InvalidIdempotencyKey`] unless it is 16 to 128 printable ASCII characters.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, Refusal> {
        let printable = text.iter().all(|byte| (b' '..=b'~').contains(byte));
        if !printable || !(16..=128).contains(&text.len()) {
            return Err(Refusal::InvalidIdempotencyKey);
        }
        Ok(Self(Sha256::digest(text).into()))
    }
}

impl Fingerprint {
    /// The fingerprint of `body`.
    pub(crate) fn of(body: &Bytes) -> Self {
        Self(Sha256::digest(body).into())
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_key_is_16_to_128_printable_characters() {
        for (text, well_formed) in [
            ("a".repeat(15), false),
            ("a".repeat(16), true),
            ("a".repeat(128), true),
            ("a".repeat(129), false),
            ("2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11".to_owned(), true),
            ("with space, and more".to_owned(), true),
            ("with\ttab and more...".to_owned(), false),
            ("ünprintable as ASCII".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(Key::parse(text.as_bytes()).is_ok(), well_formed, "{text:?}");
        }
    }

    #[test]
    fn a_request_has_one_key_or_none() {
        let mut headers = HeaderMap::new();
        assert_eq!(Key::of(&headers), Ok(None));
        headers.append(HEADER, HeaderValue::from_static("0123456789abcdef"));
        assert_eq!(Key::of(&headers), Key::parse(b"0123456789abcdef").map(Some));
        headers.append(HEADER, HeaderValue::from_static("0123456789abcdeg"));
        assert_eq!(Key::of(&headers), Err(Refusal::InvalidIdempotencyKey));
    }
}
