//! Where a transaction can be looked at by anybody: the public explorer of its chain. It never links what is no id of a
//! transaction.

use crate::domain::payment::network::network_key;

/// The beginning of a transaction's page, by the one spelling of its network. What happens on Lightning is nobody's to
/// see; of Fantom's and OKX's older chains no explorer is known to last.
const EXPLORERS: [(&str, &str); 18] = [
    ("bitcoin", "https://mempool.space/tx/"),
    ("litecoin", "https://litecoinspace.org/tx/"),
    ("dogecoin", "https://dogechain.info/tx/"),
    ("solana", "https://solscan.io/tx/"),
    ("ethereum", "https://etherscan.io/tx/"),
    ("polygon", "https://polygonscan.com/tx/"),
    ("binance", "https://bscscan.com/tx/"),
    ("base", "https://basescan.org/tx/"),
    ("arbitrum", "https://arbiscan.io/tx/"),
    ("optimism", "https://optimistic.etherscan.io/tx/"),
    ("avalanche", "https://snowtrace.io/tx/"),
    ("tron", "https://tronscan.org/#/transaction/"),
    ("ton", "https://tonviewer.com/transaction/"),
    ("sui", "https://suiscan.xyz/mainnet/tx/"),
    ("world", "https://worldscan.org/tx/"),
    ("sonic", "https://sonicscan.org/tx/"),
    ("plasma", "https://plasmascan.to/tx/"),
    ("soneium", "https://soneium.blockscout.com/tx/"),
];

/// Characters of a transaction's id, at most: longer ones are none.
const LONGEST: usize = 128;

/// The page of a transaction, and the name of its site.
pub fn page(coin: &str, network: &str, transaction: &str) -> Option<(String, &'static str)> {
    let key = network_key(network, coin);
    let (_, explorer) = EXPLORERS.iter().find(|(known, _)| *known == key)?;
    let clean = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let id = transaction.trim();
    if id.is_empty() || id.len() > LONGEST || !id.chars().all(clean) {
        return None;
    }
    let site = explorer.trim_start_matches("https://").split('/').next().unwrap_or_default();
    Some(([explorer, id].concat(), site))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::payment_link::web_link;

    #[test]
    fn a_transaction_is_looked_at_on_the_explorer_of_its_chain() {
        for (coin, network, id, expected) in [
            ("USDC", "Solana", "5xT9", Some("https://solscan.io/tx/5xT9")),
            ("USDC", "Base", "0xabc", Some("https://basescan.org/tx/0xabc")),
            ("USDC", "POLYGON (MATIC)", "0xabc", Some("https://polygonscan.com/tx/0xabc")),
            ("USDC", "Polygon (Matic)", "0xabc", Some("https://polygonscan.com/tx/0xabc")),
            ("ETH", "ETH Mainnet", "0xabc", Some("https://etherscan.io/tx/0xabc")),
            ("USDT", "Binance Smart Chain", "0xabc", Some("https://bscscan.com/tx/0xabc")),
            ("USDT", "Arbitrum", "0xabc", Some("https://arbiscan.io/tx/0xabc")),
            ("ETH", "Optimism", "0xabc", Some("https://optimistic.etherscan.io/tx/0xabc")),
            ("USDC", "Avalanche", "0xabc", Some("https://snowtrace.io/tx/0xabc")),
            ("USDT", "Tron", "ab12", Some("https://tronscan.org/#/transaction/ab12")),
            ("GRAM", "Ton", "ab12", Some("https://tonviewer.com/transaction/ab12")),
            ("USDT", "TonMainnet", "ab12", Some("https://tonviewer.com/transaction/ab12")),
            ("SUI", "Sui", "Ab12", Some("https://suiscan.xyz/mainnet/tx/Ab12")),
            ("WLD", "WorldChain", "0xabc", Some("https://worldscan.org/tx/0xabc")),
            ("USDC.e", "Soneium", "0xabc", Some("https://soneium.blockscout.com/tx/0xabc")),
            ("BTC", "Mainnet", " f00d ", Some("https://mempool.space/tx/f00d")),
            ("LTC", "Mainnet", "f00d", Some("https://litecoinspace.org/tx/f00d")),
            ("DOGE", "Mainnet", "f00d", Some("https://dogechain.info/tx/f00d")),
            ("XYZ", "Mainnet", "f00d", None),
            ("BTC", "Lightning", "f00d", None),
            ("USDC", "Somewhere", "f00d", None),
            ("USDC", "", "f00d", None),
            ("USDC", "Solana", "", None),
            ("USDC", "Solana", "a/../b", None),
            ("USDC", "Solana", "x?y#z", None),
            ("USDC", "Solana", "\"><script>", None),
            ("USDC", "Solana", "ünï", None),
        ] {
            assert_eq!(page(coin, network, id).map(|(page, _)| page).as_deref(), expected, "{network} {id}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(page("USDC", "Solana", &long), None);
        assert_eq!(page("USDT", "Tron", "ab").map(|(_, site)| site), Some("tronscan.org"));
    }

    #[test]
    fn every_explorer_is_a_web_page_over_tls_under_the_one_spelling_of_its_network() {
        for (network, explorer) in EXPLORERS {
            assert!(web_link(explorer).is_some() && explorer.ends_with('/'), "{explorer}");
            assert_eq!(network_key(network, ""), network);
        }
    }
}
