//! How far a price rose over what was agreed. Up to two percent is told and no more; beyond that the shopper is asked.

use crate::domain::agreement::payment::mark_of;
use crate::domain::agreement::term::Mark;
use crate::domain::decimal::Decimal;
use std::cmp::Ordering;

/// The percentage of the agreed amount up to which nobody is asked.
const UNASKED: u8 = 102;

/// A price that the shopper has to agree to before anything is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    /// What they were told, decimal text, where it is known in words.
    pub before: Option<String>,
    /// What the order asks for, decimal text.
    pub now: String,
}

impl Rise {
    /// The rise from one amount to another, where it is more than may pass unasked. Amounts that cannot be told apart
    /// that finely are asked about as soon as one is more.
    pub(super) fn between(before: &str, now: &str) -> Option<Self> {
        let (agreed, asked) = (Decimal::parse(before)?, Decimal::parse(now)?);
        let over = match agreed.scaled(UNASKED).zip(asked.scaled(100)) {
            Some((most, asked)) => asked > most,
            None => asked.cmp(&agreed) == Ordering::Greater,
        };
        over.then(|| Self { before: Some(before.to_owned()), now: now.to_owned() })
    }

    /// The same where a mark alone is left of what was agreed: any other amount is asked about.
    pub(super) fn from_mark(agreed: Mark, now: &str) -> Option<Self> {
        Decimal::parse(now)?;
        (mark_of(now) != agreed).then(|| Self { before: None, now: now.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_two_percent_are_asked_about() {
        for (before, now, asked) in [
            ("100", "100", false),
            ("100", "90", false),
            ("100", "102", false),
            ("100", "102.000001", true),
            ("100.00", "101.999999", false),
            ("0.00032666", "0.00033319", false),
            ("0.00032666", "0.0003332", true),
            ("28.95", "57.9", true),
            ("0", "0.01", true),
            ("1.0000000000000000001", "1.0000000000000000002", true),
            ("?", "5", false),
        ] {
            assert_eq!(Rise::between(before, now).is_some(), asked, "{before} to {now}");
        }
    }

    #[test]
    fn of_a_mark_any_other_amount_is_asked_about() {
        for (now, asked) in [("100", false), ("100.00", false), ("100.01", true), ("99", true), ("?", false)]
        {
            assert_eq!(Rise::from_mark(mark_of("100.0"), now).is_some(), asked, "{now}");
        }
    }
}
