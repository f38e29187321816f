//! How an address begins that the API pays back to (`docs/wire-format.md` section 13), where that is known. It never says
//! that an address is good.

use crate::domain::payment::{Coin, Route};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

/// That the API would not pay back to this address.
pub fn refund_problem(coin: &Coin, route: &Route, address: &str) -> Option<Problem> {
    let beginnings = beginnings(&coin.name, route.network.as_deref()?);
    if begins(address, beginnings) {
        return None;
    }
    let details = vec![("beginnings".to_owned(), beginnings.join(", "))];
    Some(Problem { details, ..Problem::new(own::REFUND_ADDRESS) })
}

/// How addresses for refunds of a coin on a network begin; none where any is tried.
pub fn beginnings(coin: &str, network: &str) -> &'static [&'static str] {
    let network = network.to_ascii_lowercase();
    match coin {
        // The old forms alone: `bc1…` is refused.
        "BTC" if network == "mainnet" || network == "bitcoin" => &["1", "3"],
        "LTC" => &["L", "M", "3", "ltc1"],
        "DOGE" => &["D"],
        _ if network.starts_with("ton") => &["EQ", "UQ", "0:"],
        _ if network.starts_with("sui") => &["0x"],
        _ if network.starts_with("tron") => &["T"],
        _ => &[],
    }
}

/// Whether an address begins in one of these ways; any does where there are none.
pub fn begins(address: &str, beginnings: &[&str]) -> bool {
    // Capitals mean nothing in bech32 and in hexadecimal digits.
    let any_case = |with: &str| matches!(with, "ltc1" | "0x");
    let begins = |with: &str| {
        let start = address.get(..with.len()).unwrap_or_default();
        start == with || (any_case(with) && start.eq_ignore_ascii_case(with))
    };
    beginnings.is_empty() || beginnings.iter().any(|with| begins(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_would_be_refused_is_known_by_its_beginning() {
        for (coin, network, address, good) in [
            ("BTC", "Mainnet", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", true),
            ("BTC", "Mainnet", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", true),
            ("BTC", "Mainnet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", false),
            ("BTC", "Mainnet", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ", false),
            ("BTC", "Lightning", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", true),
            ("LTC", "Mainnet", "LTC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ", true),
            ("LTC", "Mainnet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", false),
            ("DOGE", "Mainnet", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", true),
            ("DOGE", "Mainnet", "0xabc", false),
            ("USDT", "Tron", "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", true),
            ("USDT", "Tron", "0xabc", false),
            ("GRAM", "Ton", "UQabc", true),
            ("GRAM", "TonMainnet", "0:abc", true),
            ("GRAM", "Ton", "abc", false),
            ("SUI", "Sui", "0Xabc", true),
            ("SUI", "Sui", "sui", false),
            ("USDC", "Solana", "anything", true),
            ("USDC", "Base", "", true),
            ("USDT", "Tron", "é", false),
        ] {
            assert_eq!(begins(address, beginnings(coin, network)), good, "{coin} on {network}: {address}");
        }
    }
}
