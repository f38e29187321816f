//! The whole widget as a value: `update(Flow, Event) -> Vec<Effect>`.
//!
//! ```text
//!            BrandChosen            PayPressed, validated, ordered         payment seen, or final
//!   Grid ───────────────────▶ Brand ──────────────────────────────▶ Checkout ───────────────▶ Order
//!    ▲        WentBack          ▲                                                              │
//!    └──────────────────────────┴───────────────────── Restarted ◀─────────────────────────────┘
//! ```
//!
//! It performs nothing: effects are data for the shell, answers come back as events with the ticket of their question,
//! and an answer to an older question is dropped.

mod amount;
mod apply_remedy;
mod asked;
mod basket;
mod browse;
mod choice;
mod configure;
mod effect;
mod event;
mod follow;
mod leave;
mod live_region;
mod load;
mod pay;
mod pricing;
mod question;
mod refresh;
mod resume;
mod state;
#[cfg(test)]
mod tests;
mod update;

pub use asked::Asked;
pub use choice::{Choice, Picked, Quote};
pub use effect::{Announcement, Effect};
pub use event::Event;
pub use follow::{Connection, Placed};
pub use live_region::Spoken;
pub use load::Load;
pub use pay::Paying;
pub use state::{
    Basket, Field, Form, Found, Intent, OngoingPurchase, PriceChange, QuotedTotal, SavedOrder, SavedOrders,
    Shop, Total,
};

use crate::domain::config::Config;
use crate::domain::country;
pub use crate::domain::problem::failure::ApiError;
use std::sync::Arc;

/// The four screens: `data-view` of the part `root`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// All brands.
    Grid,
    /// One brand and its form.
    Brand,
    /// An order that waits for its payment.
    Checkout,
    /// An order whose payment was seen, or that is final.
    Order,
}

impl View {
    /// The attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Brand => "brand",
            Self::Checkout => "checkout",
            Self::Order => "order",
        }
    }
}

/// Everything that the widget knows.
#[derive(Clone, Debug)]
pub struct Flow {
    /// What the partner asked for.
    pub config: Arc<Config>,
    /// What the partner asks for as soon as no order runs, for it names another host.
    next_host: Option<Arc<Config>>,
    /// What is sold, and how it can be paid.
    pub shop: Shop,
    /// What was put aside.
    pub basket: Basket,
    /// The purchase that is made now.
    pub purchase: OngoingPurchase,
    /// The orders on file.
    pub saved: SavedOrders,
    /// The last ticket that was given out.
    ticket: u32,
}

impl Flow {
    /// The flow of a new element, and what it has to fetch. `region` is the browser's own country, if supported.
    pub fn start(config: Arc<Config>, region: Option<&'static str>) -> (Self, Vec<Effect>) {
        let mut flow = Self {
            shop: Shop::start(&config, region),
            basket: Basket::default(),
            purchase: OngoingPurchase::start(&config),
            saved: SavedOrders::default(),
            ticket: 0,
            config,
            next_host: None,
        };
        let first = flow.fetch_catalogue();
        (flow, vec![first, Effect::Recall])
    }

    /// The screen that is shown.
    pub fn view(&self) -> View {
        match (&self.purchase.placed, &self.purchase.choice) {
            (Some(placed), _) if placed.order.is_detected() || placed.order.state.facts().last => View::Order,
            (Some(_), _) => View::Checkout,
            (None, Some(_)) => View::Brand,
            (None, None) => View::Grid,
        }
    }

    /// A number that no question had before.
    fn next_ticket(&mut self) -> u32 {
        self.ticket += 1;
        self.ticket
    }

    /// The country's two letters in the API's spelling, or the one that is shown already.
    fn known_country(&self, code: &str) -> String {
        country::supported(code).map_or_else(|| self.shop.country.clone(), str::to_owned)
    }
}
