//! What a shopper can do about a problem with one press. Which words and links that takes is the screen's business; it
//! never promises that the press will help.

use crate::domain::payment::{CoinRoute, PaymentOptions, Route, USER_WALLET};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::{self, RemedyKind};

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Take this phone number, in E.164 form.
    Phone(String),
    /// Pay with this coin over this route instead.
    Pair(CoinRoute),
    /// Order without the coupon.
    WithoutCoupon,
    /// Choose another amount.
    OtherAmount,
    /// Choose another brand.
    OtherBrand,
    /// The e-mail address is to be mended.
    OtherEmail,
    /// Ask for prices once more.
    Reload,
    /// The shopper's account with Cryptorefills: `login-url`.
    Account,
    /// The identity check: `kyc-url`.
    Identity,
    /// `support-url`.
    Support,
}

/// As many combinations as are offered at once: more would be a second coin picker.
const COMBINATIONS: usize = 4;

/// The ways on from a problem, the nearest first. `pair` is the coin and route that are chosen, `phone` the number that
/// was typed with the code that it lacks.
pub fn remedies(
    problem: &Problem,
    options: Option<&PaymentOptions>,
    pair: Option<&CoinRoute>,
    phone: Option<String>,
) -> Vec<Remedy> {
    let mut ways = vec![];
    for kind in codes::remedies(&problem.code) {
        let way = match kind {
            RemedyKind::CompletedPhone => phone.clone().map(Remedy::Phone),
            RemedyKind::OtherRoute => other_pair(options, pair, false),
            RemedyKind::SameCoin => other_pair(options, pair, true),
            RemedyKind::NamedRoutes => {
                let named = named_pairs(problem, options);
                let other = || other_pair(options, pair, false);
                let way = if named.is_empty() { other() } else { None };
                ways.extend(named);
                way
            }
            RemedyKind::WithoutCoupon => Some(Remedy::WithoutCoupon),
            RemedyKind::OtherAmount => Some(Remedy::OtherAmount),
            RemedyKind::OtherBrand => Some(Remedy::OtherBrand),
            RemedyKind::OtherEmail => Some(Remedy::OtherEmail),
            RemedyKind::Reload => Some(Remedy::Reload),
            RemedyKind::Account => Some(Remedy::Account),
            RemedyKind::Identity => Some(Remedy::Identity),
            RemedyKind::Support => Some(Remedy::Support),
        };
        ways.extend(way);
    }
    ways
}

/// The combinations that the API names, as far as they can be paid with here.
fn named_pairs(problem: &Problem, options: Option<&PaymentOptions>) -> Vec<Remedy> {
    let combos = problem.detail("combos").unwrap_or_default();
    let usable = combos.split(", ").filter_map(|combo| {
        let (coin, chain) = combo.split_once(' ')?;
        options?.usable_over(coin, chain).map(Remedy::Pair)
    });
    let mut ways = Vec::new();
    for way in usable {
        if ways.len() < COMBINATIONS && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// Another usable pair: of the same coin if there is one, or only of that coin.
fn other_pair(options: Option<&PaymentOptions>, pair: Option<&CoinRoute>, same_coin: bool) -> Option<Remedy> {
    let (options, CoinRoute { coin, network: key }) = (options?, pair?);
    let usable = |coin: &crate::domain::payment::Coin| {
        let wallet = |route: &&Route| route.via == USER_WALLET && !route.suspended;
        let other = |route: &&Route| {
            route.key() != key && !crate::domain::payment::needs_full_name(&coin.name, route.key())
        };
        let route = coin.routes.iter().filter(|_| !coin.suspended).filter(wallet).find(other)?;
        Some(Remedy::Pair(CoinRoute::new(&coin.name, route.key())))
    };
    let same = options.coin(coin).and_then(usable);
    if same_coin {
        return same;
    }
    let others = || options.coins.iter().filter(|other| other.name != *coin).find_map(usable);
    same.or_else(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::Coin;

    #[test]
    fn a_problem_leads_on() {
        use Remedy::*;
        for (code, ways) in [
            ("OUT_OF_STOCK", vec![OtherAmount, OtherBrand]),
            ("AMOUNT_LESS_THEN_MINIMUM_ALLOWED", vec![OtherAmount, to("USDC", "Base")]),
            ("DAILY_SPENDING_LIMIT_EXCEEDED", vec![OtherAmount, Identity]),
            ("SUSPENDED_NETWORK", vec![to("USDC", "Base")]),
            ("FULLNAME_MISSING", vec![Account, to("USDC", "Base")]),
            ("KYC_MISSING", vec![Identity]),
            ("LOGIN_REQUIRED", vec![Account, OtherBrand]),
            ("COUPON_REQUIRES_LOGIN", vec![Account, WithoutCoupon]),
            ("COUPON_EXPIRED", vec![WithoutCoupon]),
            ("COUPON_SOMETHING_NEW", vec![WithoutCoupon]),
            ("BLOCKED_COUNTRY", vec![Support]),
            ("client:price", vec![Reload]),
            ("client:email", vec![]),
            ("SOMETHING_NEW", vec![Support]),
        ] {
            assert_eq!(ways_on(&Problem::new(code), "USDC", "Solana"), ways, "{code}");
        }
    }

    #[test]
    fn another_coin_is_offered_where_this_one_has_no_other_network() {
        assert_eq!(ways_on(&Problem::new("SUSPENDED_COIN"), "BTC", "Mainnet"), [to("USDC", "Solana")]);
        let full_name = Problem::new("FULLNAME_MISSING");
        assert_eq!(
            ways_on(&full_name, "USDT", "Tron"),
            [Remedy::Account],
            "USDT goes over nothing else here"
        );
        assert_eq!(remedies(&Problem::new("SUSPENDED_COIN"), None, None, None), []);
    }

    #[test]
    fn a_phone_number_that_lacks_its_code_is_offered_with_it() {
        let problem = Problem::new("client:phone");
        let number = "+14155551234".to_owned();
        assert_eq!(remedies(&problem, None, None, Some(number.clone())), [Remedy::Phone(number)]);
        assert_eq!(remedies(&problem, None, None, None), []);
    }

    #[test]
    fn the_combinations_that_the_answer_names_are_offered_if_they_can_be_used() {
        let details =
            vec![("combos".to_owned(), "USDC Base, USDC Nowhere, LTC Mainnet, BTC Mainnet".to_owned())];
        let problem = Problem { details, ..Problem::new("UNSUPPORTED_PROTOCOL_COIN_COMBINATION") };
        assert_eq!(ways_on(&problem, "USDT", "Tron"), [to("USDC", "Base"), to("BTC", "Mainnet")]);
        for (chain, network) in [
            ("Matic", "POLYGON (MATIC)"),
            ("Ethereum", "ETH Mainnet"),
            ("Bsc", "Binance Smart Chain"),
            ("Solana", "Solana"),
        ] {
            let details = vec![("combos".to_owned(), format!("USDT {chain}, USDT {chain}"))];
            let problem = Problem { details, ..Problem::new("UNSUPPORTED_PROTOCOL_COIN_COMBINATION") };
            let many = evm_options();
            let pair = CoinRoute::new("USDT", "Tron");
            assert_eq!(remedies(&problem, Some(&many), Some(&pair), None), [to("USDT", network)], "{chain}");
        }
        let unnamed = Problem::new("UNSUPPORTED_PROTOCOL_COIN_COMBINATION");
        assert_eq!(ways_on(&unnamed, "USDC", "Solana"), [to("USDC", "Base")]);
    }

    fn ways_on(problem: &Problem, coin: &str, key: &str) -> Vec<Remedy> {
        remedies(problem, Some(&options()), Some(&CoinRoute::new(coin, key)), None)
    }

    fn to(coin: &str, key: &str) -> Remedy {
        Remedy::Pair(CoinRoute::new(coin, key))
    }

    /// USDT over networks whose names are not those of their protocols.
    fn evm_options() -> PaymentOptions {
        let mut options = options();
        let usdt = options.coins.iter_mut().find(|coin| coin.name == "USDT").unwrap();
        let tron = usdt.routes[0].clone();
        let names = ["POLYGON (MATIC)", "ETH Mainnet", "Binance Smart Chain", "Solana"];
        usdt.routes.extend(names.map(|name| Route { network: Some(name.into()), ..tron.clone() }));
        options
    }

    /// USDT over Tron, Bitcoin, a paused coin, USDC over Solana and Base, and with a hosted method.
    fn options() -> PaymentOptions {
        let route = |network: &str| Route {
            via: USER_WALLET.into(),
            network: Some(network.into()),
            label: network.into(),
            suspended: false,
            threshold: None,
            fee_coin: None,
            icon: None,
        };
        let hosted = Route { via: "BINANCE_PAY".into(), network: None, ..route("") };
        let coin = |name: &str, routes: Vec<Route>| Coin {
            name: name.into(),
            suspended: name == "LTC",
            routes,
            icon: None,
        };
        PaymentOptions {
            coins: vec![
                coin("LTC", vec![route("Mainnet")]),
                coin("USDC", vec![hosted, route("Tron"), route("Solana"), route("Base")]),
                coin("USDT", vec![route("Tron")]),
                coin("BTC", vec![route("Mainnet")]),
            ],
        }
    }
}
