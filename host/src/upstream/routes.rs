//! The routes, and nothing but these: the host's path is the upstream's without its version.

use std::time::Duration;

use super::query::Parameter;
use super::query::Parameter::{
    BrandName, Category, Cid, Coin, CountryCode, FaceValue, FamilyName, Lang, PaymentMethod, PromoCode,
};

/// One route of the host and where it leads.
#[derive(Debug)]
pub(crate) struct Route {
    /// The only method that it takes.
    pub(crate) verb: Verb,
    /// The path below `/api` and below the upstream's version, with `{country}` or `{order_id}` where it varies.
    pub(crate) path: &'static str,
    /// The upstream's version of it.
    pub(crate) version: &'static str,
    /// The query parameters that go up.
    pub(crate) parameters: &'static [Parameter],
    /// What its answer is, which decides how it is handed on.
    pub(crate) answer: Answer,
    /// Where its answers are kept for whoever asks the same; `None` keeps none.
    pub(crate) shelf: Option<Shelf>,
}

/// What is kept together, since it lasts as long.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shelf {
    /// Brands and the homepage.
    Brands,
    /// Coins and networks.
    PaymentMethods,
    /// A brand's products.
    Products,
}

/// The methods of the reference.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Verb {
    /// Reads.
    Get,
    /// Sends JSON.
    Post,
}

/// What a route's answer is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answer {
    /// The same for everybody in a country; a browser may keep it for so long.
    Catalogue(Duration),
    /// Prices and stock, which move: asked for each time.
    Offer(Size),
    /// What is wrong with an order that nobody has made yet.
    Validation,
    /// An order's creation, which must not happen twice.
    Creation,
    /// An order, which is the shopper's alone.
    Order,
    /// An order's messages as server-sent events.
    Events,
}

/// How long an answer may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Size {
    /// A list of whatever is sold.
    List,
    /// One thing.
    One,
}

impl Route {
    const fn on(self, shelf: Shelf) -> Self {
        Self { shelf: Some(shelf), ..self }
    }
}

impl Answer {
    /// What was asked for, in one word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Catalogue(_) => "catalogue",
            Self::Offer(_) => "offer",
            Self::Validation => "validation",
            Self::Creation => "creation",
            Self::Order => "order",
            Self::Events => "events",
        }
    }

    /// The longest answer that is taken, in bytes, after decoding. A catalogue of all brands has a fifth of it, an order
    /// of ten lines with its texts a tenth.
    pub(crate) fn largest(self) -> usize {
        match self {
            Self::Catalogue(_) | Self::Offer(Size::List) => 32 << 20,
            Self::Offer(Size::One) | Self::Validation | Self::Creation | Self::Order | Self::Events => {
                1 << 20
            }
        }
    }
}

const HALF_A_MINUTE: Duration = Duration::from_secs(30);

/// Every route, in the order of the reference.
pub(crate) const ROUTES: [Route; 9] = [
    get("payment_vias", "v3", &[], Answer::Offer(Size::List)).on(Shelf::PaymentMethods),
    get("brands", "v2", &[CountryCode, PromoCode, Cid], Answer::Catalogue(HALF_A_MINUTE)).on(Shelf::Brands),
    get("homepage", "v2", &[CountryCode], Answer::Catalogue(HALF_A_MINUTE)).on(Shelf::Brands),
    get("products/country/{country}", "v5", OFFER, Answer::Offer(Size::List)).on(Shelf::Products),
    get("products/price", "v4", PRICE, Answer::Offer(Size::One)),
    post("orders/validations", "v5", Answer::Validation),
    post("orders", "v5", Answer::Creation),
    ORDER,
    get("orders/{order_id}/subscribe", "v5", &[], Answer::Events),
];

/// An order's current state, which is also what `orders/by-key` ends in.
pub(crate) const ORDER: Route = get("orders/{order_id}", "v5", &[], Answer::Order);

const OFFER: &[Parameter] = &[FamilyName, BrandName, Coin, Lang, PromoCode, Category, PaymentMethod];

const PRICE: &[Parameter] = &[BrandName, CountryCode, FaceValue, Coin, PromoCode];

const fn get(
    path: &'static str,
    version: &'static str,
    parameters: &'static [Parameter],
    answer: Answer,
) -> Route {
    Route { verb: Verb::Get, path, version, parameters, answer, shelf: None }
}

const fn post(path: &'static str, version: &'static str, answer: Answer) -> Route {
    Route { verb: Verb::Post, path, version, parameters: &[], answer, shelf: None }
}
