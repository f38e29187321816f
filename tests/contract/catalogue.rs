//! What is sold and how it can be paid: methods, brands, products and quotes.

use crate::fixtures::read;
use cryptorefills_widget::api::{Decoded, catalogue, offer, payment_options, price};
use cryptorefills_widget::domain::catalogue::Catalogue;
use cryptorefills_widget::domain::catalogue::brand::Kind;
use cryptorefills_widget::domain::offer::Offer;
use cryptorefills_widget::domain::offer::plan::{Detail, Quantity};
use cryptorefills_widget::domain::payment::CoinRoute;

#[test]
fn payment_methods_keep_what_is_suspended_and_lose_what_cannot_be_used() {
    let Decoded { value: options, dropped } = payment_options(&read("payment_vias.json")).unwrap();
    assert_eq!(dropped, 0);
    let coins: Vec<_> = options.coins.iter().map(|coin| (coin.name.as_str(), coin.suspended)).collect();
    assert_eq!(coins, [("USDC", false), ("USDT", false), ("BTC", false), ("SOL", false), ("LTC", true)]);
    let routes: Vec<_> =
        options.coins[0].routes.iter().map(|route| (route.key(), route.label.as_str())).collect();
    assert_eq!(
        routes,
        [
            ("Base", "Base"),
            ("Solana", "Solana"),
            ("POLYGON (MATIC)", "Polygon"),
            ("ETH Mainnet", "Ethereum"),
            ("Arbitrum", "Arbitrum"),
            ("Tron", "Tron"),
            ("BINANCE_PAY", "Binance Pay"),
        ]
    );
    let suspended: Vec<_> =
        options.coins[0].routes.iter().filter(|route| route.suspended).map(|r| r.key()).collect();
    assert_eq!(suspended, ["Arbitrum"]);
    let ethereum = options.route(&CoinRoute::new("USDC", "ETH Mainnet")).unwrap().1;
    assert_eq!(ethereum.threshold.as_deref(), Some("11.241983509632800"));
    assert_eq!(options.route(&CoinRoute::new("USDC", "BINANCE_PAY")).unwrap().1.network, None);
    assert_eq!(options.route(&CoinRoute::new("BTC", "Lightning")).unwrap().1.label, "Lightning");
}

#[test]
fn the_catalogue_holds_what_is_sold_once_each() {
    let Decoded { value: catalogue, dropped } = read_catalogue("brands_us.json");
    assert_eq!(dropped, 1, "the record whose brand is a number");
    assert_eq!(catalogue.country, "US");
    assert!(catalogue.brands.iter().all(|brand| !matches!(brand.kind, Kind::Other(_))));
    let named = |name: &str| catalogue.brand(name).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(named("Free Fire").span().as_deref(), Some("100 Diamonds – 2200 Diamonds"));
    assert_eq!((named("Spotify").out_of_stock, named("Spotify").span()), (true, None));
    assert_eq!(named("Venmo").logo_base_url, None);
    assert!(named("ATT Credits").logo_base_url.as_deref().is_some_and(|logo| logo.contains('&')));
    assert_eq!(named("eSIM").kind, Kind::Esim);
    assert_eq!(named("ATT Credits").kind, Kind::TopUp);
    let mut names: Vec<_> = catalogue.brands.iter().map(|brand| &brand.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), catalogue.brands.len());
}

#[test]
fn a_catalogue_without_the_whole_lists_is_put_together_from_its_categories() {
    let Decoded { value: catalogue, dropped } = read_catalogue("brands_trimmed.json");
    assert_eq!(dropped, 0);
    assert!(catalogue.brands.len() > 1 && !catalogue.popular.is_empty());
    assert!(catalogue.popular.iter().all(|popular| catalogue.brand(&popular.name).is_some()));
}

#[test]
fn offers_hold_what_can_be_ordered() {
    let steam = read_offer("products_steam_us.json", "steam");
    let prices: Vec<_> = steam.fixed().map(|fixed| (fixed.label.as_str(), fixed.price.as_ref())).collect();
    assert_eq!(prices.len(), 8);
    assert_eq!(prices[0].0, "10 USD");
    assert_eq!(
        prices[0].1.map(|price| (price.amount.as_str(), price.coin.as_str())),
        Some(("11.47", "USDC"))
    );
    assert_eq!((steam.default_denomination.as_str(), steam.kind.clone()), ("200 USD", Kind::GiftCard));
    assert!(steam.range().is_none());

    for (file, brand, limits, start) in [
        ("products_airbnb_us.json", "Airbnb", ("50", "500", "1"), "50"),
        ("products_doordash_us.json", "DoorDash", ("15", "200", "1"), "15"),
    ] {
        let offer = read_offer(file, brand);
        let range = offer.range().unwrap();
        let shown = [&range.min, &range.max, &range.step].map(ToString::to_string);
        assert_eq!((shown[0].as_str(), shown[1].as_str(), shown[2].as_str()), limits, "{file}");
        assert_eq!((range.currency.as_str(), range.start().to_string()), ("USD", start.to_owned()), "{file}");
    }
}

#[test]
fn plans_tell_what_they_contain() {
    let esim = read_offer("products_esim_us.json", "eSIM");
    assert_eq!(esim.kind, Kind::Esim);
    assert_eq!(
        told(&esim),
        [
            "1 GB, 7 day, in US, Data only. Starts when the profile first connects.",
            "10 GB (5G where available), 30 day, in US CA MX",
            "∞ GB, 3 day, in US"
        ]
    );
    let top_up = read_offer("products_topup_us.json", "Lycamobile Bundle");
    assert_eq!(top_up.kind, Kind::TopUp);
    assert_eq!(
        told(&top_up),
        [
            "4 GB, ∞ minutes, ∞ SMS (National and international), 30 day, Recharges the number at once.",
            "5–20 USD, 60 GB, 90 day"
        ]
    );
}

/// The details of each fixed product, a line each.
fn told(offer: &Offer) -> Vec<String> {
    let one = |detail: &Detail| match detail {
        Detail::Benefit(it) => {
            let quantity = match &it.quantity {
                Quantity::Exact(number) => number.clone(),
                Quantity::Between { min, max } => format!("{min}–{max}"),
                Quantity::Unlimited => "∞".to_owned(),
            };
            let note = it.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{quantity} {}{note}", it.unit)
        }
        Detail::Validity { quantity, unit } => format!("{quantity} {unit}"),
        Detail::Regions(regions) => format!("in {}", regions.join(" ")),
        Detail::Words(words) => words.clone(),
    };
    offer.fixed().map(|fixed| fixed.details.iter().map(one).collect::<Vec<_>>().join(", ")).collect()
}

#[test]
fn a_quote_is_kept_to_the_letter() {
    let quote = price(&read("price_btc.json")).unwrap();
    assert_eq!((quote.amount.as_str(), quote.coin.as_str()), ("0.00032666", "BTC"));
}

fn read_catalogue(file: &str) -> Decoded<Catalogue> {
    catalogue(&read(file), "US").unwrap()
}

fn read_offer(file: &str, brand: &str) -> Offer {
    offer(&read(file), brand).unwrap().value
}
