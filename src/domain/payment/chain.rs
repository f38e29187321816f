//! The chains that payments go over: by which names and protocols the API knows each, and where its transactions can be
//! looked at. Names stay what the API wrote: nothing here is ever sent.

/// A chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// What people call it.
    pub name: &'static str,
    /// The names of its network, as `docs/wire-format.md` section 2.3 lists them: letters and digits, in lower case.
    networks: &'static [&'static str],
    /// Its protocols, as section 2.4 lists them, without `_LIKE`.
    protocols: &'static [&'static str],
    /// The beginning of the address of a transaction on a public explorer, `https` only; none where none is known.
    explorer: Option<&'static str>,
}

const fn chain(
    name: &'static str,
    networks: &'static [&'static str],
    protocols: &'static [&'static str],
    explorer: &'static str,
) -> Chain {
    Chain { name, networks, protocols, explorer: if explorer.is_empty() { None } else { Some(explorer) } }
}

/// Every chain. Bitcoin, Litecoin and Dogecoin share the network's name `Mainnet`: there the coin tells them apart.
const CHAINS: &[Chain] = &[
    chain("Bitcoin", &["bitcoin", "btcmainnet"], &["BTC"], "https://mempool.space/tx/"),
    // What happens on Lightning is nobody's to see.
    chain("Lightning", &["lightning", "bitcoinlightning"], &["LIGHTNING"], ""),
    chain("Litecoin", &["litecoin", "ltcmainnet"], &[], "https://litecoinspace.org/tx/"),
    chain("Dogecoin", &["dogecoin", "dogemainnet"], &[], "https://dogechain.info/tx/"),
    chain("Solana", &["solana"], &["SOLANA"], "https://solscan.io/tx/"),
    chain(
        "Ethereum",
        &["ethmainnet", "ethereum", "ethereummainnet"],
        &["ETHEREUM"],
        "https://etherscan.io/tx/",
    ),
    chain(
        "Polygon",
        &["polygonmatic", "polygon", "matic"],
        &["MATIC", "POLYGON"],
        "https://polygonscan.com/tx/",
    ),
    chain(
        "BNB Smart Chain",
        &["binancesmartchain", "bnbsmartchain", "bnbchain", "bsc"],
        &["BINANCE", "BSC"],
        "https://bscscan.com/tx/",
    ),
    chain("Base", &["base"], &["BASE"], "https://basescan.org/tx/"),
    chain("Arbitrum", &["arbitrum", "arbitrumone"], &["ARBITRUM"], "https://arbiscan.io/tx/"),
    chain("Optimism", &["optimism", "opmainnet"], &["OPTIMISM"], "https://optimistic.etherscan.io/tx/"),
    chain("Avalanche", &["avalanche", "avalanchecchain"], &["AVALANCHE"], "https://snowtrace.io/tx/"),
    chain("Tron", &["tron"], &["TRON"], "https://tronscan.org/#/transaction/"),
    chain("TON", &["tonmainnet", "ton", "gram"], &["TON"], "https://tonviewer.com/transaction/"),
    chain("Sui", &["sui"], &["SUI"], "https://suiscan.xyz/mainnet/tx/"),
    chain("World Chain", &["worldchain"], &["WORLDCHAIN"], "https://worldscan.org/tx/"),
    chain("Sonic", &["sonic"], &["SONIC"], "https://sonicscan.org/tx/"),
    chain("Plasma", &["plasma"], &["PLASMA"], "https://plasmascan.to/tx/"),
    chain("Soneium", &["soneium"], &["SONEIUM"], "https://soneium.blockscout.com/tx/"),
    chain("Fantom", &["fantom"], &["FANTOM"], ""),
    chain("OKXChain", &["okxchain"], &["OKEX"], ""),
];

/// The coins whose own network the API calls `Mainnet`, and its chain.
const MAINNETS: [(&str, &str); 3] = [("BTC", "Bitcoin"), ("LTC", "Litecoin"), ("DOGE", "Dogecoin")];

/// Characters of a transaction's id, at most: longer ones are none.
const LONGEST: usize = 128;

impl Chain {
    /// The chain of a network as the API names it, for a coin.
    pub fn of_network(coin: &str, network: &str) -> Option<&'static Self> {
        let plain: String =
            network.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if plain == "mainnet" {
            let (_, name) = MAINNETS.iter().find(|(known, _)| known.eq_ignore_ascii_case(coin))?;
            return CHAINS.iter().find(|chain| chain.name == *name);
        }
        CHAINS.iter().find(|chain| chain.networks.contains(&plain.as_str()))
    }

    /// The chain of a protocol: `MATIC_LIKE`, in any case, with its ending or without.
    pub fn of_protocol(protocol: &str) -> Option<&'static Self> {
        let plain = protocol.trim().to_ascii_uppercase();
        let plain = plain.trim_end_matches("LIKE").trim_end_matches(['_', ' ']);
        CHAINS.iter().find(|chain| chain.protocols.contains(&plain))
    }

    /// Where a transaction can be looked at: the page, and the name of its site. What is no id of a transaction leads
    /// nowhere.
    pub fn transaction(&self, id: &str) -> Option<(String, &'static str)> {
        let explorer = self.explorer?;
        let clean = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let id = id.trim();
        if id.is_empty() || id.len() > LONGEST || !id.chars().all(clean) {
            return None;
        }
        let site = explorer.trim_start_matches("https://").split('/').next().unwrap_or_default();
        Some(([explorer, id].concat(), site))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::payment_link::web_link;
    use std::collections::BTreeSet;

    #[test]
    fn every_spelling_of_a_network_leads_to_its_chain() {
        for (coin, network, chain) in [
            ("BTC", "Mainnet", Some("Bitcoin")),
            ("LTC", "Mainnet", Some("Litecoin")),
            ("doge", "MAINNET", Some("Dogecoin")),
            ("XYZ", "Mainnet", None),
            ("BTC", "Lightning", Some("Lightning")),
            ("USDC", "POLYGON (MATIC)", Some("Polygon")),
            ("USDC", "Polygon (Matic)", Some("Polygon")),
            ("USDC", "Polygon", Some("Polygon")),
            ("ETH", "ETH Mainnet", Some("Ethereum")),
            ("ETH", "Ethereum", Some("Ethereum")),
            ("USDT", "Binance Smart Chain", Some("BNB Smart Chain")),
            ("GRAM", "Ton", Some("TON")),
            ("USDT", "TonMainnet", Some("TON")),
            ("USDT", "Ton Mainnet", Some("TON")),
            ("WLD", "WORLDCHAIN", Some("World Chain")),
            ("USDC", "Solana", Some("Solana")),
            ("USDC", "Somewhere", None),
            ("USDC", "", None),
        ] {
            assert_eq!(Chain::of_network(coin, network).map(|it| it.name), chain, "{coin} {network}");
        }
    }

    #[test]
    fn every_protocol_leads_to_its_chain() {
        for (protocol, chain) in [
            ("MATIC_LIKE", Some("Polygon")),
            ("POLYGON_LIKE", Some("Polygon")),
            ("ETHEREUM_LIKE", Some("Ethereum")),
            ("BSC_LIKE", Some("BNB Smart Chain")),
            ("BINANCE_LIKE", Some("BNB Smart Chain")),
            ("BTC_LIKE", Some("Bitcoin")),
            ("LIGHTNING_LIKE", Some("Lightning")),
            ("solana_like", Some("Solana")),
            ("Matic", Some("Polygon")),
            ("ROPSTEN_LIKE", None),
            ("_LIKE", None),
            ("", None),
        ] {
            assert_eq!(Chain::of_protocol(protocol).map(|it| it.name), chain, "{protocol}");
        }
    }

    #[test]
    fn no_name_and_no_protocol_is_two_chains() {
        let names: Vec<_> = CHAINS.iter().flat_map(|it| it.networks.iter().chain(it.protocols)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn a_transaction_is_looked_at_on_the_explorer_of_its_chain() {
        let at = |coin, network, id| Chain::of_network(coin, network).and_then(|it| it.transaction(id));
        for (coin, network, id, page) in [
            ("USDC", "Solana", "5xT9", Some("https://solscan.io/tx/5xT9")),
            ("USDC", "Base", "0xabc", Some("https://basescan.org/tx/0xabc")),
            ("USDT", "Tron", "ab12", Some("https://tronscan.org/#/transaction/ab12")),
            ("BTC", "Mainnet", " f00d ", Some("https://mempool.space/tx/f00d")),
            ("BTC", "Lightning", "f00d", None),
            ("USDC", "Solana", "", None),
            ("USDC", "Solana", "a/../b", None),
            ("USDC", "Solana", "x?y#z", None),
            ("USDC", "Solana", "\"><script>", None),
            ("USDC", "Solana", "ünï", None),
        ] {
            assert_eq!(at(coin, network, id).map(|(page, _)| page).as_deref(), page, "{network} {id}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(at("USDC", "Solana", &long), None);
        assert_eq!(at("USDT", "Tron", "ab").map(|(_, site)| site), Some("tronscan.org"));
    }

    #[test]
    fn every_explorer_is_a_web_page_over_tls() {
        for explorer in CHAINS.iter().filter_map(|it| it.explorer) {
            assert!(web_link(explorer).is_some() && explorer.ends_with('/'), "{explorer}");
        }
    }
}
