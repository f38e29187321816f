//! What an order costs beside what its shopper was told before: the quote on the button, the fee, the points. It decides
//! nothing about paying.

use crate::domain::decimal::Decimal;
use crate::domain::offer::Price;
use crate::domain::order::Order;

/// What was told before an order was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotedTotal {
    /// The price on the button when it was pressed.
    pub quoted: Option<Price>,
    /// The fee of the method of payment in coin, decimal text.
    pub fee: Option<String>,
    /// Loyalty points, decimal text.
    pub points: Option<String>,
}

/// How an order's amount differs from the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceChange {
    /// It asks for more, and the fee is part of it.
    WithFee,
    /// It asks for less than a percent more.
    Slight,
    /// It asks for more than that.
    Dearer,
    /// It asks for less.
    Cheaper,
}

impl QuotedTotal {
    /// How the order's amount differs from what was quoted in the same coin; `None` where it does not, or nothing was.
    pub fn change(&self, order: &Order) -> Option<PriceChange> {
        let quoted = self.quoted.as_ref().filter(|quoted| quoted.coin == order.coin)?;
        let (before, now) = (Decimal::parse(&quoted.amount)?, Decimal::parse(&order.coin_amount)?);
        match now.cmp(&before) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Less => Some(PriceChange::Cheaper),
            std::cmp::Ordering::Greater if self.fee.is_some() => Some(PriceChange::WithFee),
            std::cmp::Ordering::Greater => {
                let percent = before.scaled(101).zip(now.scaled(100));
                let slight = percent.is_some_and(|(limit, now)| now < limit);
                Some(if slight { PriceChange::Slight } else { PriceChange::Dearer })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_one_of_value_in_the_same_coin() {
        for (quoted, coin, fee, change) in [
            ("28.95", "USDC", None, None),
            ("28.950", "USDC", Some("1"), None),
            ("28.94", "USDC", None, Some(PriceChange::Slight)),
            ("28.67", "USDC", None, Some(PriceChange::Slight)),
            ("28.66", "USDC", None, Some(PriceChange::Dearer)),
            ("0.0000000000000000001", "USDC", None, Some(PriceChange::Dearer)),
            ("28", "USDC", Some("0.95"), Some(PriceChange::WithFee)),
            ("30", "USDC", Some("0.95"), Some(PriceChange::Cheaper)),
            ("30", "BTC", None, None),
            ("about 30", "USDC", None, None),
        ] {
            let price = Price { amount: quoted.into(), coin: coin.into(), original: None, points: None };
            let quoted_total = QuotedTotal { quoted: Some(price), fee: fee.map(str::to_owned), points: None };
            let order = crate::domain::order::tests::sample("A", "WaitingForPayment");
            assert_eq!(quoted_total.change(&order), change, "{quoted} {coin}");
            assert_eq!(QuotedTotal::default().change(&order), None, "nothing was quoted");
        }
    }
}
