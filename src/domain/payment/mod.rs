//! Ways to pay: coins, and for each coin the networks or hosted methods (reference section 2).
//!
//! Names are echoed verbatim and never interpreted: the API spells networks in several styles.

pub mod account;
mod coin_route;
pub mod explorer;
pub mod invoice;
pub mod network;
pub mod payment_link;
mod payment_text;
pub mod qr;
pub(crate) mod readable_name;
pub mod refund_address;

pub use coin_route::CoinRoute;

use crate::domain::decimal::Decimal;
use crate::domain::payment::network::{network_key, same_network};

/// The via of a plain transfer from the shopper's own wallet.
pub const USER_WALLET: &str = "USER_WALLET";

/// Everything that `GET /v3/payment_vias` offers, by coin. Suspended entries stay, marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentOptions {
    /// In the API's order; coins without a route are left out.
    pub coins: Vec<Coin>,
}

/// One coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// The symbol, sent as `payment.coin`.
    pub name: String,
    /// Whether it cannot be paid with now.
    pub suspended: bool,
    /// How it can be sent, at least one.
    pub routes: Vec<Route>,
    /// The address of its icon.
    pub icon: Option<String>,
}

/// One way to send a coin: a network of the shopper's wallet, or a hosted method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Sent as `payment.payment_via`.
    pub via: String,
    /// Sent as `payment.network`; hosted methods may have none, and choose the network on their own page if they do.
    pub network: Option<String>,
    /// What the shopper reads.
    pub label: String,
    /// Whether it cannot be used now.
    pub suspended: bool,
    /// The smallest order in coin units, decimal text.
    pub threshold: Option<String>,
    /// The coin that the network takes its fee in, where the API names it.
    pub fee_coin: Option<String>,
    /// The address of its icon.
    pub icon: Option<String>,
}

impl Route {
    /// What tells this route from the coin's others: the network's name, or the via's.
    pub fn key(&self) -> &str {
        match &self.network {
            Some(network) if self.via == USER_WALLET => network,
            _ => &self.via,
        }
    }

    /// The smallest order, where an amount in coin units, decimal text, is less than that.
    pub fn minimum_above(&self, amount: &str) -> Option<&str> {
        let least = self.threshold.as_deref()?;
        (Decimal::parse(amount)? < Decimal::parse(least)?).then_some(least)
    }
}

impl PaymentOptions {
    /// The coin with this symbol, in any case.
    pub fn coin(&self, name: &str) -> Option<&Coin> {
        self.coins.iter().find(|coin| coin.name.eq_ignore_ascii_case(name))
    }

    /// The coin and the route of a choice, whatever its case, suspended or not.
    pub fn route(&self, chosen: &CoinRoute) -> Option<(&Coin, &Route)> {
        let coin = self.coin(&chosen.coin)?;
        Some((coin, coin.routes.iter().find(|route| route.key().eq_ignore_ascii_case(&chosen.network))?))
    }

    /// The choice to start with: the preferred one if it can be used, else the preferred coin's first usable route, else
    /// USDC on Solana (lowest fees, reference section 2), else the first usable route of all.
    pub fn start(&self, coin: &str, network: &str) -> Option<CoinRoute> {
        self.usable(coin, Some(network))
            .or_else(|| self.usable(coin, None))
            .or_else(|| self.usable("USDC", Some("Solana")))
            .or_else(|| self.usable("USDC", None))
            .or_else(|| self.coins.iter().find_map(|coin| self.usable(&coin.name, None)))
    }

    /// A usable route of this coin over the chain that a protocol or a network names: `MATIC_LIKE`, `Polygon`.
    pub fn usable_over(&self, coin: &str, chain: &str) -> Option<CoinRoute> {
        let alike = || {
            let known = self.coin(coin).filter(|known| !network_key(chain, &known.name).is_empty())?;
            let wallet = known.routes.iter().filter(|route| route.via == USER_WALLET && !route.suspended);
            let mut networks = wallet.filter_map(|route| route.network.as_deref());
            networks.find(|name| same_network(chain, name, &known.name))
        };
        self.usable(coin, Some(chain)).or_else(|| self.usable(coin, Some(alike()?)))
    }

    /// A usable route of this coin, of this key if one is asked for.
    pub fn usable(&self, coin: &str, network: Option<&str>) -> Option<CoinRoute> {
        let coin = self.coin(coin).filter(|coin| !coin.suspended)?;
        let wanted = |route: &&Route| network.is_none_or(|name| route.key().eq_ignore_ascii_case(name));
        let route = coin.routes.iter().filter(|route| !route.suspended).find(wanted)?;
        Some(CoinRoute::new(&coin.name, route.key()))
    }
}

/// Whether Cryptorefills needs the customer's full name for this coin and network (compliance notice of the reference).
pub fn needs_full_name(coin: &str, network: &str) -> bool {
    matches!(coin, "USDT" | "USDC") && network.to_ascii_lowercase().starts_with("tron")
}

/// Whether a payment of this coin over this network may take an hour: Bitcoin's own, on whose blocks it waits.
pub fn is_slow(coin: &str, network: &str) -> bool {
    coin == "BTC" && network_key(network, coin) == "bitcoin"
}

impl PaymentOptions {
    /// The usable route of a coin that takes seconds where its own network is slow: Lightning.
    pub fn fast_route(&self, coin: &str) -> Option<&Route> {
        let wallet = |route: &&Route| route.via == USER_WALLET && !route.suspended;
        let lightning = |route: &&Route| network_key(route.key(), coin) == "lightning";
        let coin = self.coin(coin).filter(|coin| !coin.suspended)?;
        coin.routes.iter().filter(wallet).find(lightning)
    }

    /// The coin that another one is taken for: USDC for `USDC.e`, and `USDC.e` for USDC where both go over this network.
    pub fn look_alike(&self, coin: &str, network: &str) -> Option<String> {
        const BRIDGED: &str = ".e";
        let ends = coin.len().checked_sub(BRIDGED.len()).and_then(|at| coin.split_at_checked(at));
        if let Some((plain, _)) =
            ends.filter(|(plain, end)| !plain.is_empty() && end.eq_ignore_ascii_case(BRIDGED))
        {
            return Some(plain.to_owned());
        }
        let bridged = self.coin(&[coin, BRIDGED].concat())?;
        let here =
            |route: &Route| route.network.as_deref().is_some_and(|name| same_network(network, name, coin));
        bridged.routes.iter().any(here).then(|| bridged.name.clone())
    }
}

/// Whether this coin and network has the lowest fees and the fastest payments of all (reference section 2).
pub fn is_cheapest(coin: &str, network: &str) -> bool {
    coin == "USDC" && network.eq_ignore_ascii_case("solana")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_is_the_preference_if_it_can_be_used() {
        let options = options();
        for (coin, network, start) in [
            ("usdc", "solana", ("USDC", "Solana")),
            ("USDC", "base", ("USDC", "Base")),
            ("USDC", "Nowhere", ("USDC", "Solana")),
            ("USDC", "Frozen", ("USDC", "Solana")),
            ("BTC", "", ("BTC", "Mainnet")),
            ("DEAD", "Solana", ("USDC", "Solana")),
            ("NONE", "Base", ("USDC", "Solana")),
        ] {
            let start = CoinRoute::new(start.0, start.1);
            assert_eq!(options.start(coin, network), Some(start), "{coin} {network}");
        }
    }

    #[test]
    fn without_usdc_the_first_usable_route_is_taken() {
        let mut options = options();
        options.coins.retain(|coin| coin.name != "USDC");
        assert_eq!(options.start("USDC", "Solana"), Some(CoinRoute::new("BTC", "Mainnet")));
        options.coins.iter_mut().for_each(|coin| coin.suspended = true);
        assert_eq!(options.start("USDC", "Solana"), None);
    }

    #[test]
    fn an_order_below_the_minimum_is_known_before_it_is_made() {
        for (threshold, amount, least) in [
            (Some("0.562099175481640"), "0.56", Some("0.562099175481640")),
            (Some("0.562099175481640"), "0.57", None),
            (Some("10"), "9.99", Some("10")),
            (Some("10"), "10.00", None),
            (Some("10"), "?", None),
            (None, "0", None),
        ] {
            let mut route = options().coins.remove(0).routes.remove(0);
            route.threshold = threshold.map(str::to_owned);
            assert_eq!(route.minimum_above(amount), least, "{threshold:?} {amount}");
        }
    }

    #[test]
    fn a_hosted_method_is_told_from_a_wallet_on_the_same_network() {
        let wallet = options().coins.remove(1).routes.remove(0);
        let hosted = Route { via: "GATE_PAY".into(), ..wallet.clone() };
        assert_eq!((wallet.key(), hosted.key()), ("Mainnet", "GATE_PAY"));
    }

    #[test]
    fn stablecoins_on_tron_need_a_name_on_file() {
        assert!(needs_full_name("USDT", "Tron") && needs_full_name("USDC", "TRON"));
        assert!(!needs_full_name("USDT", "Solana") && !needs_full_name("TRX", "Tron"));
    }

    #[test]
    fn bitcoin_is_slow_and_lightning_is_not() {
        let options = options();
        for (coin, network, slow) in [
            ("BTC", "Mainnet", true),
            ("BTC", "Lightning", false),
            ("LTC", "Mainnet", false),
            ("USDC", "Solana", false),
        ] {
            assert_eq!(is_slow(coin, network), slow, "{coin} {network}");
        }
        assert_eq!(options.fast_route("BTC").map(Route::key), Some("Lightning"));
        assert_eq!(options.fast_route("USDC"), None);
    }

    #[test]
    fn a_bridged_coin_is_told_from_the_one_that_it_looks_like() {
        let mut options = options();
        let coin = |name: &str| Coin { name: name.into(), ..options.coins[2].clone() };
        options.coins.push(coin("USDC.e"));
        for (coin, network, other) in [
            ("USDC.e", "Base", Some("USDC")),
            ("usdt.E", "Anywhere", Some("usdt")),
            ("USDC", "Base", Some("USDC.e")),
            ("USDC", "Arbitrum", None),
            ("USDT", "Base", None),
            ("BTC", "Mainnet", None),
            (".e", "Base", None),
            ("é", "Base", None),
        ] {
            assert_eq!(options.look_alike(coin, network).as_deref(), other, "{coin} {network}");
        }
    }

    fn options() -> PaymentOptions {
        let route = |name: &str| Route {
            via: USER_WALLET.into(),
            network: Some(name.into()),
            label: name.into(),
            suspended: name == "Frozen",
            threshold: None,
            fee_coin: None,
            icon: None,
        };
        let coin = |name: &str, networks: &[&str]| Coin {
            name: name.into(),
            suspended: name == "DEAD",
            routes: networks.iter().map(|name| route(name)).collect(),
            icon: None,
        };
        PaymentOptions {
            coins: vec![
                coin("DEAD", &["Solana"]),
                coin("BTC", &["Mainnet", "Lightning"]),
                coin("USDC", &["Frozen", "Solana", "Base"]),
            ],
        }
    }
}
