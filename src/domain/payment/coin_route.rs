//! A coin and the way in which it is sent: one choice, made before an order and named after it. It says nothing about
//! whether that way can be used now; [`PaymentOptions`](super::PaymentOptions) does.

/// A coin and one of its routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoinRoute {
    /// The coin's symbol, sent as `payment.coin`.
    pub coin: String,
    /// The key of the route, see [`Route::key`](super::Route::key): the network's name, or the via of a hosted method.
    pub network: String,
}

impl CoinRoute {
    /// A coin's symbol and a route's key, both as the API spells them.
    pub fn new(coin: &str, network: &str) -> Self {
        Self { coin: coin.to_owned(), network: network.to_owned() }
    }
}
