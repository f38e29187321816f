//! Coin and network pairs, from a data file. Names are matched exactly: the safe rule is to echo them.

use crate::catalogue::lines;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../data/payment_pairs.tsv");

/// A coin on a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Coin symbol.
    pub(crate) coin: &'static str,
    /// Network as orders send it: `POLYGON (MATIC)`.
    pub(crate) network: &'static str,
    /// Network as shoppers read it.
    pub(crate) display_name: &'static str,
    /// `payment_method_protocol` of orders; empty where none is known.
    pub(crate) protocol: &'static str,
    /// EVM chain id.
    pub(crate) chain_id: Option<u64>,
    /// Token that fees are paid in.
    pub(crate) base_token: &'static str,
    /// `EVM`, `SVM` or empty.
    pub(crate) engine: &'static str,
    /// Token contract or mint; empty for a chain's own coin.
    pub(crate) contract: &'static str,
    /// Decimals of the token's smallest unit.
    pub(crate) decimals: usize,
    /// Smallest order in coin units, as decimal text.
    pub(crate) threshold: &'static str,
    /// Price label: `USDC-MATIC`.
    pub(crate) method: &'static str,
    /// Whether the network is switched off.
    pub(crate) is_suspended: bool,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| lines(FILE).filter_map(|cells| read(&cells)).collect());

/// Every pair, in the order of the answer.
pub(crate) fn pairs() -> &'static [Pair] {
    &PAIRS
}

/// The pair of exactly these names.
pub(crate) fn pair(coin: &str, network: &str) -> Option<&'static Pair> {
    pairs().iter().find(|pair| pair.coin == coin && pair.network == network)
}

fn read(cells: &[&'static str]) -> Option<Pair> {
    let [
        coin,
        network,
        display_name,
        protocol,
        chain_id,
        base_token,
        engine,
        contract,
        decimals,
        threshold,
        method,
        state,
    ] = *cells
    else {
        return None;
    };
    Some(Pair {
        coin,
        network,
        display_name,
        protocol,
        chain_id: chain_id.parse().ok(),
        base_token,
        engine,
        contract,
        decimals: decimals.parse().ok()?,
        threshold,
        method,
        is_suspended: state == "suspended",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::coin;

    #[test]
    fn every_row_is_read_and_every_coin_has_a_rate() {
        assert_eq!(pairs().len(), lines(FILE).count());
        for pair in pairs() {
            assert!(coin(pair.coin).is_some(), "{}", pair.coin);
            assert!(crate::money::parse(pair.threshold).is_some(), "{}", pair.threshold);
        }
    }

    #[test]
    fn exactly_one_network_is_suspended() {
        assert_eq!(pairs().iter().filter(|pair| pair.is_suspended).count(), 1);
    }

    #[test]
    fn names_are_matched_exactly() {
        assert!(pair("USDC", "POLYGON (MATIC)").is_some());
        assert!(pair("USDC", "Polygon (Matic)").is_none());
    }
}
