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

mod apply_remedy;
mod asked;
mod basket;
mod browse;
mod choice;
mod configure;
mod effect;
mod event;
mod follow;
mod form;
mod leave;
mod live_region;
mod load;
mod pay;
mod price_change;
mod pricing;
mod question;
mod refresh;
mod resume;
mod saved_order;
#[cfg(test)]
mod tests;
mod update;

pub use asked::Asked;
pub use basket::Total;
pub use choice::{Choice, Picked, Quote};
pub use effect::{Announcement, Effect};
pub use event::Event;
pub use follow::{Connection, Placed};
pub use form::{Field, Form};
pub use live_region::Spoken;
pub use load::Load;
pub use pay::{Intent, Paying};
pub use price_change::{PriceChange, QuotedTotal};
pub use saved_order::{Found, SavedOrder};

use crate::domain::catalogue::feed::Suggestion;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::config::Config;
use crate::domain::country;
use crate::domain::flow::question::Question;
use crate::domain::payment::{CoinRoute, PaymentOptions};
use crate::domain::problem::Problem;
pub use crate::domain::problem::failure::ApiError;
use crate::domain::purchase::basket::Item;
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
    /// The browser's own country, if it is served.
    region: Option<&'static str>,
    /// The country whose catalogue is shown, ISO 3166-1 alpha-2.
    pub country: String,
    /// What the grid is narrowed to.
    pub filter: Filter,
    /// The brands of the country.
    pub catalogue: Asked<Arc<Catalogue>>,
    /// What the homepage feed suggests for the country.
    pub feed: Vec<Suggestion>,
    /// Coins and networks.
    pub options: Asked<Arc<PaymentOptions>>,
    /// The chosen coin and route, once there is a choice.
    pub route: Option<CoinRoute>,
    /// The brand that is open.
    pub choice: Option<Choice>,
    /// What the shopper typed; it outlives brands and orders.
    pub form: Form,
    /// What stands between the shopper and the order.
    pub problems: Vec<Problem>,
    /// What was put aside to be ordered together with the open brand.
    pub basket: Vec<Item>,
    /// What all of that costs together; nothing while something is missing for it.
    pub total: Option<Total>,
    /// Whether an order is being made.
    pub paying: Paying,
    /// The order that exists.
    pub placed: Option<Placed>,
    /// What its shopper was told before it was made; empty for an order that a reload found.
    pub quoted_total: QuotedTotal,
    /// The orders on file that are not shown.
    pub saved_orders: Vec<SavedOrder>,
    /// Whether nothing can be kept on file: a reload loses the order.
    pub unsaved: bool,
    /// Whether an order that is found alone is to be opened.
    opening: bool,
    /// The order that is to be opened as soon as it is there.
    wanted_order: Option<String>,
    /// How often what failed was looked for again.
    looks: u32,
    /// The pause before looking again.
    look: Question,
    /// Whether the host said that it honours an `Idempotency-Key`.
    keys_honoured: bool,
    /// A brand that was asked for before the catalogue was there.
    wanted_brand: Option<String>,
    /// The last ticket that was given out.
    ticket: u32,
    /// What was put aside and is open again.
    reopened: Option<Item>,
}

impl Flow {
    /// The flow of a new element, and what it has to fetch. `region` is the browser's own country, if supported.
    pub fn start(config: Arc<Config>, region: Option<&'static str>) -> (Self, Vec<Effect>) {
        let mut flow = Self {
            filter: Filter {
                kind: config.kinds[0].clone(),
                category: config.category.clone(),
                query: String::new(),
                whitelabel: config.whitelabel,
            },
            form: Form::start(&config),
            wanted_brand: config.brand.clone(),
            country: String::new(),
            catalogue: Asked::not_yet(),
            feed: Vec::new(),
            options: Asked::not_yet(),
            route: None,
            choice: None,
            problems: Vec::new(),
            basket: Vec::new(),
            total: None,
            reopened: None,
            paying: Paying::Idle,
            placed: None,
            quoted_total: QuotedTotal::default(),
            saved_orders: Vec::new(),
            unsaved: false,
            opening: false,
            wanted_order: None,
            looks: 0,
            look: Question::default(),
            keys_honoured: false,
            ticket: 0,
            config,
            next_host: None,
            region,
        };
        flow.country = flow.start_country();
        let first = flow.fetch_catalogue();
        (flow, vec![first, Effect::Recall])
    }

    /// The screen that is shown.
    pub fn view(&self) -> View {
        match (&self.placed, &self.choice) {
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
        country::supported(code).map_or_else(|| self.country.clone(), str::to_owned)
    }
}
