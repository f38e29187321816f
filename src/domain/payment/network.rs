//! Whether two names of coins, networks or methods mean the same (`docs/wire-format.md` sections 2.1 to 2.4). Names occur
//! in several styles; what no style explains is another thing.

use crate::domain::search::normalize::normalize;

/// Names of one coin that was renamed.
const RENAMED: [[&str; 2]; 3] = [["GRAM", "TON"], ["TONCOIN", "TON"], ["MATIC", "POL"]];

/// Words that say nothing about which network it is, and ends of words that do not.
const FILLERS: [&str; 10] =
    ["mainnet", "network", "chain", "smart", "like", "protocol", "one", "pos", "c", "blockchain"];
const ENDS: [&str; 4] = ["mainnet", "network", "chain", "smart"];

/// Other words for a network.
const ALIASES: [(&str, &str); 20] = [
    ("matic", "polygon"),
    ("eth", "ethereum"),
    ("erc", "ethereum"),
    ("erc20", "ethereum"),
    ("trx", "tron"),
    ("trc", "tron"),
    ("trc20", "tron"),
    ("bsc", "binance"),
    ("bnb", "binance"),
    ("bep", "binance"),
    ("bep20", "binance"),
    ("sol", "solana"),
    ("spl", "solana"),
    ("avax", "avalanche"),
    ("arb", "arbitrum"),
    ("op", "optimism"),
    ("btc", "bitcoin"),
    ("ln", "lightning"),
    ("ltc", "litecoin"),
    ("doge", "dogecoin"),
];

/// The network of its own that a coin has: what `Mainnet` alone means.
const HOMES: [(&str, &str); 8] = [
    ("BTC", "bitcoin"),
    ("LTC", "litecoin"),
    ("DOGE", "dogecoin"),
    ("ETH", "ethereum"),
    ("SOL", "solana"),
    ("TRX", "tron"),
    ("TON", "ton"),
    ("SUI", "sui"),
];

/// The ids of EVM chains by the word of their network.
const CHAINS: [(&str, &str); 11] = [
    ("ethereum", "1"),
    ("optimism", "10"),
    ("binance", "56"),
    ("polygon", "137"),
    ("sonic", "146"),
    ("world", "480"),
    ("soneium", "1868"),
    ("base", "8453"),
    ("plasma", "9745"),
    ("arbitrum", "42161"),
    ("avalanche", "43114"),
];

/// Whether two symbols are of one coin.
pub fn same_coin(asked: &str, named: &str) -> bool {
    coin_key(asked) == coin_key(named)
}

/// The one spelling of a coin.
pub fn coin_key(coin: &str) -> String {
    let coin = coin.trim().to_ascii_uppercase();
    RENAMED.iter().find(|names| names[0] == coin).map_or(coin, |names| names[1].to_owned())
}

/// Whether two names are of one network; `coin` tells which one `Mainnet` is.
pub fn same_network(asked: &str, named: &str, coin: &str) -> bool {
    let [asked, named] = [asked, named].map(|name| network_key(name, coin));
    // A mainnet of a coin that nobody knows can be any.
    asked.is_empty() || named.is_empty() || asked == named
}

/// The one spelling of a network; empty for the mainnet of a coin that nobody knows.
pub fn network_key(name: &str, coin: &str) -> String {
    let words = words(name);
    if !words.is_empty() {
        return words.join(" ");
    }
    let home = HOMES.iter().find(|(name, _)| same_coin(name, coin));
    home.map_or_else(String::new, |(_, home)| (*home).to_owned())
}

/// Whether two names are of one method.
pub fn same_via(asked: &str, named: &str) -> bool {
    via_key(asked) == via_key(named)
}

/// The one spelling of a method.
pub fn via_key(via: &str) -> String {
    let via = normalize(via).replace(' ', "");
    via.strip_suffix("web").unwrap_or(&via).to_owned()
}

/// Whether a network can be the EVM chain of this id. One of which no id is known may be any.
pub(super) fn is_chain(network: &str, id: &str) -> bool {
    let words = words(network);
    let known = CHAINS.iter().find(|(name, _)| words.iter().any(|word| word == name));
    known.is_none_or(|(_, known)| *known == id)
}

/// The name of a protocol's network, as a person reads it: `TRON_LIKE` is `Tron`, `MATIC_LIKE` `Polygon`.
pub fn name_of_protocol(protocol: &str) -> Option<String> {
    let words = words(protocol);
    let mut name = words.join(" ");
    name.get_mut(..1)?.make_ascii_uppercase();
    Some(name)
}

/// The words that tell a network from others, sorted.
fn words(name: &str) -> Vec<String> {
    let name = normalize(name);
    let told = name
        .split(' ')
        .map(|word| ENDS.iter().fold(word, |word, end| word.strip_suffix(end).unwrap_or(word)))
        .filter(|word| !FILLERS.contains(word) && word.bytes().any(|byte| !byte.is_ascii_digit()))
        .map(|word| ALIASES.iter().find(|(alias, _)| *alias == word).map_or(word, |(_, known)| known))
        .map(str::to_owned);
    // Put in one by one: a sort of a handful costs a kilobyte.
    let mut words: Vec<String> = vec![];
    for word in told {
        if let Err(place) = words.binary_search(&word) {
            words.insert(place, word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_has_many_spellings() {
        for (coin, asked, named, same) in [
            ("USDC", "Solana", "solana", true),
            ("USDC", "Solana", "SOLANA_LIKE", true),
            ("USDC", "Polygon (Matic)", "POLYGON (MATIC)", true),
            ("USDC", "Polygon (Matic)", "Polygon", true),
            ("USDC", "Polygon (Matic)", "matic", true),
            ("USDT", "TonMainnet", "Ton Mainnet", true),
            ("USDT", "TonMainnet", "TON", true),
            ("GRAM", "Ton", "Mainnet", true),
            ("ETH", "ETH Mainnet", "Ethereum", true),
            ("USDC", "ETH Mainnet", "Ethereum (ERC-20)", true),
            ("USDT", "Tron", "TRC20", true),
            ("BNB", "Binance Smart Chain", "BSC", true),
            ("WLD", "WorldChain", "WORLDCHAIN", true),
            ("WLD", "World Chain", "WorldChain", true),
            ("BTC", "Mainnet", "Bitcoin", true),
            ("BTC", "Mainnet", "mainnet", true),
            ("USDC", "Arbitrum", "Arbitrum One", true),
            ("USDC", "Avalanche", "Avalanche C-Chain", true),
            ("BTC", "Mainnet", "Lightning", false),
            ("BTC", "Lightning", "Mainnet", false),
            ("USDC", "Solana", "Base", false),
            ("USDC", "Base", "Base Sepolia", false),
            ("USDC", "ETH Mainnet", "Ethereum Classic", false),
            ("USDT", "Tron", "TonMainnet", false),
            ("USDC", "Solana", "Solana Devnet", false),
        ] {
            assert_eq!(same_network(asked, named, coin), same, "{coin}: {asked} and {named}");
        }
    }

    #[test]
    fn a_chain_has_an_id() {
        for (network, id, is) in [
            ("Base", "8453", true),
            ("Polygon (Matic)", "137", true),
            ("ETH Mainnet", "1", true),
            ("Binance Smart Chain", "56", true),
            ("Fantom", "250", true),
            ("Base", "1", false),
            ("Polygon (Matic)", "1", false),
        ] {
            assert_eq!(is_chain(network, id), is, "{network} and {id}");
        }
    }

    #[test]
    fn a_protocol_is_a_network_in_capitals() {
        for (protocol, name) in [
            ("TRON_LIKE", Some("Tron")),
            ("MATIC_LIKE", Some("Polygon")),
            ("BSC_LIKE", Some("Binance")),
            ("LIGHTNING_LIKE", Some("Lightning")),
            ("Solana", Some("Solana")),
            ("_LIKE", None),
            ("", None),
        ] {
            assert_eq!(name_of_protocol(protocol).as_deref(), name, "{protocol}");
        }
    }

    #[test]
    fn a_dot_makes_another_coin_and_a_new_name_does_not() {
        for (asked, named, same) in [
            ("USDC", "usdc", true),
            ("GRAM", "TON", true),
            ("TON", "GRAM", true),
            ("USDC", "USDC.e", false),
            ("USDC", "USDT", false),
        ] {
            assert_eq!(same_coin(asked, named), same, "{asked} and {named}");
        }
    }

    #[test]
    fn a_method_is_the_same_on_the_web() {
        for (asked, named, same) in [
            ("USER_WALLET", "UserWallet", true),
            ("GATE_PAY", "GATE_PAY_WEB", true),
            ("USER_WALLET", "BINANCE_PAY", false),
        ] {
            assert_eq!(same_via(asked, named), same, "{asked} and {named}");
        }
    }
}
