//! A small shop: what the API would answer in these scenarios.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::{Brand, Kind};
use crate::domain::decimal::Decimal;
use crate::domain::flow::Event;
use crate::domain::offer::about::About;
use crate::domain::offer::range::Range;
use crate::domain::offer::typed_amount::Notation;
use crate::domain::offer::{Fixed, Offer, Price, Product};
use crate::domain::order::Order;
use crate::domain::payment::{Coin, PaymentOptions, Route, USER_WALLET};
use std::sync::Arc;

/// Steam in fixed amounts, Airbnb as a range, a top-up, and a brand that cannot be bought.
pub(super) fn catalogue() -> Catalogue {
    let brands = [
        brand("Steam", Kind::GiftCard, "games"),
        brand("Airbnb", Kind::GiftCard, "travel"),
        brand("Lyca", Kind::TopUp, "mobile_credits"),
        Brand { out_of_stock: true, ..brand("Spotify", Kind::GiftCard, "streaming") },
    ];
    Catalogue::new("US", brands.map(Arc::new).into(), vec![])
}

/// USDC on Solana, Base and (paused) Arbitrum, Bitcoin, a paused coin, a hosted method.
pub(super) fn options() -> PaymentOptions {
    let route = |network: &str, suspended| Route {
        via: USER_WALLET.into(),
        network: Some(network.into()),
        label: network.into(),
        suspended,
        threshold: None,
        fee_coin: None,
        icon: None,
    };
    let hosted =
        Route { via: "BINANCE_PAY".into(), network: None, label: "Binance".into(), ..route("", false) };
    let coin =
        |name: &str, suspended, routes: Vec<Route>| Coin { name: name.into(), suspended, routes, icon: None };
    PaymentOptions {
        coins: vec![
            coin(
                "USDC",
                false,
                vec![route("Base", false), route("Solana", false), route("Arbitrum", true), hosted],
            ),
            coin("BTC", false, vec![route("Mainnet", false)]),
            coin("LTC", true, vec![route("Mainnet", false)]),
        ],
    }
}

/// `10 USD` and `20 USD`, priced in a coin.
pub(super) fn steam(coin: &str) -> Offer {
    let fixed = |denomination: &str, amount: &str| {
        Product::Fixed(Fixed {
            denomination: denomination.into(),
            label: denomination.replace(" USD", " dollars"),
            price: Some(price(amount, coin)),
            details: vec![],
            group: String::new(),
        })
    };
    Offer {
        kind: Kind::GiftCard,
        default_denomination: "20 USD".into(),
        products: vec![fixed("10 USD", "11.47"), fixed("20 USD", "21.43")],
        about: Arc::new(About::default()),
    }
}

/// 50 to 500 dollars in steps of one, 100 suggested.
pub(super) fn airbnb() -> Offer {
    let number = |text| Decimal::parse(text).unwrap();
    let range = Range {
        min: number("50"),
        max: number("500"),
        step: number("1"),
        currency: "USD".into(),
        default: Some(number("100")),
    };
    Offer {
        kind: Kind::GiftCard,
        default_denomination: String::new(),
        products: vec![Product::Range(range)],
        about: Arc::new(About::default()),
    }
}

/// An amount as an English shopper types it.
pub(super) fn typed(text: &str) -> Event {
    let signs = vec!["USD".to_owned(), "$".to_owned()];
    Event::AmountTyped(text.into(), Notation { decimal: '.', group: ',', places: 2, signs })
}

/// One plan.
pub(super) fn lyca() -> Offer {
    let plan = Fixed {
        denomination: "Unlimited".into(),
        label: "Unlimited".into(),
        price: Some(price("25.31", "USDC")),
        details: vec![],
        group: String::new(),
    };
    Offer {
        kind: Kind::TopUp,
        default_denomination: "Unlimited".into(),
        products: vec![Product::Fixed(plan)],
        about: Arc::new(About::default()),
    }
}

pub(super) fn price(amount: &str, coin: &str) -> Price {
    Price { amount: amount.into(), coin: coin.into(), original: None, points: None }
}

/// The order `A`, of a Steam card of ten dollars.
pub(super) fn order(state: &str) -> Order {
    Order { coin_amount: "11.47".into(), ..crate::domain::order::tests::sample("A", state) }
}

fn brand(name: &str, kind: Kind, category: &str) -> Brand {
    Brand { kind, category: category.into(), family: format!("{name} family"), ..Brand::sample(name) }
}
