//! Whether a payment text pays what an order asks for (`docs/wire-format.md` section 12). Texts differ by network and
//! are opaque: what they say of address and amount is compared with the order, and the rest is left alone.

use crate::domain::decimal::Decimal;
use crate::domain::payment::account::same_account;
use crate::domain::payment::network::is_chain;
use crate::domain::payment::payment_link::Payee;

/// Names of amounts in payment texts: BIP 21 and Solana Pay, EIP-681 for tokens and for the chain's own coin.
const AMOUNTS: [&str; 3] = ["amount", "uint256", "value"];

/// Decimals of a coin that is not known: those that count in the smallest unit have one of these.
const PLACES: &[usize] = &[6, 8, 9, 18];

/// Tokens whose decimals are known, on every chain but [`BINANCE`].
const TOKENS: [(&str, &[usize]); 12] = [
    ("USDC", &[6]),
    ("USDC.e", &[6]),
    ("USDT", &[6]),
    ("USDT.e", &[6]),
    ("PYUSD", &[6]),
    ("EUROC", &[6]),
    ("EURC", &[6]),
    ("DAI", &[18]),
    ("USDE", &[18]),
    ("FDUSD", &[18]),
    ("USDS", &[18]),
    ("WLD", &[18]),
];

/// The chain whose tokens have 18 decimals, whatever they have elsewhere.
const BINANCE: &str = "56";

/// Whether a text pays to this address and nowhere else, on this network, and this amount if it names one.
pub(crate) fn agrees(text: &str, payee: &Payee<'_>) -> bool {
    let address = payee.address;
    if address.is_empty() || text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return false;
    }
    if same_account(text, address) {
        return true;
    }
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parameters = || query.split('&').filter_map(|pair| pair.split_once('='));
    let named = |wanted: &str| parameters().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    // EIP-681 names a contract first, and the address that it pays in a parameter.
    let pays = match named("address") {
        Some((_, target)) if path.contains("/transfer") => same_account(target, address),
        Some(_) => false,
        None => same_account(target(path), address),
    };
    let chain = chain(path);
    if !pays || !chain.is_none_or(|chain| is_chain(payee.network, chain)) {
        return false;
    }
    let is_ton = scheme.eq_ignore_ascii_case("ton");
    let units = |name: &str| {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match () {
            () if is("uint256") => token(payee.coin, chain),
            () if is("value") => &[18],
            () if !is_ton => &[],
            // A jetton has the decimals of its coin, TON itself nine; under its new name it is written as a jetton.
            () if named("jetton").is_some() && !matches!(payee.coin, "TON" | "GRAM") => {
                token(payee.coin, None)
            }
            () => &[9],
        }
    };
    parameters()
        .filter(|(name, _)| AMOUNTS.iter().any(|known| name.eq_ignore_ascii_case(known)))
        .all(|(name, asked)| is_amount(asked, payee.amount, units(name)))
}

/// The decimals that a token can have on a chain.
fn token(coin: &str, chain: Option<&str>) -> &'static [usize] {
    if chain == Some(BINANCE) {
        return &[18];
    }
    TOKENS.iter().find(|(known, _)| known.eq_ignore_ascii_case(coin)).map_or(PLACES, |(_, places)| places)
}

/// The id of an EVM chain in a path: `ADDRESS@8453/transfer`.
fn chain(path: &str) -> Option<&str> {
    path.split_once('@')?.1.split('/').next()
}

/// The address in a path: `//transfer/ADDRESS`, `ADDRESS@chain`, `ADDRESS`.
fn target(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("transfer/").unwrap_or(path);
    path.split(['@', '/']).next().unwrap_or_default()
}

/// Whether an amount is the one that is due; `places` are the decimals that its unit can have, none for the coin itself.
fn is_amount(asked: &str, amount: &str, places: &[usize]) -> bool {
    let Some(amount) = Decimal::parse(amount) else { return false };
    if places.is_empty() {
        return Decimal::parse(asked).as_ref() == Some(&amount);
    }
    let (number, zeros) = asked.split_once(['e', 'E']).unwrap_or((asked, "0"));
    let (Some(number), Ok(zeros)) = (Decimal::parse(number), zeros.parse()) else { return false };
    let asked = shifted(&number, zeros);
    asked.is_some() && places.iter().any(|places| shifted(&amount, *places) == asked)
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
            ("ethereum:ABC@1", false),
            ("ethereum:CONTRACT@8453/transfer?address=ABC", true),
            ("ethereum:CONTRACT@1/transfer?address=ABC", false),
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
            assert_eq!(agrees(text, &payee("ABC", "28.95", "USDC", "Base")), pays, "{text}");
        }
        let nobody = payee("", "1", "USDC", "Base");
        assert!(!agrees("", &nobody) && !agrees("solana:", &nobody), "no address is no address");
    }

    #[test]
    fn an_account_of_ton_may_be_spelled_otherwise() {
        let raw = "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e";
        let packed = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA";
        let other = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqQuwA";
        for (text, address, pays) in [
            (format!("ton://transfer/{packed}?amount=28950000000"), raw, true),
            (format!("ton://transfer/{}?amount=28950000000", packed.replacen("UQ", "EQ", 1)), packed, true),
            (format!("ton://transfer/{raw}"), packed, true),
            (raw.to_owned(), packed, true),
            (packed.to_owned(), raw, true),
            (format!("ton://transfer/{other}"), packed, false),
            (other.to_owned(), packed, false),
        ] {
            assert_eq!(agrees(&text, &payee(address, "28.95", "TON", "Ton")), pays, "{text} for {address}");
        }
    }

    #[test]
    fn units_are_those_of_the_coin() {
        for (coin, network, text, agreed) in [
            ("USDC", "Base", "ethereum:C@8453/transfer?address=ABC&uint256=28950000", true),
            ("USDC", "Base", "ethereum:C@8453/transfer?address=ABC&uint256=28950000000000000000", false),
            ("USDC", "Base", "ethereum:C@8453/transfer?address=ABC&uint256=2895000000", false),
            (
                "USDC",
                "Binance Smart Chain",
                "ethereum:C@56/transfer?address=ABC&uint256=28950000000000000000",
                true,
            ),
            ("USDC", "Binance Smart Chain", "ethereum:C@56/transfer?address=ABC&uint256=28950000", false),
            ("DAI", "ETH Mainnet", "ethereum:C@1/transfer?address=ABC&uint256=28950000000000000000", true),
            ("DAI", "ETH Mainnet", "ethereum:C@1/transfer?address=ABC&uint256=28950000", false),
            ("NEWCOIN", "Base", "ethereum:C@8453/transfer?address=ABC&uint256=2895000000", true),
            ("ETH", "Base", "ethereum:ABC@8453?value=28950000000000000000", true),
            ("ETH", "Base", "ethereum:ABC@8453?value=28950000", false),
            ("USDT", "Ton", "ton://transfer/ABC?amount=28950000&jetton=J", true),
            ("USDT", "Ton", "ton://transfer/ABC?amount=28950000000&jetton=J", false),
            ("TON", "Ton", "ton://transfer/ABC?amount=28950000000", true),
            ("TON", "Ton", "ton://transfer/ABC?amount=28950000", false),
            ("GRAM", "Ton", "ton://transfer/ABC?amount=28950000000&jetton=J", true),
        ] {
            assert_eq!(agrees(text, &payee("ABC", "28.95", coin, network)), agreed, "{coin}: {text}");
        }
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
            assert_eq!(agrees(text, &payee("ABC", "28.95", "USDC", "ETH Mainnet")), agreed, "{text}");
        }
        assert!(agrees("bitcoin:ABC?amount=0.00032833", &payee("ABC", "0.00032833", "BTC", "Mainnet")));
        assert!(
            !agrees("bitcoin:ABC?amount=1", &payee("ABC", "much", "BTC", "Mainnet")),
            "an amount that cannot be read agrees with nothing"
        );
    }

    fn payee<'text>(
        address: &'text str,
        amount: &'text str,
        coin: &'text str,
        network: &'text str,
    ) -> Payee<'text> {
        Payee { address, amount, coin, network }
    }
}
