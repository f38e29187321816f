//! Coupons by name: a few that lower a price, and one for each problem that a coupon can have (reference, section 7).
//! It never remembers who used one.

use rust_decimal::Decimal;

/// How much a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Discount {
    /// Percent of each line.
    Percent(u32),
    /// US dollars of each line, down to a cent.
    Dollars(u32),
}

/// What a coupon's text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Coupon {
    /// Lowers the price of orders worth at least `least_usd`.
    Valid {
        /// What it takes off.
        discount: Discount,
        /// Smallest order in US dollars.
        least_usd: u32,
    },
    /// Is refused with this problem code.
    Refused(String),
}

/// The coupon of that name, without regard to case. `TENOFF`, `HALFOFF`, `FIVEDOLLARS` and `BIGSPENDER` (10 percent from
/// 100 USD) lower the price; a coupon named after a `COUPON_…` code has that problem; nothing else exists.
pub(crate) fn coupon(name: &str) -> Coupon {
    let name = name.trim().to_uppercase();
    let valid = |discount, least_usd| Coupon::Valid { discount, least_usd };
    match name.as_str() {
        "TENOFF" => valid(Discount::Percent(10), 0),
        "HALFOFF" => valid(Discount::Percent(50), 0),
        "FIVEDOLLARS" => valid(Discount::Dollars(5), 0),
        "BIGSPENDER" => valid(Discount::Percent(10), 100),
        _ if name.starts_with("COUPON_") => Coupon::Refused(name),
        _ => Coupon::Refused("COUPON_NOT_FOUND".to_owned()),
    }
}

impl Discount {
    /// `usd` after the discount, never below a cent.
    pub(crate) fn applied(self, usd: Decimal) -> Decimal {
        let lowered = match self {
            Self::Percent(percent) => usd * Decimal::from(100 - percent.min(100)) / Decimal::ONE_HUNDRED,
            Self::Dollars(dollars) => usd - Decimal::from(dollars),
        };
        lowered.max(Decimal::new(1, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coupons_are_known_by_name_without_regard_to_case() {
        assert_eq!(coupon("tenoff"), Coupon::Valid { discount: Discount::Percent(10), least_usd: 0 });
        assert_eq!(coupon("COUPON_EXPIRED"), Coupon::Refused("COUPON_EXPIRED".to_owned()));
        assert_eq!(coupon("whatever"), Coupon::Refused("COUPON_NOT_FOUND".to_owned()));
    }

    #[test]
    fn a_discount_never_makes_an_order_free() {
        assert_eq!(Discount::Dollars(5).applied(Decimal::from(3)), Decimal::new(1, 2));
        assert_eq!(Discount::Percent(10).applied(Decimal::from(50)), Decimal::from(45));
    }
}
