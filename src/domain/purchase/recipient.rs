//! Who receives: e-mail addresses and phone numbers (reference section 8). It checks the form; the API checks the rest.

/// Whether the text has the form of an e-mail address that mail can reach.
///
/// Deliberately loose: something before the last `@`, a dotted domain after it, no spaces. The API's own answer decides.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control());
    let labelled = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    plain(local) && plain(domain) && labelled && !local.contains('@') && text.len() <= 254
}

/// The number in E.164 form, `+` and 8 to 15 digits, from what a person typed with spaces, dots, dashes or brackets.
///
/// A leading `00` counts as `+`. Without a country calling code there is no number: `None`.
pub fn e164(typed: &str) -> Option<String> {
    let compact: String =
        typed.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/')).collect();
    let digits = compact.strip_prefix('+').or_else(|| compact.strip_prefix("00"))?;
    let valid = (8..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    valid.then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_dotted_domain() {
        for good in ["ada@example.com", "a+b@x.co.uk", "KYC_MISSING@sandbox.example", "ü@bücher.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "ada",
            "ada@",
            "@x.com",
            "ada@example",
            "a b@x.com",
            "a@b@x.com",
            "a@x..com",
            "a@.com",
            "a@x.com ",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn a_phone_number_is_written_in_e164() {
        for (typed, number) in [
            ("+1 415 555-1234", Some("+14155551234")),
            ("0049 (170) 123.4567", Some("+491701234567")),
            ("+14155551234", Some("+14155551234")),
            ("415 555 1234", None),
            ("+0155551234", None),
            ("+1 415 CALL", None),
            ("+123", None),
            ("+1234567890123456", None),
        ] {
            assert_eq!(e164(typed).as_deref(), number, "{typed}");
        }
    }
}
