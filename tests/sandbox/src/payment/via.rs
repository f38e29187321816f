//! Payment methods as `GET /v3/payment_vias` lists them (`docs/wire-format.md` section 2). It never offers one that an
//! order would refuse without saying so: what is off is marked.

use super::pair::{Pair, pairs};
use serde_json::{Map, Value, json};

/// One method.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Via {
    /// Value of `payment.payment_via`.
    pub(crate) name: &'static str,
    /// Whether it can be used now.
    pub(crate) available: bool,
    /// Whether the shopper pays on a page of its own (`checkout_url`).
    pub(crate) is_hosted: bool,
    /// Coins that it takes; none: all of them.
    pub(crate) coins: &'static [&'static str],
    /// Kinds that can be bought with it; none: all of them.
    pub(crate) kinds: &'static [&'static str],
    /// What it costs on top, in percent of the order.
    pub(crate) fee_percent: u32,
}

static VIAS: [Via; 7] = [
    Via { is_hosted: false, ..hosted("USER_WALLET", &[]) },
    Via { kinds: &["giftcard"], fee_percent: 1, ..hosted("BINANCE_PAY", &["USDC", "USDT", "BTC"]) },
    hosted("KRAKEN_PAY", &["USDC", "BTC", "ETH"]),
    Via { available: false, ..hosted("KUCOIN_PAY", &["USDC"]) },
    hosted("GATE_PAY", &["USDT", "USDC", "BTC", "ETH"]),
    hosted("GATE_PAY_WEB", &["USDT", "USDC", "BTC", "ETH"]),
    hosted("BUYDL", &["USDC"]),
];

const fn hosted(name: &'static str, coins: &'static [&'static str]) -> Via {
    Via { name, available: true, is_hosted: true, coins, kinds: &[], fee_percent: 0 }
}

const SUSPENDED_COIN: &str = "DOGE";
/// The coin whose smallest order is told for the coin and not for its network.
const ONLY_COIN_THRESHOLD: &str = "LTC";

/// The method of that exact name.
pub(crate) fn via(name: &str) -> Option<&'static Via> {
    VIAS.iter().find(|via| via.name == name)
}

impl Via {
    /// Whether it takes `coin`.
    pub(crate) fn takes(&self, coin: &str) -> bool {
        self.coins.is_empty() || self.coins.contains(&coin)
    }

    /// Whether goods of `kind` can be bought with it.
    pub(crate) fn allows(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Whether `coin` is switched off.
pub(crate) fn is_suspended_coin(coin: &str) -> bool {
    coin == SUSPENDED_COIN
}

/// Every method.
pub(crate) fn vias() -> &'static [Via] {
    &VIAS
}

/// Every method with its coins and networks.
pub(crate) fn vias_json(base: &str) -> Value {
    VIAS.iter().map(|via| via_json(via, base)).collect()
}

/// Every method with names alone: all else is optional (`docs/wire-format.md` section 2). What is suspended is left
/// out, since nothing could mark it.
pub(crate) fn sparse_vias_json() -> Value {
    let networks = |via: &Via, coin: &str| -> Value {
        let usable = |pair: &&Pair| pair.coin == coin && !pair.is_suspended && !via.is_hosted;
        pairs().iter().filter(usable).map(|pair| json!({ "name": pair.network })).collect()
    };
    let currencies = |via: &Via| -> Value {
        let usable = coin_names().into_iter().filter(|coin| via.takes(coin) && !is_suspended_coin(coin));
        usable.map(|coin| json!({ "name": coin, "networks": networks(via, coin) })).collect()
    };
    let usable = VIAS.iter().filter(|via| via.available);
    usable.map(|via| json!({ "name": via.name, "currencies": currencies(via) })).collect()
}

/// Every coin once, as `GET /v3/currencies` lists them.
pub(crate) fn currencies_json(base: &str) -> Value {
    coin_names().into_iter().map(|coin| coin_json(coin, base)).map(Value::Object).collect()
}

fn via_json(via: &Via, base: &str) -> Value {
    let currencies: Vec<Value> = coin_names()
        .into_iter()
        .filter(|coin| via.takes(coin))
        .map(|coin| {
            let mut json = coin_json(coin, base);
            let networks = pairs().iter().filter(|pair| pair.coin == coin && !via.is_hosted);
            json.insert("networks".into(), networks.map(|pair| network_json(pair, base)).collect());
            Value::Object(json)
        })
        .collect();
    json!({
        "name": via.name,
        "available": via.available,
        "logo_url": icon_url(base, via.name),
        "currencies": currencies,
    })
}

fn coin_names() -> Vec<&'static str> {
    let mut names: Vec<_> = pairs().iter().map(|pair| pair.coin).collect();
    names.dedup();
    names
}

fn coin_json(coin: &str, base: &str) -> Map<String, Value> {
    let mut json = Map::new();
    json.insert("name".into(), json!(coin));
    json.insert("logo_url".into(), json!(icon_url(base, coin)));
    json.insert("is_suspended".into(), json!(is_suspended_coin(coin)));
    match coin {
        "BTC" => drop(json.insert("threshold".into(), json!("0.000001"))),
        ONLY_COIN_THRESHOLD => {
            let pair = pairs().iter().find(|pair| pair.coin == coin);
            json.insert("threshold".into(), json!(pair.map(|pair| pair.threshold)));
        }
        _ => {}
    }
    json
}

fn network_json(pair: &Pair, base: &str) -> Value {
    let mut json = Map::new();
    json.insert("name".into(), json!(pair.network));
    json.insert("display_name".into(), json!(pair.display_name));
    json.insert("logo_url".into(), json!(icon_url(base, pair.display_name)));
    json.insert("is_suspended".into(), json!(pair.is_suspended));
    if pair.coin != ONLY_COIN_THRESHOLD {
        json.insert("threshold".into(), json!(pair.threshold));
    }
    json.insert("chain_id".into(), json!(pair.chain_id));
    json.insert("base_token".into(), json!(pair.base_token));
    json.insert(
        "smart_contract_engine".into(),
        if pair.engine.is_empty() { Value::Null } else { json!(pair.engine) },
    );
    let contract = json!({
        "engine": pair.engine,
        "address": pair.contract,
        "decimals": pair.decimals,
        "symbol": pair.coin,
    });
    json.insert("smart_contract".into(), if pair.contract.is_empty() { Value::Null } else { contract });
    Value::Object(json)
}

fn icon_url(base: &str, name: &str) -> String {
    let slug: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{base}/icons/{slug}_32x32.png")
}
