//! Coupons by name: a few that lower a price, some for certain goods alone, and one for each problem that a coupon can
//! have (reference, section 7). It never remembers who used one.

use crate::catalogue::Brand;
use rust_decimal::Decimal;

/// How much a coupon takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Discount {
    /// Percent of each line.
    Percent(u32),
    /// US dollars of each line, down to a cent.
    Dollars(u32),
}

/// What a coupon can be spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything.
    Anything,
    /// Goods of these categories.
    Categories(&'static [&'static str]),
    /// Goods of these kinds.
    Kinds(&'static [&'static str]),
    /// Goods of these brands.
    Brands(&'static [&'static str]),
    /// Goods for these countries.
    Countries(&'static [&'static str]),
}

/// A coupon that lowers prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coupon {
    discount: Discount,
    scope: Scope,
    /// Smallest order in US dollars.
    pub(crate) least_usd: u32,
}

/// What `COUPON_NOT_VALID_FOR_CATEGORY` says is valid, and `GAMESONLY` is valid for.
pub(crate) const CATEGORIES: &[&str] = &["games", "streaming"];
/// The kinds of `CARDSONLY`.
pub(crate) const KINDS: &[&str] = &["giftcard"];
/// The brands of `STEAMONLY`.
pub(crate) const BRANDS: &[&str] = &["Steam", "Xbox"];
/// The countries of `EUROPEONLY`.
pub(crate) const COUNTRIES: &[&str] = &["DE", "IT"];

/// The coupon of that name, without regard to case, or the code of its problem. A coupon named after a `COUPON_…` code
/// has that problem; a name that is not in this list does not exist.
pub(crate) fn coupon(name: &str) -> Result<Coupon, String> {
    let name = name.trim().to_uppercase();
    let anything = |discount, least_usd| Ok(Coupon { discount, scope: Scope::Anything, least_usd });
    let only = |scope| Ok(Coupon { discount: Discount::Percent(20), scope, least_usd: 0 });
    match name.as_str() {
        "TENOFF" => anything(Discount::Percent(10), 0),
        "HALFOFF" => anything(Discount::Percent(50), 0),
        "FIVEDOLLARS" => anything(Discount::Dollars(5), 0),
        "BIGSPENDER" => anything(Discount::Percent(10), 100),
        "GAMESONLY" => only(Scope::Categories(CATEGORIES)),
        "CARDSONLY" => only(Scope::Kinds(KINDS)),
        "STEAMONLY" => only(Scope::Brands(BRANDS)),
        "EUROPEONLY" => only(Scope::Countries(COUNTRIES)),
        _ if name.starts_with("COUPON_") => Err(name),
        _ => Err("COUPON_NOT_FOUND".to_owned()),
    }
}

impl Coupon {
    /// What it takes off goods of `brand`, if it is valid for them.
    pub(crate) fn discount(&self, brand: &Brand) -> Option<Discount> {
        let is_valid = match self.scope {
            Scope::Anything => true,
            Scope::Categories(names) => {
                names.contains(&brand.category.as_str())
                    || brand.additional.iter().any(|name| names.contains(&name.as_str()))
            }
            Scope::Kinds(names) => names.contains(&brand.kind.as_str()) && !brand.is_esim(),
            Scope::Brands(names) => names.contains(&brand.name.as_str()),
            Scope::Countries(names) => names.contains(&brand.country.as_str()),
        };
        is_valid.then_some(self.discount)
    }

    /// Whether it is for certain goods, of which `brand` is one.
    pub(crate) fn is_meant_for(&self, brand: &Brand) -> bool {
        self.scope != Scope::Anything && self.discount(brand).is_some()
    }

    /// The problem of an order that holds nothing it is valid for.
    pub(crate) fn out_of_scope(&self) -> &'static str {
        match self.scope {
            Scope::Anything | Scope::Categories(_) => "COUPON_NOT_VALID_FOR_CATEGORY",
            Scope::Kinds(_) => "COUPON_NOT_VALID_FOR_KIND",
            Scope::Brands(_) => "COUPON_NOT_VALID_FOR_BRAND",
            Scope::Countries(_) => "COUPON_NOT_VALID_FOR_COUNTRY",
        }
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
    use crate::catalogue::Catalogue;

    #[test]
    fn coupons_are_known_by_name_without_regard_to_case() {
        assert_eq!(coupon("tenoff"), coupon("TENOFF"));
        assert!(coupon("tenoff").is_ok());
        assert_eq!(coupon("COUPON_EXPIRED"), Err("COUPON_EXPIRED".to_owned()));
        assert_eq!(coupon("whatever"), Err("COUPON_NOT_FOUND".to_owned()));
    }

    #[test]
    fn a_coupon_for_certain_goods_lowers_those_alone() {
        let catalogue = Catalogue::new(None);
        let lowers = |name: &str, country: &str, brand: &str| {
            let shelf = catalogue.shelf(country).unwrap();
            coupon(name).unwrap().discount(shelf.brand(brand).unwrap()).is_some()
        };
        for (name, for_steam, for_airbnb, for_esim, for_zalando) in [
            ("TENOFF", true, true, true, true),
            ("GAMESONLY", true, false, false, false),
            ("CARDSONLY", true, true, false, true),
            ("STEAMONLY", true, false, false, false),
            ("EUROPEONLY", false, false, false, true),
        ] {
            assert_eq!(lowers(name, "US", "Steam"), for_steam, "{name}");
            assert_eq!(lowers(name, "US", "Airbnb"), for_airbnb, "{name}");
            assert_eq!(lowers(name, "US", "eSIM"), for_esim, "{name}");
            assert_eq!(lowers(name, "DE", "Zalando"), for_zalando, "{name}");
        }
    }

    #[test]
    fn a_discount_never_makes_an_order_free() {
        assert_eq!(Discount::Dollars(5).applied(Decimal::from(3)), Decimal::new(1, 2));
        assert_eq!(Discount::Percent(10).applied(Decimal::from(50)), Decimal::from(45));
    }
}
