//! A small catalogue for every country without recorded rows: an operator, a few cards in the country's money, and the
//! game shop where its largest card is known (`docs/wire-format.md` section 5.4). It never differs between two runs.

use super::{
    brand::{Background, Brand},
    bulk, country,
    currency::Currency,
    label::Label,
};
use crate::random::{mix, stable_id};
use rust_decimal::Decimal;

const OPERATORS: [&str; 12] = [
    "Horizon Mobile",
    "Lumo",
    "Telenova",
    "Kite Telecom",
    "Onda",
    "Vela",
    "Baobab Mobile",
    "Island Cell",
    "Polar Link",
    "Monsoon",
    "Savanna Tel",
    "Harbour Mobile",
];
const CARDS: usize = 3;
const GENERATED: usize = 800;
/// Antarctica has no operator: only plans that work anywhere are sold there.
const PLANS_ONLY: &str = "AQ";

/// The brands of `country`, without the plans that every country has; none where nothing is sold.
pub(crate) fn brands(country: &str) -> Vec<Brand> {
    if country == PLANS_ONLY || country::is_empty(country) {
        return Vec::new();
    }
    let chance = usize::try_from(mix(0, country) % GENERATED as u64).unwrap_or_default();
    let mut brands: Vec<_> =
        (0..CARDS).map(|index| in_stock(bulk::brand(country, (chance + index) % GENERATED))).collect();
    brands.extend(game_shop(country));
    let operator = OPERATORS[chance % OPERATORS.len()];
    brands.push(top_up(country, operator, "Credits", "mobile_credits", (5, 50)));
    if chance.is_multiple_of(3) {
        brands.push(top_up(country, operator, "Bundle", "mobile_bundle", (10, 30)));
    }
    brands
}

/// Small catalogues have no room for what cannot be bought.
fn in_stock(brand: Brand) -> Brand {
    let limits = brand.limits.or_else(|| Some(limits(&brand.country, (5, 500))));
    Brand { limits, out_of_stock: false, ..brand }
}

fn game_shop(country: &str) -> Option<Brand> {
    let currency = Currency::of_country(country);
    let largest = match currency.code {
        "EUR" => 100,
        "SEK" | "NOK" | "DKK" => 1_000,
        "PLN" | "HKD" => 500,
        "CAD" => 99,
        "IDR" => 168_000,
        _ => return None,
    };
    let label = |amount: i64| Label::Money(Decimal::from(amount)).text(currency);
    Some(Brand {
        product_type: "digital".to_owned(),
        limits: Some((label(largest / 4), label(largest))),
        ..blank(country, "Nintendo eShop", "Nintendo eShop", "giftcard", "e-commerce")
    })
}

fn top_up(country: &str, operator: &str, what: &str, category: &str, units: (i64, i64)) -> Brand {
    let name = format!("{operator} {what}");
    Brand {
        limits: Some(limits(country, units)),
        ..blank(country, &name, operator, "mobile_recharge", category)
    }
}

fn limits(country: &str, (least, most): (i64, i64)) -> (String, String) {
    let currency = Currency::of_country(country);
    let label = |units: i64| Label::Money(currency.unit() * Decimal::from(units)).text(currency);
    (label(least), label(most))
}

fn blank(country: &str, name: &str, family: &str, kind: &str, category: &str) -> Brand {
    Brand {
        id: stable_id(&format!("{country}/{name}/{category}")),
        name: name.to_owned(),
        family: family.to_owned(),
        kind: kind.to_owned(),
        category: category.to_owned(),
        additional: Vec::new(),
        product_type: "physical".to_owned(),
        limits: None,
        out_of_stock: false,
        slug: family.to_lowercase().replace(' ', "-"),
        background: Background::Colour(format!("#{:06x}", mix(1, family) & 0x00ff_ffff)),
        tags: Vec::new(),
        country: country.to_owned(),
    }
}
