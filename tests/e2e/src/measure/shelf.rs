//! A shelf of any size: the records of a recorded answer under other names.

use serde_json::{Map, Value, json};

/// What is typed: each beginning of each word is the whole name of one brand, so that each key has a first card of its
/// own. No other name begins so.
pub(super) const TYPED: [&str; 3] = ["zebra", "quokka", "xenops"];

const FIRST: [&str; 20] = [
    "Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Gamma", "Harbor", "Indigo", "Jasper", "Kestrel",
    "Lagoon", "Maple", "Nectar", "Orchid", "Pepper", "Ridge", "Saffron", "Timber", "Umber",
];
const SECOND: [&str; 25] = [
    "Market",
    "Store",
    "Games",
    "Travel",
    "Books",
    "Coffee",
    "Sports",
    "Music",
    "Outfitters",
    "Kitchen",
    "Motors",
    "Mobile",
    "Garden",
    "Pharmacy",
    "Hotels",
    "Cinema",
    "Airlines",
    "Toys",
    "Bakery",
    "Studio",
    "Foods",
    "Living",
    "Beauty",
    "Pets",
    "Home",
];

/// The body of `GET /v2/brands` with so many brands, each also under its category, as the API repeats them.
pub(super) fn shelf(recorded: &Value, brands: usize) -> String {
    let records = recorded["all_brands"].as_array().into_iter().flatten();
    let is_shown = |record: &&Value| record["kind"] == "giftcard" && record["category"] != "e-money";
    let records: Vec<&Value> = records.filter(is_shown).collect();
    let typed = TYPED.iter().flat_map(|word| (1..=word.len()).map(|end| capital(&word[..end])));
    let typed: Vec<String> = typed.collect();
    let made = (0..brands.saturating_sub(typed.len())).map(|at| {
        let (first, second) = (FIRST[at % FIRST.len()], SECOND[at / FIRST.len() % SECOND.len()]);
        match at / (FIRST.len() * SECOND.len()) {
            0 => format!("{first} {second}"),
            more => format!("{first} {second} {more}"),
        }
    });
    let all: Vec<Value> = made
        .chain(typed.iter().cloned())
        .enumerate()
        .map(|(at, name)| {
            let mut record = records[at % records.len()].clone();
            record["brand"] = json!(name);
            record["family"] = json!(name);
            record["is_out_of_stock"] = json!(false);
            record
        })
        .collect();
    let mut categories: Map<String, Value> = Map::new();
    for brand in &all {
        let category = brand["category"].as_str().unwrap_or_default().to_owned();
        let list = categories.entry(category).or_insert_with(|| json!([]));
        list.as_array_mut().into_iter().for_each(|list| list.push(brand.clone()));
    }
    let categories: Vec<Value> = categories
        .into_iter()
        .map(|(category, brands)| json!({ "kind": "giftcard", "category": category, "brands": brands, "popular_brands": [] }))
        .collect();
    let mut answer = recorded.clone();
    answer["popular_brands"] = json!(all[..4.min(all.len())]);
    answer["categories"] = json!(categories);
    answer["all_brands"] = json!(all);
    answer.to_string()
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}
