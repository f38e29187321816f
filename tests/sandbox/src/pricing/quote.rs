//! A price at a moment: the worth of the goods, the markup of the brand, a small movement, and the coin's rate.

use super::{Coin, Coupon};
use crate::{catalogue::Brand, money, random::mix};
use rust_decimal::Decimal;

/// A price in a coin, before and after a coupon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quote {
    /// The coin.
    pub(crate) coin: &'static Coin,
    /// What is to be paid.
    pub(crate) amount: Decimal,
    /// What it would be without the coupon.
    pub(crate) original: Decimal,
}

impl Quote {
    /// The amount as decimal text with the coin's decimals.
    pub(crate) fn amount_text(&self) -> String {
        money::text(self.amount, self.coin.places)
    }

    /// The price in percent of itself.
    pub(crate) fn in_percent(&self, percent: u32) -> Self {
        let shifted = |amount| self.coin.rounded(amount * Decimal::from(percent) / Decimal::ONE_HUNDRED);
        Self { coin: self.coin, amount: shifted(self.amount), original: shifted(self.original) }
    }

    /// The amount before the coupon as decimal text.
    pub(crate) fn original_text(&self) -> String {
        money::text(self.original, self.coin.places)
    }
}

/// Everything that a price depends on besides the goods.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoter {
    /// Seed of the sandbox.
    pub(crate) seed: u64,
    /// How many quotes were given before: what makes prices move.
    pub(crate) count: u64,
    /// All prices in percent of themselves.
    pub(crate) percent: u32,
    /// A coupon; it lowers the prices of what it is valid for.
    pub(crate) coupon: Option<Coupon>,
}

impl Quoter {
    /// The price of goods of `brand` that are worth `usd`. `listed` is a recorded price in dollars and takes the place of
    /// worth and markup.
    pub(crate) fn quote(
        &self,
        brand: &Brand,
        usd: Decimal,
        listed: Option<Decimal>,
        coin: &'static Coin,
    ) -> Quote {
        let dollars = listed.unwrap_or_else(|| usd * markup(self.seed, &brand.name));
        let moved = dollars * self.movement() * Decimal::from(self.percent) / Decimal::ONE_HUNDRED;
        let rounded = |usd| coin.rounded(coin.worth(usd));
        let discount = self.coupon.and_then(|coupon| coupon.discount(brand));
        let lowered = discount.map_or(moved, |discount| discount.applied(moved));
        Quote { coin, amount: rounded(lowered), original: rounded(moved) }
    }

    /// A factor between 0.997 and 1.003 that changes with every fourth quote.
    fn movement(&self) -> Decimal {
        let step = mix(self.seed, &format!("movement {}", self.count / 4)) % 61;
        Decimal::new(9_970 + i64::try_from(step).unwrap_or_default(), 4)
    }
}

/// A brand's factor between 1.05 and 1.16 over what its goods are worth.
fn markup(seed: u64, brand: &str) -> Decimal {
    let step = mix(seed, &format!("markup {brand}")) % 111;
    Decimal::new(1_050 + i64::try_from(step).unwrap_or_default(), 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::Catalogue,
        pricing::{coin, coupon},
    };
    use std::sync::Arc;

    fn quoter(seed: u64, count: u64) -> Quoter {
        Quoter { seed, count, percent: 100, coupon: None }
    }

    fn steam() -> Arc<Brand> {
        Arc::clone(Catalogue::new(None).shelf("US").unwrap().brand("Steam").unwrap())
    }

    fn price(quoter: Quoter, name: &str) -> String {
        quoter.quote(&steam(), Decimal::from(100), None, coin(name).unwrap()).amount_text()
    }

    #[test]
    fn the_same_seed_and_count_give_the_same_price_and_later_ones_move() {
        assert_eq!(price(quoter(1, 0), "USDC"), price(quoter(1, 3), "USDC"));
        let prices: std::collections::HashSet<_> =
            (0..40).map(|count| price(quoter(1, count), "USDC")).collect();
        assert!(prices.len() > 5, "{prices:?}");
    }

    #[test]
    fn a_stablecoin_price_stays_near_the_face_value() {
        for seed in 0..200 {
            let amount: Decimal = price(quoter(seed, seed), "USDC").parse().unwrap();
            assert!(amount > Decimal::from(104) && amount < Decimal::from(117), "{amount}");
        }
    }

    #[test]
    fn a_coupon_lowers_the_amount_and_keeps_the_original() {
        let with = Quoter { coupon: coupon("HALFOFF").ok(), ..quoter(1, 0) };
        let quote = with.quote(&steam(), Decimal::from(100), Some(Decimal::from(110)), coin("USDC").unwrap());
        assert!(quote.amount * Decimal::TWO - quote.original <= Decimal::new(2, 2));
        assert!(quote.amount < quote.original);
    }

    #[test]
    fn bitcoin_is_written_with_eight_decimals() {
        let text = price(quoter(1, 0), "BTC");
        assert_eq!(text.split_once('.').unwrap().1.len(), 8);
    }
}
