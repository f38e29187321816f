//! The key itself, and what it was first used for. Both are kept as HMACs: whoever reads the store learns no key, and cannot
//! try out what was ordered with it, since that takes the key.

use axum::http::HeaderMap;
use bytes::Bytes;
use ring::hmac;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The request header that carries a key.
pub(crate) const HEADER: &str = "idempotency-key";

/// A well-formed key of one partner's, as its HMAC under the partner's id. The id is the same in every copy of the host and
/// for as long as the account lasts, so that a key is found by all of them, also after the keys of passes were changed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Key {
    digest: [u8; 32],
    /// Another HMAC of the same, which is never kept: that of bodies is made with it.
    seal: [u8; 32],
}

/// A request's body, as its HMAC under its key.
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
        Ok(Self { digest: sign(partner, &[b"key\n", text]), seal: sign(partner, &[b"body\n", text]) })
    }

    /// What it is known by in a store.
    pub(crate) fn digest(&self) -> &[u8] {
        &self.digest
    }

    /// The same in hexadecimal digits.
    pub(crate) fn to_hex(self) -> String {
        to_hex(&self.digest)
    }

    /// The fingerprint of a `body` that comes with it.
    pub(crate) fn fingerprint(&self, body: &Bytes) -> Fingerprint {
        Fingerprint(sign(&self.seal, &[body]))
    }
}

impl Fingerprint {
    /// A fingerprint for tests in which the key does not matter.
    #[cfg(test)]
    pub(crate) fn of(body: &Bytes) -> Self {
        Self(sign(b"", &[body]))
    }

    /// The same in hexadecimal digits.
    pub(crate) fn to_hex(self) -> String {
        to_hex(&self.0)
    }

    /// Reads what [`Fingerprint::to_hex`] writes.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes)).filter(|read| read.to_hex() == text)
    }
}

/// What the budget of `partner` is known by in a store.
pub(crate) fn of_budget(partner: &[u8]) -> String {
    to_hex(&sign(partner, &[b"budget"])[..16])
}

fn sign(secret: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut signing = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, secret));
    for part in parts {
        signing.update(part);
    }
    let mut tag = [0; 32];
    tag.copy_from_slice(signing.sign().as_ref());
    tag
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
    fn a_body_is_known_by_its_key_alone() {
        let [one, two] = ["0123456789abcdef012345", "0123456789abcdef012346"]
            .map(|text| Key::parse(PARTNER, text.as_bytes()).unwrap());
        let [a, b] = ["a", "b"].map(|text| Bytes::from_static(text.as_bytes()));
        assert_eq!(one.fingerprint(&a), one.fingerprint(&a));
        assert_ne!(one.fingerprint(&a), one.fingerprint(&b));
        assert_ne!(one.fingerprint(&a), two.fingerprint(&a), "nobody without the key can try bodies");
        let hex = one.fingerprint(&a).to_hex();
        assert_eq!(Fingerprint::from_hex(&hex), Some(one.fingerprint(&a)));
        for wrong in [&hex[1..], &hex.to_uppercase(), &format!("{hex}0"), "", "ü"] {
            assert_eq!(Fingerprint::from_hex(wrong), None, "{wrong}");
        }
    }

    /// Made with `openssl dgst -sha256 -hmac partner-1`: copies of several versions must agree.
    #[test]
    fn the_digest_is_an_hmac_under_the_partners_id() {
        let key = Key::parse(PARTNER, b"0123456789abcdef012345").unwrap();
        assert_eq!(key.to_hex(), "1afb8638a82a09f42986dd01ba4d43049b85aa85346326d972a2c5d3a1e82c88");
        assert_eq!(of_budget(PARTNER), "52add1e6be104585b87a0f134e317fde");
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
