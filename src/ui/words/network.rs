//! The network of a payment in words: the second half of coin and network, which stand together wherever an amount of
//! coin does.

use crate::domain::payment::USER_WALLET;
use crate::ui::words::Texts;

/// `on Solana`, or `with Binance Pay` for a hosted method.
pub fn on_network(texts: &Texts, via: &str, label: &str) -> String {
    let key = if via == USER_WALLET { "pair.on" } else { "pair.with" };
    texts.fill(key, &[("network", label)])
}
