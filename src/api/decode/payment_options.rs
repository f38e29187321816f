//! `GET /v3/payment_vias` (reference section 2, `docs/wire-format.md` section 2). Names stay as written: they are sent
//! back.

use crate::api::decode::decoded::{Decoded, Malformed, records};
use crate::api::decode::readable_name::readable;
use crate::api::json::Json;
use crate::domain::payment::{Coin, PaymentOptions, Route, USER_WALLET};

/// Reads the methods of payment. What is suspended stays, marked; methods that are not available are left out.
///
/// # Errors
/// The answer is no list.
pub fn payment_options(json: &Json) -> Result<Decoded<PaymentOptions>, Malformed> {
    let Json::List(vias) = json else { return Err(Malformed("payment_vias: no list")) };
    let mut found = Found::default();
    // The shopper's own wallet first, so that a plain transfer heads the routes of every coin.
    let is_wallet = |via: &&Json| via.get("name").text() == Some(USER_WALLET);
    vias.iter().filter(is_wallet).for_each(|via| found.via(via));
    vias.iter().filter(|via| !is_wallet(via)).for_each(|via| found.via(via));
    found.coins.retain(|coin| !coin.routes.is_empty());
    Ok(Decoded { value: PaymentOptions { coins: found.coins }, dropped: found.dropped })
}

#[derive(Default)]
struct Found {
    coins: Vec<Coin>,
    dropped: usize,
}

impl Found {
    fn via(&mut self, via: &Json) {
        let Some(name) = via.get("name").text() else {
            self.dropped += 1;
            return;
        };
        if via.bool("available") == Some(false) {
            return;
        }
        for currency in via.items("currencies") {
            let Some(symbol) = currency.get("name").text() else {
                self.dropped += 1;
                continue;
            };
            let routes = if name == USER_WALLET {
                records(currency.items("networks"), &mut self.dropped, |network| on_chain(currency, network))
            } else {
                vec![hosted(via, name, currency)]
            };
            self.add(symbol, currency.bool("is_suspended") == Some(true), routes);
        }
    }

    /// A coin may come with several vias; a suspension counts for all of them, since the API refuses the coin.
    fn add(&mut self, symbol: &str, suspended: bool, routes: Vec<Route>) {
        let at = self.coins.iter().position(|coin| coin.name == symbol).unwrap_or_else(|| {
            self.coins.push(Coin { name: symbol.to_owned(), suspended: false, routes: Vec::new() });
            self.coins.len() - 1
        });
        let coin = &mut self.coins[at];
        coin.suspended |= suspended;
        for route in routes {
            if !coin.routes.iter().any(|known| known.key() == route.key()) {
                coin.routes.push(route);
            }
        }
    }
}

fn on_chain(currency: &Json, network: &Json) -> Option<Route> {
    let name = network.get("name").text()?;
    Some(Route {
        via: USER_WALLET.to_owned(),
        network: Some(name.to_owned()),
        label: network.get("display_name").text().unwrap_or(name).to_owned(),
        suspended: network.bool("is_suspended") == Some(true),
        threshold: network.decimal("threshold").or_else(|| currency.decimal("threshold")),
        fee_coin: network.string("base_token"),
    })
}

/// A page of its own takes the payment; which network it uses is its own affair. Where the API lists networks all the
/// same, an order may need one: the first that can be used.
fn hosted(via: &Json, name: &str, currency: &Json) -> Route {
    let networks = currency.items("networks");
    let usable = |network: &&Json| network.bool("is_suspended") != Some(true);
    let network = networks.iter().find(usable);
    let threshold = network.and_then(|network| network.decimal("threshold"));
    Route {
        via: name.to_owned(),
        network: network.and_then(|network| network.string("name")),
        label: via.string("display_name").unwrap_or_else(|| readable(name)),
        suspended: !networks.is_empty() && network.is_none(),
        threshold: threshold.or_else(|| currency.decimal("threshold")),
        fee_coin: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payment::CoinRoute;

    #[test]
    fn the_wallet_heads_the_routes_whatever_the_order_of_the_vias() {
        let decoded = decode(
            r#"[{"name":"KUCOIN_PAY","currencies":[{"name":"USDC"}]},
                {"name":"USER_WALLET","currencies":[{"name":"USDC","networks":[{"name":"Base"},{"name":"Base"}]}]}]"#,
        );
        let routes: Vec<_> =
            decoded.value.coins[0].routes.iter().map(|r| (r.key(), r.label.as_str())).collect();
        assert_eq!(routes, [("Base", "Base"), ("KUCOIN_PAY", "Kucoin Pay")]);
        assert_eq!(decoded.value.coins.len(), 1);
    }

    #[test]
    fn a_suspended_coin_is_suspended_with_every_via() {
        let decoded = decode(
            r#"[{"name":"USER_WALLET","currencies":[{"name":"BTC","is_suspended":true,"networks":[{"name":"Mainnet"}]}]},
                {"name":"BINANCE_PAY","currencies":[{"name":"BTC"}]}]"#,
        );
        let coin = &decoded.value.coins[0];
        assert_eq!((coin.suspended, coin.routes.len()), (true, 2));
    }

    #[test]
    fn records_without_a_name_are_counted_and_take_nothing_with_them() {
        let decoded = decode(
            r#"[7, {"currencies":[]},
                {"name":"USER_WALLET","currencies":[null, {"name":"SOL","networks":[{"name":5}, {"name":"Solana"}]}]}]"#,
        );
        assert_eq!(decoded.dropped, 4);
        assert_eq!(decoded.value.start("SOL", ""), Some(CoinRoute::new("SOL", "Solana")));
    }

    #[test]
    fn a_threshold_of_the_network_comes_before_the_coins() {
        let decoded = decode(
            r#"[{"name":"USER_WALLET","currencies":[{"name":"USDC","threshold":2,
                "networks":[{"name":"Base","threshold":"0.562099175481640"},{"name":"Sui"},{"name":"Ton","threshold":"lots"}]}]}]"#,
        );
        let thresholds: Vec<_> =
            decoded.value.coins[0].routes.iter().map(|r| r.threshold.as_deref()).collect();
        assert_eq!(thresholds, [Some("0.562099175481640"), Some("2"), Some("2")]);
    }

    #[test]
    fn a_hosted_method_names_a_network_only_where_the_api_lists_some() {
        for (networks, network, suspended) in [
            ("[]", None, false),
            ("null", None, false),
            (r#"[{"name":"Base","is_suspended":true},{"name":"Sui","threshold":"3"}]"#, Some("Sui"), false),
            (r#"[{"name":"Base","is_suspended":true}]"#, None, true),
        ] {
            let text = format!(
                r#"[{{"name":"USER_WALLET","currencies":[{{"name":"USDC","networks":[{{"name":"Sui","base_token":"SUI"}}]}}]}},
                    {{"name":"GATE_PAY","currencies":[{{"name":"USDC","networks":{networks}}}]}}]"#
            );
            let routes = decode(&text).value.coins.remove(0).routes;
            assert_eq!(routes[0].fee_coin.as_deref(), Some("SUI"));
            let hosted = (routes[1].key(), routes[1].network.as_deref(), routes[1].suspended);
            assert_eq!(hosted, ("GATE_PAY", network, suspended), "{networks}");
        }
    }

    #[test]
    fn an_answer_of_another_shape_is_malformed() {
        for text in ["{}", "null", r#""USER_WALLET""#] {
            assert!(payment_options(&serde_json::from_str(text).unwrap()).is_err(), "{text}");
        }
    }

    fn decode(text: &str) -> Decoded<PaymentOptions> {
        payment_options(&serde_json::from_str(text).unwrap()).unwrap()
    }
}
