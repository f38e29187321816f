//! Whether two addresses are one account: in capitals or not, and in the two spellings that TON has for each.

/// Whether two addresses pay the same account.
pub fn same_account(one: &str, other: &str) -> bool {
    account(one) == account(other)
}

/// The account of an address in one spelling.
pub fn account(address: &str) -> String {
    ton(address).unwrap_or_else(|| address.trim().to_ascii_lowercase())
}

/// The account of a TON address, raw (`0:` and 64 hexadecimal digits) or packed: 36 bytes in base 64, of which the first
/// tells how payments are returned, the second the chain, the last two are a checksum.
fn ton(address: &str) -> Option<String> {
    if let Some((chain, account)) = address.split_once(':') {
        let is_raw = account.len() == 64 && account.bytes().all(|byte| byte.is_ascii_hexdigit());
        return is_raw.then(|| format!("{chain}:{}", account.to_ascii_lowercase()));
    }
    let bytes = base_64(address).filter(|bytes| bytes.len() == 36)?;
    // 0x11 and 0x51, with 0x80 for test networks.
    if !matches!(bytes[0] & 0x7f, 0x11 | 0x51) {
        return None;
    }
    let account: String = bytes[2..34].iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("{}:{account}", bytes[1] as i8))
}

fn base_64(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut buffer, mut bits) = (vec![], 0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        buffer = (buffer << 6 | u32::from(value)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_of_ton_has_several_spellings() {
        let raw = "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e";
        let bounceable = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF";
        let plain = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA";
        let slashed = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF";
        for one in [raw, bounceable, plain, slashed] {
            for other in [raw, bounceable, plain, slashed] {
                assert!(same_account(one, other), "{one} and {other}");
                assert_eq!(account(one), raw);
            }
        }
        let another = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPvwA";
        let other_account = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqQrHF";
        assert!(same_account(plain, another), "the checksum is no part of the account");
        assert!(!same_account(plain, other_account));
        assert!(!same_account(raw, &raw.replace("0:", "-1:")));
    }

    #[test]
    fn any_other_address_is_itself() {
        assert!(same_account("0xABC", "0xabc") && same_account("LNBC1X", "lnbc1x"));
        assert!(!same_account("ABC", "ABD") && !same_account("", "ABC"));
    }
}
