//! What an answer gives beside an order: a pass and a ticket to its stream (`docs/host.md`, order pass). What reads as
//! neither is none: a host may give nothing.

use crate::domain::order::admission::{Admission, Secret, Ticket};
use crate::domain::time::PageMs;

/// Seconds that a ticket is good for where its age is not said.
const UNSAID: u64 = 60;

/// Reads `CR-Order-Pass` and `CR-Stream-Ticket` of an answer that came at `now`.
pub fn admission(pass: Option<&str>, ticket: Option<&str>, now: PageMs) -> Admission {
    Admission { pass: pass.and_then(Secret::parse), ticket: ticket.and_then(|text| self::ticket(text, now)) }
}

/// `<ticket>; max-age=900`
fn ticket(text: &str, now: PageMs) -> Option<Ticket> {
    let mut parts = text.split(';').map(str::trim);
    let secret = Secret::parse(parts.next()?)?;
    let said = parts.find_map(|part| part.strip_prefix("max-age=")?.parse().ok());
    // One that was just given is good for something, or it would be asked for without end. The last tenth of its life is
    // for the way to the host.
    let seconds: u64 = said.unwrap_or(UNSAID).clamp(1, 86_400);
    Some(Ticket { secret, good_until: now.plus(seconds * 900) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_says_how_long_it_is_good() {
        for (text, expected) in [
            ("1.ab; max-age=900", Some(("1.ab", 810_000))),
            ("1.ab;max-age=2", Some(("1.ab", 1_800))),
            ("1.ab; path=/; max-age=10", Some(("1.ab", 9_000))),
            ("1.ab", Some(("1.ab", 54_000))),
            ("1.ab; max-age=soon", Some(("1.ab", 54_000))),
            ("1.ab; max-age=-1", Some(("1.ab", 54_000))),
            ("1.ab; max-age=0", Some(("1.ab", 900))),
            ("1.ab; max-age=18446744073709551615", Some(("1.ab", 86_400 * 900))),
            ("", None),
            ("; max-age=900", None),
            ("two words; max-age=900", None),
        ] {
            let read = admission(None, Some(text), PageMs(7)).ticket;
            let read =
                read.as_ref().map(|ticket| (ticket.secret.reveal(), ticket.good_until.since(PageMs(7))));
            assert_eq!(read, expected, "{text:?}");
        }
    }

    #[test]
    fn a_host_that_gives_nothing_gives_nothing() {
        assert_eq!(admission(None, None, PageMs(0)), Admission::default());
        assert_eq!(admission(Some("a b"), Some(" "), PageMs(0)), Admission::default());
        assert_eq!(admission(Some("1.ab"), None, PageMs(0)).pass, Secret::parse("1.ab"));
    }
}
