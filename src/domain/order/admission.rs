//! What opens an order to this browser, where a host asks for it: a pass for the order, and a ticket for its stream
//! (`docs/host.md`, order pass). Neither is ever shown, told or logged; a pass alone is kept.

use crate::domain::time::PageMs;
use std::fmt;

/// The longest pass or ticket, in bytes. This project's host makes 75.
const LONGEST: usize = 512;

/// A pass or a ticket: visible ASCII, which a header and a line of the journal hold as it is. What it says is the host's
/// business.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Reads one; `None` for what can be none.
    pub fn parse(text: &str) -> Option<Self> {
        let can_be = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        can_be.then(|| Self(text.to_owned()))
    }

    /// The text, for the host and the journal alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What opens the stream for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What the host takes it by.
    pub secret: Secret,
    /// When it is too old to be sent.
    pub good_until: PageMs,
}

/// What is known of both. A host that asks for neither gives neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    /// Opens the order.
    pub pass: Option<Secret>,
    /// Opens its stream.
    pub ticket: Option<Ticket>,
}

impl Admission {
    /// Takes over what came with a later answer.
    pub fn renew(&mut self, later: Self) {
        self.pass = later.pass.or(self.pass.take());
        self.ticket = later.ticket.or(self.ticket.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_what_a_header_and_a_line_of_the_journal_hold() {
        let longest = "a".repeat(LONGEST);
        for good in ["1.a0", "eyJ+/=_-~", longest.as_str()] {
            assert_eq!(Secret::parse(good).unwrap().reveal(), good);
        }
        let long = "a".repeat(LONGEST + 1);
        for bad in ["", " ", "a b", "a\n", "a\r\nX-Other: 1", "\u{e9}", "\u{7f}", long.as_str()] {
            assert_eq!(Secret::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn what_is_printed_of_it_says_nothing() {
        let ticket = Ticket { secret: Secret::parse("open-sesame").unwrap(), good_until: PageMs(5) };
        let admission = Admission { pass: Secret::parse("open-sesame"), ticket: Some(ticket) };
        assert!(!format!("{admission:?}").contains("sesame"));
    }

    #[test]
    fn a_later_answer_replaces_what_it_brings_and_nothing_else() {
        let secret = |text: &str| Secret::parse(text);
        let ticket = |at| Some(Ticket { secret: Secret("t".into()), good_until: PageMs(at) });
        let mut admission = Admission { pass: secret("one"), ticket: ticket(1) };
        admission.renew(Admission { pass: None, ticket: ticket(2) });
        assert_eq!(admission, Admission { pass: secret("one"), ticket: ticket(2) });
        admission.renew(Admission { pass: secret("two"), ticket: None });
        assert_eq!(admission, Admission { pass: secret("two"), ticket: ticket(2) });
    }
}
