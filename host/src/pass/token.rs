//! A pass or ticket as text: `<expiry>.<HMAC-SHA256>`, as functions of values. Nothing about a wrong one is told but that
//! it is wrong, in as much time whichever part of it is wrong.

use std::time::Duration;

use ring::hmac;

use super::keys::PassKeys;

/// What a token opens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// The order.
    Pass,
    /// The order's stream. It stands in a URL, and so lasts for a quarter of an hour.
    Ticket,
}

/// What a token is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'s> {
    pub(crate) kind: Kind,
    pub(crate) partner: &'s [u8],
    pub(crate) order: &'s [u8],
}

impl Kind {
    /// How long a token is good.
    pub(crate) fn lasts(self) -> Duration {
        match self {
            Self::Pass => Duration::from_secs(30 * 24 * 60 * 60),
            Self::Ticket => Duration::from_secs(15 * 60),
        }
    }
}

/// The token for `subject` that is good before `expiry`, in Unix seconds.
pub(crate) fn sign(keys: &PassKeys, subject: &Subject<'_>, expiry: u64) -> String {
    let tag = hmac::sign(keys.newest(), &message(subject, expiry));
    let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{expiry}.{hex}")
}

/// Whether `token` was made for `subject` under one of `keys` and is good at `now`.
pub(crate) fn is_good(keys: &PassKeys, subject: &Subject<'_>, token: &[u8], now: u64) -> bool {
    let parsed = parse(token);
    let is_whole = parsed.is_some();
    let (expiry, tag) = parsed.unwrap_or_default();
    let message = message(subject, expiry);
    // Every key is tried, also after one that fits.
    let is_ours = keys.all().fold(false, |found, key| found | hmac::verify(key, &message, &tag).is_ok());
    is_whole & is_ours & (now < expiry)
}

fn parse(token: &[u8]) -> Option<(u64, [u8; 32])> {
    let (expiry, hex) = std::str::from_utf8(token).ok()?.split_once('.')?;
    if hex.len() != 64 || !hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let number: u64 = expiry.parse().ok()?;
    if number.to_string() != expiry {
        return None;
    }
    let mut tag = [0; 32];
    for (byte, digits) in tag.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some((number, tag))
}

/// What is signed. Each part has its length before it, so that no two subjects have one message.
fn message(subject: &Subject<'_>, expiry: u64) -> Vec<u8> {
    let kind: &[u8] = match subject.kind {
        Kind::Pass => b"order-pass",
        Kind::Ticket => b"stream-ticket",
    };
    let mut message = Vec::new();
    for part in [kind, subject.partner, subject.order, &expiry.to_be_bytes()] {
        message.extend((part.len() as u64).to_be_bytes());
        message.extend(part);
    }
    message
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn keys(text: &str) -> PassKeys {
        text.parse().unwrap()
    }

    fn key(letter: char) -> String {
        letter.to_string().repeat(32)
    }

    const SUBJECT: Subject<'static> = Subject { kind: Kind::Pass, partner: b"partner-1", order: b"ord_1" };

    #[test]
    fn a_token_is_good_for_its_subject_before_its_expiry_and_for_nothing_else() {
        let keys = keys(&key('a'));
        let token = sign(&keys, &SUBJECT, NOW + 10);
        let good = |subject: &Subject<'_>, token: &str, now| is_good(&keys, subject, token.as_bytes(), now);
        assert!(good(&SUBJECT, &token, NOW) && good(&SUBJECT, &token, NOW + 9));
        assert!(!good(&SUBJECT, &token, NOW + 10), "it expired");
        for other in [
            Subject { kind: Kind::Ticket, ..SUBJECT },
            Subject { order: b"ord_2", ..SUBJECT },
            Subject { order: b"ord_", ..SUBJECT },
            Subject { partner: b"partner-2", ..SUBJECT },
            Subject { partner: b"partner-", order: b"1ord_1", ..SUBJECT },
        ] {
            assert!(!good(&other, &token, NOW), "{other:?}");
        }
        let (expiry, tag) = token.split_once('.').unwrap();
        for wrong in [
            String::new(),
            ".".to_owned(),
            tag.to_owned(),
            format!(".{tag}"),
            format!("0{expiry}.{tag}"),
            format!("+{expiry}.{tag}"),
            format!("{}.{tag}", NOW + 1_000),
            format!("{}.{tag}", u64::MAX),
            format!("99999999999999999999999.{tag}"),
            format!("{expiry}.{}", &tag[1..]),
            format!("{expiry}.{tag}0"),
            format!("{expiry}.{}", tag.to_uppercase()),
            format!("{expiry}.{}", "0".repeat(64)),
            format!("{token} "),
        ] {
            assert!(!good(&SUBJECT, &wrong, NOW), "{wrong:?}");
        }
    }

    #[test]
    fn a_new_key_signs_and_an_old_one_still_opens_until_it_is_gone() {
        let [old, both, new] =
            [key('a'), format!("{}\n{}", key('b'), key('a')), key('b')].map(|text| keys(&text));
        let before = sign(&old, &SUBJECT, NOW + 10);
        let after = sign(&both, &SUBJECT, NOW + 10);
        let good = |keys: &PassKeys, token: &String| is_good(keys, &SUBJECT, token.as_bytes(), NOW);
        assert!(good(&both, &before) && good(&both, &after) && good(&new, &after));
        assert!(!good(&new, &before) && !good(&old, &after));
    }

    proptest! {
        #[test]
        fn nothing_made_up_is_good(token in proptest::collection::vec(any::<u8>(), 0..120)) {
            prop_assert!(!is_good(&keys(&key('a')), &SUBJECT, &token, NOW));
        }

        #[test]
        fn no_single_change_leaves_a_token_good(at in 0..75_usize, byte in any::<u8>()) {
            let keys = keys(&key('a'));
            let token = sign(&keys, &SUBJECT, NOW + 10).into_bytes();
            let mut changed = token.clone();
            changed[at] = byte;
            prop_assert_eq!(is_good(&keys, &SUBJECT, &changed, NOW), changed == token);
        }
    }
}
