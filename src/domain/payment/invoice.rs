//! When a Lightning invoice ends: its own time and expiry (BOLT 11). Nothing else in it is read, and none of it is
//! verified: the wallet does that.

use crate::domain::time::UnixSeconds;

/// The digits of bech32, by value.
const DIGITS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Five-bit values of the time at the beginning, and of signature and checksum at the end.
const TIME: usize = 7;
const END: usize = 104 + 6;

/// The field that holds the expiry.
const EXPIRY: u64 = 6;

/// Seconds that an invoice lasts where it does not say.
const LASTS: u64 = 3600;

/// When an invoice was made, and how many seconds it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// By the clock of whoever made it.
    pub made_at: UnixSeconds,
    /// Seconds.
    pub lasts: u64,
}

impl Invoice {
    /// Reads an invoice; `None` for any other address.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let (prefix, data) = text.rsplit_once('1')?;
        if !prefix.starts_with("ln") {
            return None;
        }
        let values: Option<Vec<u64>> =
            data.chars().map(|digit| DIGITS.find(digit).map(|value| value as u64)).collect();
        let values = values?;
        let end = values.len().checked_sub(END).filter(|end| *end >= TIME)?;
        let number =
            |values: &[u64]| values.iter().try_fold(0_u64, |sum, value| Some(sum.checked_mul(32)? + value));
        let made_at = UnixSeconds(i64::try_from(number(&values[..TIME])?).ok()?);
        let (mut at, mut lasts) = (TIME, LASTS);
        while at + 3 <= end {
            let length = (values[at + 1] * 32 + values[at + 2]) as usize;
            let Some(field) = values[..end].get(at + 3..at + 3 + length) else { break };
            if values[at] == EXPIRY {
                lasts = number(field).unwrap_or(LASTS);
            }
            at += 3 + length;
        }
        Some(Self { made_at, lasts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invoice_says_when_it_was_made_and_how_long_it_lasts() {
        // Two examples of BOLT 11: one that lasts a minute, one that does not say.
        let minute = "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspfj9srp";
        let silent = "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq8rkx3yf5tcsyz3d73gafnh3cax9rn449d9p5uxz9ezhhypd0elx87sjle52x86fux2ypatgddc6k63n7erqz25le42c4u4ecky03ylcqca784w";
        for (text, lasts) in [(minute.to_owned(), 60), (minute.to_uppercase(), 60), (silent.to_owned(), 3600)]
        {
            let made_at = UnixSeconds(1_496_314_658);
            assert_eq!(Invoice::read(&text), Some(Invoice { made_at, lasts }), "{text}");
        }
    }

    #[test]
    fn what_is_no_invoice_is_none() {
        for text in [
            "",
            "1",
            "ln1",
            "lnbc1qqq",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "0xabc",
            "lnbc1pvjlu€ezpp5",
        ] {
            assert_eq!(Invoice::read(text), None, "{text}");
        }
        assert_eq!(Invoice::read(&format!("lnbc1{}", "b".repeat(300))), None);
        assert!(Invoice::read(&format!("lnbc1{}", "q".repeat(300))).is_some());
    }
}
