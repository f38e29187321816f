//! An entry in Redis: one line of words, which scripts read too. It has digests, numbers, a status and an order's id, and
//! no place for anything else.
//!
//! ```text
//! out     <attempt> <body> <owner> <since> <lease>   under way until the lease ends, and unknown from then on
//! made    <attempt> <body> <status> <order id>       it made this order, and was answered with this status
//! unknown <attempt> <body>                           there may be an order
//! ```
//!
//! `since` is in Unix seconds and `lease` in milliseconds, both by Redis' clock, so that no host's matters. An entry ends
//! by the time to live that Redis gives it.

use axum::http::StatusCode;

use crate::idempotency::key::Fingerprint;
use crate::idempotency::record::{Attempt, Owner, Record, State};
use crate::upstream::segment::is_order_id;

/// An entry as it was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Entry {
    pub(super) record: Record,
    /// When its lease ends, where it is out.
    pub(super) lease: u64,
    /// What the creation was answered with, where it made an order.
    pub(super) status: Option<StatusCode>,
}

/// Redis forgets it by itself.
const BY_ITSELF: u64 = u64::MAX;

/// A number as the entry has it.
pub(super) fn number(number: u64) -> String {
    format!("{number:016x}")
}

/// The entry of an attempt that made `order_id`, and was answered with `status`.
pub(super) fn made(attempt: Attempt, body: Fingerprint, status: StatusCode, order_id: &str) -> String {
    format!("made {} {} {} {order_id}", number(attempt.0), body.to_hex(), status.as_u16())
}

/// The entry of an attempt that may have made an order.
pub(super) fn unknown(attempt: Attempt, body: Fingerprint) -> String {
    format!("unknown {} {}", number(attempt.0), body.to_hex())
}

/// Reads an entry; `None` for what no host of this version has written.
pub(super) fn parse(text: &str) -> Option<Entry> {
    let words: Vec<&str> = text.split(' ').collect();
    let (attempt, body) = (words.get(1)?, words.get(2)?);
    let (mut lease, mut status) = (0, None);
    let state = match (*words.first()?, words.get(3..)?) {
        ("out", [owner, since, end]) => {
            lease = end.parse().ok()?;
            State::UnderWay { owner: Owner(hexadecimal(owner)?), since: since.parse().ok()? }
        }
        ("made", [told, order_id]) if is_order_id(order_id) => {
            status = Some(StatusCode::from_bytes(told.as_bytes()).ok()?);
            State::Made { order_id: (*order_id).to_owned(), until: BY_ITSELF }
        }
        ("unknown", []) => State::Unknown { until: BY_ITSELF },
        _ => return None,
    };
    let record =
        Record { body: Fingerprint::from_hex(body)?, attempt: Attempt(hexadecimal(attempt)?), state };
    Some(Entry { record, lease, status })
}

fn hexadecimal(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok().filter(|read| number(*read) == text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn body() -> Fingerprint {
        Fingerprint::from_hex(&"0a".repeat(32)).unwrap()
    }

    #[test]
    fn what_is_settled_reads_as_it_was_written() {
        let attempt = Attempt(0x2a);
        for (text, state, status) in [
            (
                made(attempt, body(), StatusCode::CREATED, "ord_1-Z"),
                State::Made { order_id: "ord_1-Z".to_owned(), until: BY_ITSELF },
                Some(StatusCode::CREATED),
            ),
            (unknown(attempt, body()), State::Unknown { until: BY_ITSELF }, None),
        ] {
            let record = Record { body: body(), attempt, state };
            assert_eq!(parse(&text), Some(Entry { record, lease: 0, status }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_without_a_panic(
            word in "(out|made|unknown|.{0,4})",
            rest in "( [0-9a-f]{16}| [0-9a-f]{64}| [0-9]{1,25}| .{0,9}){0,6}",
        ) {
            if let Some(entry) = parse(&format!("{word}{rest}")) {
                prop_assert_eq!(entry.status.is_some(), matches!(entry.record.state, State::Made { .. }));
            }
        }
    }

    #[test]
    fn what_is_out_has_a_lease() {
        let (attempt, body) = (number(u64::MAX), "0a".repeat(32));
        let entry = parse(&format!("out {attempt} {body} {} 1700000000 1700000010123", number(7))).unwrap();
        assert_eq!(entry.lease, 1_700_000_010_123);
        assert_eq!(entry.record.state, State::UnderWay { owner: Owner(7), since: 1_700_000_000 });
        assert_eq!(entry.record.attempt, Attempt(u64::MAX));
    }

    #[test]
    fn what_nobody_has_written_is_no_entry() {
        let (attempt, body) = (number(1), "0a".repeat(32));
        for text in [
            String::new(),
            "out".to_owned(),
            format!("out {attempt} {body}"),
            format!("out {attempt} {body} {attempt} 1"),
            format!("out {attempt} {body} {attempt} 1 -1"),
            format!("out {attempt} {body} {attempt} 1 2 3"),
            format!("out 1 {body} {attempt} 1 2"),
            format!("made {attempt} {body} 201"),
            format!("made {attempt} {body} 201 ../secret"),
            format!("made {attempt} {body} 99 ord_1"),
            format!("made {attempt} {} 201 ord_1", "0A".repeat(32)),
            format!("made {attempt} {} 201 ord_1", "0a".repeat(31)),
            format!("unknown {attempt} {body} "),
            format!("gone {attempt} {body}"),
            format!("unknown  {attempt} {body}"),
        ] {
            assert_eq!(parse(&text), None, "{text:?}");
        }
    }
}
