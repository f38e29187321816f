//! The key itself, and what it was first used for. Both are kept as digests: whoever reads the store learns no key.

use axum::http::HeaderMap;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::refusal::Refusal;

/// The request header that carries a key.
pub(crate) const HEADER: &str = "idempotency-key";

/// A well-formed key of one partner's, as its digest.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Key([u8; 32]);

/// A request's body, as its digest.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Fingerprint([u8; 32]);

impl Key {
    /// The key in `headers`, if there is one.
    ///
    /// # Errors
    ///
    /// As [`Key::parse`], and where there are several.
    pub(crate) fn of(headers: &HeaderMap, partner: &[u8]) -> Result<Option<Self>, Refusal> {
        let mut keys = headers.get_all(HEADER).iter();
        match (keys.next(), keys.next()) {
            (None, _) => Ok(None),
            (Some(key), None) => Self::parse(partner, key.as_bytes()).map(Some),
            (Some(_), Some(_)) => Err(Refusal::InvalidIdempotencyKey),
        }
    }

    /// The key of `partner` that `text` is.
    ///
    /// # Errors
    ///
    /// [`Refusal::InvalidIdempotencyKey`] unless it is 22 to 128 letters, digits, `-` and `_`.
    pub(crate) fn parse(partner: &[u8], text: &[u8]) -> Result<Self, Refusal> {
        let is_formed = text.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !is_formed || !(22..=128).contains(&text.len()) {
            return Err(Refusal::InvalidIdempotencyKey);
        }
        let digest = Sha256::new().chain_update(text).chain_update(b"\n").chain_update(partner);
        Ok(Self(digest.finalize().into()))
    }

    /// The digest.
    pub(crate) fn digest(&self) -> &[u8] {
        &self.0
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

    const PARTNER: &[u8] = b"partner-1";

    #[test]
    fn a_key_is_22_to_128_letters_digits_and_two_signs() {
        for (text, well_formed) in [
            ("a".repeat(21), false),
            ("a".repeat(22), true),
            ("a".repeat(128), true),
            ("a".repeat(129), false),
            ("2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11".to_owned(), true),
            ("AZaz09-_AZaz09-_AZaz09".to_owned(), true),
            ("with spaces in the middle".to_owned(), false),
            ("with/slashes/in/the/middle".to_owned(), false),
            ("with\ttabs\tin\tthe\tmiddle.".to_owned(), false),
            ("with-ünicode-in-the-middle".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(Key::parse(PARTNER, text.as_bytes()).is_ok(), well_formed, "{text:?}");
        }
    }

    #[test]
    fn a_key_is_its_partners() {
        let text = "0123456789abcdef012345".as_bytes();
        assert_ne!(Key::parse(PARTNER, text), Key::parse(b"partner-2", text));
        assert_eq!(Key::parse(PARTNER, text), Key::parse(PARTNER, text));
    }

    #[test]
    fn a_request_has_one_key_or_none() {
        let mut headers = HeaderMap::new();
        assert_eq!(Key::of(&headers, PARTNER), Ok(None));
        headers.append(HEADER, HeaderValue::from_static("0123456789abcdef012345"));
        assert_eq!(Key::of(&headers, PARTNER), Key::parse(PARTNER, b"0123456789abcdef012345").map(Some));
        headers.append(HEADER, HeaderValue::from_static("0123456789abcdef012346"));
        assert_eq!(Key::of(&headers, PARTNER), Err(Refusal::InvalidIdempotencyKey));
    }
}
