//! Who receives: e-mail addresses and phone numbers (reference section 8), in the spelling that is sent. It checks the
//! form; the API checks the rest.

use crate::domain::country::calling_code::{calling_code, code_of, keeps_zero};
use crate::domain::plain_text::plain;

/// Whether the text has the form of an e-mail address that mail can reach.
///
/// Deliberately loose: something before the last `@`, a dotted domain after it, no spaces. The API's own answer decides.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control());
    let labelled = domain.as_bytes().contains(&b'.') && domain.split('.').all(|label| !label.is_empty());
    plain(local) && plain(domain) && labelled && !local.as_bytes().contains(&b'@') && text.len() <= 254
}

/// The address that was typed or pasted: from a link (`mailto:`), a list or a letter, and without what nobody sees. `None`
/// for what is none, or more than one.
pub fn email(typed: &str) -> Option<String> {
    let text = plain(typed);
    let link = text.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let text = if link { text[7..].split('?').next().unwrap_or_default() } else { &text };
    // What stands around an address in a list or a sentence.
    let text = text.trim_matches([' ', '<', '>', ',', ';', '"']).trim_end_matches('.');
    let (_, domain) = text.rsplit_once('@')?;
    let label = |label: &str| !label.starts_with('-') && !label.ends_with('-');
    let domain = domain.chars().all(|c| c.is_ascii_alphanumeric() || !c.is_ascii() || "-.".contains(c))
        && domain.split('.').all(label);
    let plain = !text.contains([',', ';', ':', '<', '>', '(', ')', '[', ']', '\\', '"']);
    (is_email(text) && domain && plain).then(|| text.to_owned())
}

/// The number in E.164 form, `+` and 8 to 15 digits, from what a person typed or pasted: with spaces, dots, dashes or
/// brackets, from a link (`tel:`), in digits of any script.
///
/// A leading `00` counts as `+`, and the `(0)` of `+44 (0)20` as nothing, since nobody dials it from abroad. Without a
/// country calling code there is no number, nor with a zero behind one that no such number has: `None`.
pub fn e164(typed: &str) -> Option<String> {
    let text = dialled(typed)?;
    let international = text.strip_prefix('+').or_else(|| text.strip_prefix("00"))?;
    let digits = international.replace("(0)", "").replace(['(', ')'], "");
    // Where the zero belongs to the number, nobody knows whether one in brackets does.
    let doubtful = international.contains("(0)") && code_of(&digits).is_some_and(keeps_zero);
    (is_number(&digits) && !doubtful).then(|| format!("+{digits}"))
}

/// A number that looks like one of a country's own, with the calling code of that country (ISO 3166-1 alpha-2). It is an
/// offer: who typed it knows.
pub fn completed(typed: &str, country: &str) -> Option<String> {
    let local = dialled(typed)?.replace(['(', ')'], "");
    if local.starts_with('+') || local.starts_with("00") {
        return None;
    }
    let code = calling_code(country)?;
    let code = code.trim_start_matches('+');
    // What is dialled before the number within the country.
    let national = match code {
        "1" => Some(local.as_str()),
        "7" => local.strip_prefix('8').filter(|rest| rest.len() == 10),
        "36" => local.strip_prefix("06"),
        code if keeps_zero(code) => None,
        _ => local.strip_prefix('0'),
    };
    let national = national.unwrap_or(&local);
    // The code may stand there already, and only its plus be missing.
    let whole = local.starts_with(code) && local.len() >= code.len() + 8;
    let offers = [whole.then(|| local.clone()), Some([code, national].concat())];
    // North America and Kazakhstan have numbers of one length only.
    let fits = |digits: &String| is_number(digits) && (!matches!(code, "1" | "7") || digits.len() == 11);
    offers.into_iter().flatten().find(fits).map(|digits| format!("+{digits}"))
}

/// Digits with `+` and brackets as they were typed; `None` where anything else is among them.
fn dialled(typed: &str) -> Option<String> {
    let text = plain(typed);
    let link = text.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    let text = if link { &text[4..] } else { &text };
    // An extension cannot be topped up; what else a link says of its number changes nothing.
    let (text, rest) = text.split_once(';').unwrap_or((text, ""));
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '/')).collect();
    let digits = compact.strip_prefix('+').unwrap_or(&compact);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'(' | b')'));
    let extended = rest.split(';').any(|parameter| parameter.starts_with("ext"));
    (plain && !extended && (link || rest.is_empty())).then_some(compact)
}

fn is_number(digits: &str) -> bool {
    let behind = |code: &str| digits[code.len()..].starts_with('0') && !keeps_zero(code);
    (8..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
        && !code_of(digits).is_some_and(behind)
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
    fn an_address_is_sent_without_what_came_along() {
        for (typed, address) in [
            ("ada@example.com", Some("ada@example.com")),
            ("a+b.c_d@x-y.co.uk", Some("a+b.c_d@x-y.co.uk")),
            ("ü@bücher.example", Some("ü@bücher.example")),
            (" \u{a0}ada@example.com\u{202f}\n", Some("ada@example.com")),
            ("ada\u{200b}@exam\u{ad}ple.com\u{200e}", Some("ada@example.com")),
            ("\u{feff}ada@example.com", Some("ada@example.com")),
            ("\u{202a}ada@example.com\u{202c}", Some("ada@example.com")),
            ("mailto:ada@example.com", Some("ada@example.com")),
            ("MAILTO:ada@example.com?subject=Hi", Some("ada@example.com")),
            ("<ada@example.com>", Some("ada@example.com")),
            ("ada@example.com,", Some("ada@example.com")),
            ("ada@example.com;", Some("ada@example.com")),
            ("ada@example.com.", Some("ada@example.com")),
            ("ada@x\u{2011}y.com", Some("ada@x-y.com")),
            ("ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", Some("ada@example.com")),
            ("ada@example。com", Some("ada@example.com")),
            ("Ada <ada@example.com>", None),
            ("ada@example.com, bob@example.com", None),
            ("ada@example,com", None),
            ("ada,@example.com", None),
            ("ada @example.com", None),
            ("ada@exam_ple.com", None),
            ("ada@-example.com", None),
            ("ada@example", None),
            ("ada", None),
            ("mailto:", None),
            ("\u{200b}", None),
            ("", None),
        ] {
            assert_eq!(email(typed).as_deref(), address, "{typed:?}");
        }
    }

    #[test]
    fn a_phone_number_is_written_in_e164() {
        for (typed, number) in [
            ("+1 415 555-1234", Some("+14155551234")),
            ("0049 (170) 123.4567", Some("+491701234567")),
            ("+14155551234", Some("+14155551234")),
            ("+44 (0)20 7946 0958", Some("+442079460958")),
            ("+44(0) 20 7946 0958", Some("+442079460958")),
            ("0044 (0)20 7946 0958", Some("+442079460958")),
            ("+49 ( 0 ) 170 1234567", Some("+491701234567")),
            ("tel:+1-415-555-1234", Some("+14155551234")),
            ("TEL:+14155551234;phone-context=example.com", Some("+14155551234")),
            ("\u{202a}+1\u{a0}415\u{2011}555\u{2012}1234\u{202c}", Some("+14155551234")),
            ("+１４１５５５５１２３４", Some("+14155551234")),
            ("＋1 (415) 555–1234", Some("+14155551234")),
            ("+٩٧١٥٠١٢٣٤٥٦٧", Some("+971501234567")),
            ("+۹۸۹۱۲۱۲۳۴۵۶۷", Some("+989121234567")),
            ("+39 06 6982 1234", Some("+390669821234")),
            ("+225 07 12 34 56 78", Some("+2250712345678")),
            ("+44 020 7946 0958", None),
            ("+49 0170 1234567", None),
            ("+440", None),
            ("+39 (0)6 6982 1234", None),
            ("415 555 1234", None),
            ("+0155551234", None),
            ("+1 415 CALL", None),
            ("+1 415 555 1234 ext. 5", None),
            ("tel:+14155551234;ext=5", None),
            ("+1 415 555 1234;5", None),
            ("+1 415 +555 1234", None),
            ("++14155551234", None),
            ("+123", None),
            ("+1234567890123456", None),
            ("+", None),
            ("tel:", None),
            ("", None),
        ] {
            assert_eq!(e164(typed).as_deref(), number, "{typed:?}");
        }
    }

    #[test]
    fn a_number_of_the_country_is_offered_with_its_code() {
        for (typed, country, number) in [
            ("415 555 1234", "US", Some("+14155551234")),
            ("1 (415) 555-1234", "US", Some("+14155551234")),
            ("0170 1234567", "DE", Some("+491701234567")),
            ("(0)170 1234567", "DE", Some("+491701234567")),
            ("170 1234567", "DE", Some("+491701234567")),
            ("49 170 1234567", "DE", Some("+491701234567")),
            ("07911 123456", "GB", Some("+447911123456")),
            ("٠٥٠١٢٣٤٥٦٧", "AE", Some("+971501234567")),
            ("8 701 234 5678", "KZ", Some("+77012345678")),
            ("701 234 5678", "KZ", Some("+77012345678")),
            ("06 30 123 4567", "HU", Some("+36301234567")),
            ("333 1234567", "IT", Some("+393331234567")),
            ("06 6982 1234", "IT", Some("+390669821234")),
            ("tel:0170-1234567", "DE", Some("+491701234567")),
            ("+49 170 1234567", "DE", None),
            ("0049 170 1234567", "DE", None),
            ("555 1234", "US", None),
            ("415 CALL", "US", None),
            ("12", "DE", None),
            ("", "DE", None),
            ("0170 1234567", "AQ", None),
        ] {
            assert_eq!(completed(typed, country).as_deref(), number, "{typed} in {country}");
        }
    }
}
