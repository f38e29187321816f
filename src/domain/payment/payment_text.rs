//! Whether a payment text pays what an order asks for (`docs/wire-format.md` section 12). Texts differ by network and
//! are opaque: what they say of address and amount is compared with the order, and the rest is left alone.

use crate::domain::decimal::Decimal;

/// Names of amounts in payment texts: BIP 21 and Solana Pay, EIP-681 for tokens and for the chain's own coin.
const AMOUNTS: [&str; 3] = ["amount", "uint256", "value"];

/// Decimals of the coins that are sold for: those that count in the smallest unit have one of these.
const PLACES: [usize; 4] = [6, 8, 9, 18];

/// Whether a text pays to this address and nowhere else, and this amount (decimal text) if it names one.
pub(crate) fn agrees(text: &str, address: &str, amount: &str) -> bool {
    if address.is_empty() || text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return false;
    }
    let Some((scheme, rest)) = text.split_once(':') else { return same(text, address) };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parameters = || query.split('&').filter_map(|pair| pair.split_once('='));
    let named = |wanted: &str| parameters().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    // EIP-681 names a contract first, and the address that it pays in a parameter.
    let pays = match named("address") {
        Some((_, target)) if path.contains("/transfer") => same(target, address),
        Some(_) => false,
        None => same(target(path), address),
    };
    let smallest_units = scheme.eq_ignore_ascii_case("ton");
    let asks = parameters().filter(|(name, _)| AMOUNTS.iter().any(|known| name.eq_ignore_ascii_case(known)));
    pays && asks
        .into_iter()
        .all(|(name, asked)| is_amount(asked, amount, smallest_units || !name.eq_ignore_ascii_case("amount")))
}

/// The address in a path: `//transfer/ADDRESS`, `ADDRESS@chain`, `ADDRESS`.
fn target(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("transfer/").unwrap_or(path);
    path.split(['@', '/']).next().unwrap_or_default()
}

/// Bech32 addresses and invoices may be written in capitals for a smaller code; base58 may not, but a text that differs
/// in case only cannot be another valid address of the same chain either.
fn same(text: &str, address: &str) -> bool {
    text.eq_ignore_ascii_case(address)
}

fn is_amount(asked: &str, amount: &str, smallest_units: bool) -> bool {
    let Some(amount) = Decimal::parse(amount) else { return false };
    if !smallest_units {
        return Decimal::parse(asked).as_ref() == Some(&amount);
    }
    let (number, zeros) = asked.split_once(['e', 'E']).unwrap_or((asked, "0"));
    let (Some(number), Ok(zeros)) = (Decimal::parse(number), zeros.parse()) else { return false };
    let asked = shifted(&number, zeros);
    asked.is_some() && PLACES.iter().any(|places| shifted(&amount, *places) == asked)
}

/// The digits of a number times ten to the power of `places`; `None` where a fraction stays.
fn shifted(number: &Decimal, places: usize) -> Option<String> {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.len() > places || places > 30 {
        return None;
    }
    let mut digits = String::from(whole);
    digits.push_str(fraction);
    digits.extend(std::iter::repeat_n('0', places - fraction.len()));
    Some(digits.trim_start_matches('0').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_to_pay_this_address() {
        for (text, pays) in [
            ("ABC", true),
            ("solana:ABC", true),
            ("LIGHTNING:abc", true),
            ("ton://transfer/ABC", true),
            ("ethereum:ABC@8453", true),
            ("ethereum:CONTRACT@8453/transfer?address=ABC", true),
            ("ethereum:CONTRACT@8453/transfer?address=OTHER", false),
            ("ethereum:CONTRACT/transfer", false),
            ("solana:OTHER", false),
            ("solana:OTHER?memo=ABC", false),
            ("solana:OTHER?address=ABC", false),
            ("solana:ABC?address=OTHER", false),
            ("solana:ABCD", false),
            ("javascript:alert('ABC')", false),
            ("solana:ABC\u{7}", false),
            ("", false),
            ("solana:", false),
        ] {
            assert_eq!(agrees(text, "ABC", "28.95"), pays, "{text}");
        }
        assert!(!agrees("", "", "1") && !agrees("solana:", "", "1"), "no address is no address");
    }

    #[test]
    fn a_text_that_names_an_amount_names_this_one() {
        for (text, agreed) in [
            ("solana:ABC?amount=28.95&spl-token=EPj", true),
            ("solana:ABC?amount=28.950", true),
            ("solana:ABC?amount=928.95", false),
            ("solana:ABC?amount=28950000", false),
            ("solana:ABC?amount=", false),
            ("solana:ABC?amount=28.95&amount=1", false),
            ("ton://transfer/ABC?amount=28950000000", true),
            ("ton://transfer/ABC?amount=289500000000", false),
            ("ethereum:C@1/transfer?address=ABC&uint256=28950000", true),
            ("ethereum:C@1/transfer?address=ABC&uint256=289500000", false),
            ("ethereum:C@1/transfer?address=ABC&uint256=2895e4", true),
            ("ethereum:ABC@1?value=28.95e18", true),
            ("ethereum:ABC@1?value=28.95", false),
            ("ethereum:ABC@1?value=28.95e99999999999", false),
            ("bitcoin:ABC?Amount=28.95&label=x", true),
        ] {
            assert_eq!(agrees(text, "ABC", "28.95"), agreed, "{text}");
        }
        assert!(agrees("bitcoin:ABC?amount=0.00032833", "ABC", "0.00032833"));
        assert!(
            !agrees("bitcoin:ABC?amount=1", "ABC", "much"),
            "an amount that cannot be read agrees with nothing"
        );
    }
}
