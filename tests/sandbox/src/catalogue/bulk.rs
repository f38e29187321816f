//! Generated brands for load: as many as asked for, always the same ones. It never repeats a name.

use super::{
    brand::{Background, Brand},
    currency::Currency,
    label::Label,
};
use crate::random::{mix, stable_id};
use rust_decimal::Decimal;

const FIRST: [&str; 40] = [
    "Amber", "Arctic", "Atlas", "Aurora", "Birch", "Blue", "Bright", "Canyon", "Cedar", "City", "Cobalt",
    "Coral", "Crescent", "Delta", "Ember", "Falcon", "Fern", "Golden", "Harbor", "Hazel", "Iron", "Ivory",
    "Juniper", "Lumen", "Maple", "Meadow", "Misty", "Nova", "Oak", "Olive", "Onyx", "Pine", "Prairie",
    "River", "Sierra", "Silver", "Summit", "Tidal", "Velvet", "Willow",
];
const SECOND: [(&str, &str); 20] = [
    ("Market", "groceries"),
    ("Coffee", "food"),
    ("Outfitters", "apparel_clothing"),
    ("Games", "games"),
    ("Pizza", "food"),
    ("Electronics", "electronics"),
    ("Books", "books_learning"),
    ("Airways", "travel_flights"),
    ("Hotels", "travel_flights"),
    ("Home", "home"),
    ("Pharmacy", "health_beauty"),
    ("Sports", "sports_fitness"),
    ("Cinemas", "entertainment"),
    ("Stream", "streaming"),
    ("Shoes", "footwear"),
    ("Gardens", "home"),
    ("Grill", "food"),
    ("Toys", "retail"),
    ("Bazaar", "e-commerce"),
    ("Beauty", "health_beauty"),
];

/// `count` generated brands of `country`.
pub(crate) fn brands(country: &str, count: usize) -> impl Iterator<Item = Brand> {
    (0..count).map(move |index| brand(country, index))
}

/// The generated brand of `country` at `index`.
pub(crate) fn brand(country: &str, index: usize) -> Brand {
    let (second, category) = SECOND[index % SECOND.len()];
    let first = FIRST[index / SECOND.len() % FIRST.len()];
    let name = match index / (SECOND.len() * FIRST.len()) {
        0 => format!("{first} {second}"),
        round => format!("{first} {second} {}", round + 1),
    };
    let chance = mix(0, &name);
    let out_of_stock = chance.is_multiple_of(21);
    let currency = Currency::of_country(country);
    let label = |units: i64| Label::Money(currency.unit() * Decimal::from(units)).text(currency);
    Brand {
        id: stable_id(&format!("{country}/{name}/{category}")),
        family: name.clone(),
        kind: "giftcard".to_owned(),
        category: category.to_owned(),
        additional: Vec::new(),
        product_type: if chance.is_multiple_of(6) { "digital" } else { "physical" }.to_owned(),
        limits: (!out_of_stock).then(|| (label(5), label(500))),
        out_of_stock,
        slug: name.to_lowercase().replace(' ', "-"),
        background: Background::Colour(format!("#{:06x}", chance & 0x00ff_ffff)),
        tags: Vec::new(),
        country: country.to_owned(),
        name,
    }
}
