//! Coin and network as they are now, in words: both are one choice, and stand wherever an amount of coin does.

use crate::domain::flow::Flow;
use crate::domain::offer::Price;
use crate::ui::dom::element::{El, el};
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::shell::store::Store;
use crate::ui::words::network::on_network;
use leptos::prelude::AnyView;

/// An amount of coin with its network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CoinAmount {
    /// `28.95 USDC`: the amount verbatim.
    pub(crate) amount: String,
    /// `on Solana`.
    pub(crate) network: String,
}

/// The price of the current choice, and whether it is the current one.
pub(crate) fn current(store: Store) -> Option<(CoinAmount, bool)> {
    store.read(|flow| {
        let (price, fresh) = flow.purchase.choice.as_ref()?.price()?;
        let route = flow.purchase.route.as_ref()?;
        Some((text(store, flow, &price)?, fresh && price.coin == route.coin))
    })
}

/// A price with the network of the current choice.
pub(crate) fn text(store: Store, flow: &Flow, price: &Price) -> Option<CoinAmount> {
    let (_, route) = flow.shop.options.ready()?.route(flow.purchase.route.as_ref()?)?;
    let network = on_network(&store.texts(), &route.via, &route.label);
    Some(CoinAmount { amount: format!("{} {}", price.amount, price.coin), network })
}

/// The network of the current choice in words: `on Solana`.
pub(crate) fn network(store: Store) -> ErasedMemo<Option<String>> {
    store.memo(move |flow| {
        let (_, route) = flow.shop.options.ready()?.route(flow.purchase.route.as_ref()?)?;
        Some(on_network(&store.texts(), &route.via, &route.label))
    })
}

/// What it cost without the coupon.
pub(crate) fn before(store: Store, amount: &str) -> El {
    el("span")
        .class("before")
        .child(el("span").class("visually-hidden").text(&format!("{} ", store.t("price.before"))))
        .child(el("s").child(el("bdi").text(amount)))
}

impl CoinAmount {
    /// As two pieces that each stay on one line.
    pub(crate) fn pieces(self) -> [AnyView; 3] {
        let network: El = el("span").class("nowrap").text(&self.network);
        [el("bdi").class("nowrap").text(&self.amount).into(), el("span").text(" ").into(), network.into()]
    }
}
