//! Who receives something, as it is compared: the text while the page lives, and a mark of it that may be kept.

use crate::domain::agreement::difference::{Difference, Subject};
use crate::domain::agreement::term::Mark;

/// The last digits of a phone number that are the same with and without its country code.
const NATIONAL: usize = 7;

/// An e-mail address or a phone number that something was ordered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What may be kept of it.
    pub mark: Mark,
    /// Whether it is an e-mail address, and not a phone number.
    pub is_email: bool,
    /// As it was typed; only where it was typed.
    pub text: Option<String>,
}

impl Recipient {
    /// The recipient that a text names; `None` where it is neither an address nor a number, or a masked one.
    pub fn of(text: &str) -> Option<Self> {
        let key = key(text)?;
        Some(Self { mark: Mark::of(&key), is_email: text.contains('@'), text: Some(text.trim().to_owned()) })
    }

    pub(super) fn for_file(&self) -> Self {
        Self { text: None, ..self.clone() }
    }

    /// What an order that names this one says otherwise.
    pub(super) fn differs(&self, named: &str) -> Option<Difference> {
        (!self.is(named)).then(|| Difference {
            subject: Subject::Recipient,
            asked: self.text.clone(),
            named: named.to_owned(),
        })
    }

    fn is(&self, named: &str) -> bool {
        let Some(key) = key(named) else { return true };
        if named.contains('@') != self.is_email || self.mark != Mark::of(&key) {
            return false;
        }
        match &self.text {
            Some(text) if self.is_email => text.eq_ignore_ascii_case(named.trim()),
            Some(text) => same_phone(text, named),
            None => true,
        }
    }
}

/// Whether one of two numbers is the other one with more in front.
fn same_phone(asked: &str, named: &str) -> bool {
    let [asked, named] = [asked, named].map(digits);
    let [asked, named] = [&asked, &named].map(|digits| digits.trim_start_matches('0'));
    asked.ends_with(named) || named.ends_with(asked)
}

/// What the mark is made of.
fn key(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(['*', '…', '•']) {
        return None;
    }
    if text.contains('@') {
        return Some(text.to_ascii_lowercase());
    }
    let digits = digits(text);
    Some(digits.get(digits.len().checked_sub(NATIONAL)?..)?.to_owned())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_the_same_in_every_spelling() {
        for (asked, named, same) in [
            ("ada@example.com", "Ada@Example.com ", true),
            ("ada@example.com", "a**@example.com", true),
            ("ada@example.com", "self", true),
            ("ada@example.com", "eve@example.com", false),
            ("ada@example.com", "+14155551234", false),
            ("+14155551234", "14155551234", true),
            ("+14155551234", "+1 (415) 555-1234", true),
            ("+14155551234", "0014155551234", true),
            ("+14155551234", "4155551234", true),
            ("+491701234567", "01701234567", true),
            ("+14155551234", "+14155551235", false),
            ("+14155551234", "+1415555123", false),
            ("+14155551234", "+12125551234", false),
            ("+14155551234", "+1••••1234", true),
            ("+14155551234", "ada@example.com", false),
        ] {
            let asked = Recipient::of(asked).unwrap();
            assert_eq!(asked.differs(named).is_none(), same, "{asked:?} and {named}");
            let kept = Recipient { text: None, ..asked };
            if same {
                assert_eq!(kept.differs(named), None, "kept: {named}");
            }
        }
        let kept = Recipient { text: None, ..Recipient::of("ada@example.com").unwrap() };
        assert!(kept.differs("eve@example.com").is_some_and(|it| it.asked.is_none()));
        assert_eq!(Recipient::of("nobody"), None);
    }
}
