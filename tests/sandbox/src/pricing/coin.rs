//! Coins with a fixed rate and the decimals that their prices are written with (`docs/wire-format.md` section 2.2).

use rust_decimal::{Decimal, RoundingStrategy};

/// One coin.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Coin {
    /// Symbol, as sent and received: `USDC`.
    pub(crate) name: &'static str,
    /// Decimals of a price.
    pub(crate) places: u32,
    /// US cents for one coin.
    cents: i64,
}

/// The rate of bitcoin is the recorded one: 25 USD for 0.00032666 BTC.
static COINS: [Coin; 20] = [
    Coin { name: "USDC", places: 2, cents: 100 },
    Coin { name: "USDT", places: 2, cents: 100 },
    Coin { name: "DAI", places: 2, cents: 100 },
    Coin { name: "BTC", places: 8, cents: 7_653_200 },
    Coin { name: "ETH", places: 8, cents: 291_500 },
    Coin { name: "SOL", places: 6, cents: 11_072 },
    Coin { name: "LTC", places: 8, cents: 8_640 },
    Coin { name: "TON", places: 4, cents: 214 },
    Coin { name: "GRAM", places: 2, cents: 1 },
    Coin { name: "TRX", places: 4, cents: 28 },
    Coin { name: "SUI", places: 4, cents: 163 },
    Coin { name: "DOGE", places: 4, cents: 16 },
    Coin { name: "USDE", places: 2, cents: 100 },
    Coin { name: "FDUSD", places: 2, cents: 100 },
    Coin { name: "USDT.e", places: 2, cents: 100 },
    Coin { name: "USDC.e", places: 2, cents: 100 },
    Coin { name: "EUROC", places: 2, cents: 108 },
    Coin { name: "WLD", places: 4, cents: 94 },
    Coin { name: "PYUSD", places: 2, cents: 100 },
    Coin { name: "USDS", places: 2, cents: 100 },
];

/// The coin of that exact name.
pub(crate) fn coin(name: &str) -> Option<&'static Coin> {
    COINS.iter().find(|coin| coin.name == name)
}

/// The coin that stands in for one that nobody knows, so that an answer has a price all the same.
pub(crate) fn usdc() -> &'static Coin {
    &COINS[0]
}

impl Coin {
    /// How much of this coin is worth `usd`, unrounded.
    pub(crate) fn worth(&self, usd: Decimal) -> Decimal {
        usd * Decimal::ONE_HUNDRED / Decimal::from(self.cents)
    }

    /// `amount` with the decimals of a price, rounded up.
    pub(crate) fn rounded(&self, amount: Decimal) -> Decimal {
        amount.round_dp_with_strategy(self.places, RoundingStrategy::AwayFromZero)
    }

    /// `amount` of this coin in US dollars.
    pub(crate) fn usd(&self, amount: Decimal) -> Decimal {
        amount * Decimal::from(self.cents) / Decimal::ONE_HUNDRED
    }
}
