//! The parts of a path that vary. Nothing that is not one of these forms ever reaches a URL.

use crate::refusal::Refusal;

/// `value` for the placeholder `name` of a route, if it has that placeholder's form.
///
/// # Errors
///
/// [`Refusal::InvalidCountryCode`] unless a `country` is two ASCII letters, [`Refusal::InvalidOrderId`] unless an
/// `order_id` is 1 to 64 of `A-Z a-z 0-9 _ -`, [`Refusal::NotFound`] for any other placeholder.
pub(crate) fn checked<'v>(name: &str, value: &'v str) -> Result<&'v str, Refusal> {
    match name {
        "country" if is_country_code(value) => Ok(value),
        "country" => Err(Refusal::InvalidCountryCode),
        "order_id" if is_order_id(value) => Ok(value),
        "order_id" => Err(Refusal::InvalidOrderId),
        _ => Err(Refusal::NotFound),
    }
}

/// Whether `text` can be an order's id. The reference shows `ord_abc123xyz`, others saw UUIDs: it is opaque.
pub(crate) fn is_order_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn is_country_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
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
            assert_eq!(checked(name, value), accepted.map(|()| value), "{name} {value:?}");
        }
    }
}
