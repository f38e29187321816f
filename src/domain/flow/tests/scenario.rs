//! A scenario: the flow, the page's clock, and what the flow wants done after each event.

use crate::domain::config::Config;
use crate::domain::flow::tests::samples::{airbnb, catalogue, lyca, options, order, steam};
use crate::domain::flow::{Announcement, Effect, Event, Field, Flow, View};
use crate::domain::purchase::validation::Validation;
use crate::domain::time::PageMs;
use std::sync::Arc;

/// The flow and the page's clock.
pub(super) struct Scenario {
    pub(super) flow: Flow,
    pub(super) now: PageMs,
}

impl Scenario {
    /// A new element, and what it asks for first.
    pub(super) fn begin(config: Config) -> (Self, Vec<Effect>) {
        let (flow, effects) = Flow::start(Arc::new(config), None);
        (Self { flow, now: PageMs(0) }, effects)
    }

    /// A shop whose grid stands and whose ways to pay are known.
    pub(super) fn open_shop() -> Self {
        Self::open_shop_of(Config::default())
    }

    pub(super) fn open_shop_of(config: Config) -> Self {
        let (mut scenario, first) = Self::begin(config);
        scenario.when(Event::CatalogueArrived(ticket(&first), Ok(catalogue())));
        let asked = scenario.when(Event::Prepared);
        scenario.when(Event::OptionsArrived(ticket(&asked), Ok(options())));
        scenario
    }

    /// A brand of the shop is opened, and its products are there.
    pub(super) fn pick_brand(&mut self, name: &str) {
        let asked = self.when(Event::BrandChosen(name.into()));
        let coin = self.flow.purchase.route.clone().map(|route| route.coin).unwrap_or_default();
        let offer = match name {
            "Airbnb" => airbnb(),
            "Lyca" => lyca(),
            _ => steam(&coin),
        };
        self.when(Event::OfferArrived(ticket(&asked), Ok(offer)));
    }

    /// The form of a Steam card of ten dollars, ready to be ordered.
    pub(super) fn steam_form() -> Self {
        let mut scenario = Self::open_shop();
        scenario.pick_brand("Steam");
        scenario.when(Event::DenominationPicked("10 USD".into()));
        scenario.when(Event::Typed(Field::Email, " ada@example.com ".into()));
        scenario
    }

    /// The same, validated: the order is being made.
    pub(super) fn ordering() -> (Self, u32) {
        let mut scenario = Self::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
        (scenario, ticket(&asked))
    }

    /// The order `A` exists and was described with this state.
    pub(super) fn ordered(state: &str) -> Self {
        let (mut scenario, ticket) = Self::ordering();
        scenario.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
        if state != "WaitingForPayment" {
            scenario.when(Event::OrderSeen(order(state)));
        }
        scenario
    }

    /// Something happens.
    pub(super) fn when(&mut self, event: Event) -> Vec<Effect> {
        self.flow.update(event, self.now)
    }

    pub(super) fn view(&self) -> View {
        self.flow.view()
    }

    /// The codes of the problems that are shown.
    pub(super) fn problems(&self) -> Vec<&str> {
        self.flow.purchase.problems.iter().map(|problem| problem.code.as_str()).collect()
    }

    /// The price that is shown: amount, coin, and whether it is the current one.
    pub(super) fn price(&self) -> Option<(String, String, bool)> {
        let (price, fresh) = self.flow.purchase.choice.as_ref()?.price()?;
        Some((price.amount, price.coin, fresh))
    }
}

/// The ticket of the first question among effects.
#[track_caller]
pub(super) fn ticket(effects: &[Effect]) -> u32 {
    let ticket = effects.iter().find_map(|effect| match effect {
        Effect::FetchCatalogue { ticket, .. }
        | Effect::FetchOptions { ticket }
        | Effect::FetchOffer { ticket, .. }
        | Effect::AwaitPause { ticket }
        | Effect::AwaitAge { ticket }
        | Effect::FetchQuote { ticket, .. }
        | Effect::AwaitTotal { ticket }
        | Effect::FetchTotal { ticket, .. }
        | Effect::Validate { ticket, .. }
        | Effect::CreateOrder { ticket, .. }
        | Effect::FindMade { ticket, .. }
        | Effect::AwaitRetry { ticket, .. }
        | Effect::AwaitLook { ticket, .. }
        | Effect::FindOrder { ticket, .. } => Some(*ticket),
        _ => None,
    });
    ticket.unwrap_or_else(|| panic!("no question among {effects:?}"))
}

/// What the page is told.
pub(super) fn told(effects: &[Effect]) -> Vec<&Announcement> {
    let told = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(announcement) => Some(announcement),
        _ => None,
    });
    told.collect()
}
