//! The parts of a path that vary. Nothing that is not one of these forms ever reaches a URL.

use std::borrow::Cow;

use super::countries::is_country;
use crate::refusal::Refusal;

/// `value` as it goes up, for the placeholder `name` of a route, if it has that placeholder's form.
///
/// # Errors
///
/// [`Refusal::InvalidCountryCode`] unless a `country` is one of the API's, [`Refusal::InvalidOrderId`] unless an
/// `order_id` is 1 to 64 of `A-Z a-z 0-9 _ -`, [`Refusal::NotFound`] for any other placeholder.
pub(crate) fn checked<'v>(name: &str, value: &'v str) -> Result<Cow<'v, str>, Refusal> {
    match name {
        "country" if is_country(value) => Ok(value.to_ascii_uppercase().into()),
        "country" => Err(Refusal::InvalidCountryCode),
        "order_id" if is_order_id(value) => Ok(value.into()),
        "order_id" => Err(Refusal::InvalidOrderId),
        _ => Err(Refusal::NotFound),
    }
}

/// Whether `text` can be an order's id. The reference shows `ord_abc123xyz`, others saw UUIDs: it is opaque.
pub(crate) fn is_order_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_takes_its_own_form_only() {
        let long = "a".repeat(64);
        let too_long = "a".repeat(65);
        for (name, value, accepted) in [
            ("country", "US", Ok(())),
            ("country", "us", Ok(())),
            ("country", "ZZ", Err(Refusal::InvalidCountryCode)),
            ("country", "USA", Err(Refusal::InvalidCountryCode)),
            ("country", "U", Err(Refusal::InvalidCountryCode)),
            ("country", "..", Err(Refusal::InvalidCountryCode)),
            ("country", "ü", Err(Refusal::InvalidCountryCode)),
            ("order_id", "ord_abc123xyz", Ok(())),
            ("order_id", "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11", Ok(())),
            ("order_id", &long, Ok(())),
            ("order_id", &too_long, Err(Refusal::InvalidOrderId)),
            ("order_id", "", Err(Refusal::InvalidOrderId)),
            ("order_id", "..", Err(Refusal::InvalidOrderId)),
            ("order_id", "a/b", Err(Refusal::InvalidOrderId)),
            ("order_id", "a%2Fb", Err(Refusal::InvalidOrderId)),
            ("order_id", "a?b", Err(Refusal::InvalidOrderId)),
            ("order_id", "a\r\nb", Err(Refusal::InvalidOrderId)),
            ("brand", "steam", Err(Refusal::NotFound)),
        ] {
            let expected = accepted.map(|()| if value == "us" { "US" } else { value });
            assert_eq!(checked(name, value).as_deref(), expected.as_deref(), "{name} {value:?}");
        }
    }
}
