//! The grid: countries, kinds, brands, and what is fetched for them.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::Kind;
use crate::domain::catalogue::feed::Suggestion;
use crate::domain::flow::choice::Choice;
use crate::domain::flow::{Announcement, ApiError, Effect, Flow, Load};
use crate::domain::payment::PaymentOptions;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

impl Flow {
    pub(super) fn fetch_catalogue(&mut self) -> Effect {
        let ticket = self.next_ticket();
        self.catalogue.ask(ticket);
        self.feed.clear();
        Effect::FetchCatalogue { ticket, country: self.country.clone() }
    }

    pub(super) fn fetch_options(&mut self) -> Effect {
        let ticket = self.next_ticket();
        self.options.ask(ticket);
        Effect::FetchOptions { ticket }
    }

    pub(super) fn catalogue_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Catalogue, ApiError>,
    ) -> Vec<Effect> {
        if !self.catalogue.take(ticket, answer) {
            return vec![];
        }
        match &self.catalogue.load {
            Load::Ready(catalogue) => {
                // A tab that has nothing behind it would look like a fault.
                let sold = self.config.kinds.iter().find(|kind| catalogue.sells(kind));
                if let Some(kind) = sold.filter(|_| !catalogue.sells(&self.filter.kind)) {
                    self.filter.kind = kind.clone();
                }
                self.and_prepare(Effect::Announce(Announcement::Ready))
            }
            Load::Failed(problem) => self.and_prepare(announce(problem)),
            Load::Loading => vec![],
        }
    }

    /// The grid stands, or says why not: the rest is loaded now, or if it is there the feed.
    fn and_prepare(&self, effect: Effect) -> Vec<Effect> {
        let next = if self.options.question.is_asked() { self.fetch_feed() } else { Some(Effect::Prepare) };
        std::iter::once(effect).chain(next).collect()
    }

    /// The feed goes with the catalogue, and is worth nothing without one.
    fn fetch_feed(&self) -> Option<Effect> {
        let ticket = self.catalogue.question.ticket();
        let fetch = || Effect::FetchFeed { ticket, country: self.country.clone() };
        self.catalogue.ready().map(|_| fetch())
    }

    /// A feed that failed is none: nobody is told, and nothing is missing.
    pub(super) fn feed_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Vec<Suggestion>, ApiError>,
    ) -> Vec<Effect> {
        if let (true, Ok(feed)) = (self.catalogue.question.is_answered_by(ticket), answer) {
            self.feed = feed;
        }
        vec![]
    }

    /// What a purchase needs can be worked with from now on: the ways to pay are asked for.
    pub(super) fn prepared(&mut self) -> Vec<Effect> {
        if self.options.question.is_asked() {
            return vec![];
        }
        let mut effects = vec![Effect::Recall, self.fetch_options()];
        effects.extend(self.fetch_feed());
        effects
    }

    pub(super) fn options_arrived(
        &mut self,
        ticket: u32,
        answer: Result<PaymentOptions, ApiError>,
    ) -> Vec<Effect> {
        if !self.options.take(ticket, answer) {
            return vec![];
        }
        match &self.options.load {
            Load::Ready(options) => {
                self.route = match &self.route {
                    Some(chosen) => options.start(&chosen.coin, &chosen.network),
                    None => options.start(&self.config.coin, &self.config.network),
                };
                self.refresh_prices()
            }
            Load::Failed(problem) => vec![announce(problem)],
            Load::Loading => vec![],
        }
    }

    pub(super) fn country_chosen(&mut self, code: &str) -> Vec<Effect> {
        let country = self.known_country(code);
        if country == self.country && !matches!(self.catalogue.load, Load::Failed(_)) {
            return vec![];
        }
        self.country = country;
        self.filter.category = None;
        vec![self.fetch_catalogue()]
    }

    pub(super) fn kind_chosen(&mut self, kind: Kind) -> Vec<Effect> {
        self.filter.kind = kind;
        self.filter.category = None;
        vec![]
    }

    /// Opens a brand, or remembers it until the catalogue is there. An order that exists is never left this way.
    pub(super) fn brand_chosen(&mut self, name: String) -> Vec<Effect> {
        if self.placed.is_some() {
            return vec![];
        }
        let Some(catalogue) = self.catalogue.ready() else {
            self.wanted_brand = Some(name);
            return vec![];
        };
        let sold = catalogue.brand(&name).filter(|brand| brand.is_open_to(self.config.whitelabel));
        let Some(brand) = sold.cloned() else {
            return self.refuse_brand(own::BRAND, name);
        };
        if brand.out_of_stock {
            return self.refuse_brand(own::SOLD_OUT, name);
        }
        let selected = Announcement::BrandSelected { brand: brand.name.clone() };
        self.problems.clear();
        self.abandon_payment();
        self.put_back();
        self.choice = Some(Choice::open(brand, self.country.clone()));
        let mut effects = self.fetch_offer();
        effects.extend([Effect::Announce(selected), Effect::FocusView]);
        effects
    }

    /// The grid's cards open only what can be bought: it was the partner who asked.
    fn refuse_brand(&mut self, code: &str, name: String) -> Vec<Effect> {
        let problem = Problem { code: code.into(), details: vec![("brand".into(), name)] };
        let announced = announce(&problem);
        self.problems = vec![problem];
        vec![announced]
    }

    /// Opens the brand that was asked for before the catalogue was there.
    pub(super) fn open_wanted(&mut self) -> Vec<Effect> {
        let name = self.catalogue.ready().and_then(|_| self.wanted_brand.take());
        name.map_or_else(Vec::new, |name| quietly(self.brand_chosen(name)))
    }

    pub(super) fn went_back(&mut self) -> Vec<Effect> {
        if self.placed.is_some() || self.choice.is_none() {
            return vec![];
        }
        self.choice = None;
        self.put_back();
        self.problems.clear();
        self.abandon_payment();
        vec![Effect::GiveUp, Effect::FocusView]
    }

    /// Asks again for a catalogue that failed.
    pub(super) fn retry_catalogue(&mut self) -> Vec<Effect> {
        if matches!(self.catalogue.load, Load::Failed(_)) { vec![self.fetch_catalogue()] } else { vec![] }
    }

    /// Asks again for everything that failed.
    pub(super) fn retried(&mut self) -> Vec<Effect> {
        let mut effects = self.retry_catalogue();
        if matches!(self.options.load, Load::Failed(_)) {
            effects.push(self.fetch_options());
        }
        effects.extend(self.retry_choice());
        effects.extend(self.look());
        effects
    }
}

/// Without moving the focus: nobody pressed anything, and the page around the widget is being read.
pub(super) fn quietly(mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.retain(|effect| *effect != Effect::FocusView);
    effects
}

/// What the page is told about a problem.
pub(super) fn announce(problem: &Problem) -> Effect {
    Effect::Announce(Announcement::Problem { code: problem.code.clone() })
}
