//! `GET /v3/payment_vias` (reference section 2, `docs/wire-format.md` section 2). Names stay as written: they are sent
//! back.

use crate::api::decode::decoded::{Decoded, Malformed, records};
use crate::api::decode::image_address::image;
use crate::api::json::Json;
use crate::domain::payment::readable_name::readable;
use crate::domain::payment::{Coin, PaymentOptions, Route, USER_WALLET};

/// Reads the methods of payment. What is suspended stays, marked; methods that are not available are left out.
///
/// # Errors
/// The answer is no list, or holds no way to pay.
pub fn payment_options(json: &Json) -> Result<Decoded<PaymentOptions>, Malformed> {
    let Json::List(vias) = json else { return Err(Malformed("payment_vias: no list")) };
    let mut found = Found::default();
    // The shopper's own wallet first, so that a plain transfer heads the routes of every coin.
    let is_wallet = |via: &&Json| via.get("name").text() == Some(USER_WALLET);
    vias.iter().filter(is_wallet).for_each(|via| found.via(via));
    vias.iter().filter(|via| !is_wallet(via)).for_each(|via| found.via(via));
    found.coins.iter_mut().for_each(one_page_a_method);
    found.coins.retain(|coin| !coin.routes.is_empty());
    if found.coins.is_empty() {
        return Err(Malformed("payment_vias: no way to pay"));
    }
    Ok(Decoded { value: PaymentOptions { coins: found.coins }, dropped: found.dropped })
}

/// A loan that is drawn inside the vendor's page, with signatures of a wallet: it has no page of its own to send a shopper
/// to (`docs/wire-format.md` section 2.1).
const LOAN: &str = "BUYDL";

/// How a method's page for browsers is named beside the one for its app: `GATE_PAY_WEB`.
const WEB: &str = "_WEB";

/// Of a method that comes twice, for browsers and for its app, the one for browsers; the other where that is paused.
fn one_page_a_method(coin: &mut Coin) {
    let twins: Vec<(String, bool)> = coin.routes.iter().map(|it| (it.via.clone(), it.suspended)).collect();
    coin.routes.retain(|route| {
        let is_paused = |via: &str| twins.iter().find(|(known, _)| known == via).map(|(_, paused)| *paused);
        match route.via.strip_suffix(WEB) {
            Some(app) => !route.suspended || is_paused(app) != Some(false),
            None => is_paused(&[&route.via, WEB].concat()).is_none_or(|paused| paused && !route.suspended),
        }
    });
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
        if via.bool("available") == Some(false) || name.eq_ignore_ascii_case(LOAN) {
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
            self.add(symbol, currency.bool("is_suspended") == Some(true), icon(currency), routes);
        }
    }

    /// A coin may come with several vias; a suspension counts for all of them, since the API refuses the coin.
    fn add(&mut self, symbol: &str, suspended: bool, icon: Option<String>, routes: Vec<Route>) {
        let at = self.coins.iter().position(|coin| coin.name == symbol).unwrap_or_else(|| {
            self.coins.push(Coin {
                name: symbol.to_owned(),
                suspended: false,
                routes: Vec::new(),
                icon: None,
            });
            self.coins.len() - 1
        });
        let coin = &mut self.coins[at];
        coin.suspended |= suspended;
        coin.icon = coin.icon.take().or(icon);
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
        icon: icon(network),
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
        label: via.string("display_name").unwrap_or_else(|| readable(name.strip_suffix(WEB).unwrap_or(name))),
        suspended: !networks.is_empty() && network.is_none(),
        threshold: threshold.or_else(|| currency.decimal("threshold")),
        fee_coin: None,
        icon: icon(via),
    }
}

/// The icon of a method, a coin or a network, where it may be loaded.
fn icon(json: &Json) -> Option<String> {
    json.get("logo_url").text().and_then(image).map(str::to_owned)
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
    fn a_method_with_two_pages_is_offered_once_by_the_one_for_browsers() {
        let vias = |app: &str, web: &str| {
            let via = |name: &str, more: &str| {
                format!(r#"{{"name":"{name}","currencies":[{{"name":"USDC","networks":[{more}]}}]}}"#)
            };
            let vias: Vec<_> = [("GATE_PAY", app), ("GATE_PAY_WEB", web)]
                .into_iter()
                .filter(|(_, more)| *more != "none")
                .map(|(name, more)| via(name, more))
                .collect();
            let coins = decode(&format!("[{}]", vias.join(","))).value.coins;
            let shown = |it: &Route| format!("{} {}", it.via, it.label);
            coins.iter().flat_map(|coin| coin.routes.iter().map(shown)).collect::<Vec<_>>().join(", ")
        };
        let paused = r#"{"name":"Base","is_suspended":true}"#;
        for (app, web, offered) in [
            ("", "", "GATE_PAY_WEB Gate Pay"),
            ("", "none", "GATE_PAY Gate Pay"),
            ("none", "", "GATE_PAY_WEB Gate Pay"),
            ("", paused, "GATE_PAY Gate Pay"),
            (paused, "", "GATE_PAY_WEB Gate Pay"),
            (paused, paused, "GATE_PAY_WEB Gate Pay"),
        ] {
            assert_eq!(vias(app, web), offered, "{app} {web}");
        }
    }

    #[test]
    fn icons_come_over_tls_or_not_at_all() {
        let decoded = decode(
            r#"[{"name":"USER_WALLET","currencies":[{"name":"USDC","logo_url":"https://cdn.example/usdc.png",
                "networks":[{"name":"Base","logo_url":"http://cdn.example/base.png"},
                {"name":"Sui","logo_url":"https://cdn.example/sui.png"}]}]},
                {"name":"KUCOIN_PAY","logo_url":"javascript:x","currencies":[{"name":"USDC","logo_url":"https://b.example"}]}]"#,
        );
        let coin = &decoded.value.coins[0];
        assert_eq!(coin.icon.as_deref(), Some("https://cdn.example/usdc.png"));
        let icons: Vec<_> = coin.routes.iter().map(|route| route.icon.as_deref()).collect();
        assert_eq!(icons, [None, Some("https://cdn.example/sui.png"), None]);
    }

    #[test]
    fn a_loan_inside_the_vendors_page_is_no_way_to_pay_here() {
        let decoded = decode(
            r#"[{"name":"BUYDL","currencies":[{"name":"USDC"},{"name":"LOAN"}]},
                {"name":"KUCOIN_PAY","currencies":[{"name":"USDC"}]}]"#,
        );
        let offered =
            decoded.value.coins.iter().map(|coin| (coin.name.as_str(), coin.routes[0].via.as_str()));
        assert_eq!(offered.collect::<Vec<_>>(), [("USDC", "KUCOIN_PAY")]);
    }

    #[test]
    fn an_answer_of_another_shape_or_without_a_way_to_pay_is_malformed() {
        let bare = r#"[{"name":"USER_WALLET","currencies":[{"name":"BTC","networks":[]}]}]"#;
        for text in ["{}", "null", r#""USER_WALLET""#, "[]", bare] {
            assert!(payment_options(&serde_json::from_str(text).unwrap()).is_err(), "{text}");
        }
    }

    fn decode(text: &str) -> Decoded<PaymentOptions> {
        payment_options(&serde_json::from_str(text).unwrap()).unwrap()
    }
}
