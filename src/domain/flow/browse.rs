//! The grid: countries, kinds, brands, and what is fetched for them.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::brand::Kind;
use crate::domain::catalogue::feed::Suggestion;
use crate::domain::flow::choice::Choice;
use crate::domain::flow::{Announcement, ApiError, Effect, Flow, Load, View};
use crate::domain::payment::PaymentOptions;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

impl Flow {
    pub(super) fn fetch_catalogue(&mut self) -> Effect {
        let ticket = self.next_ticket();
        self.shop.catalogue.ask(ticket);
        self.shop.feed.clear();
        Effect::FetchCatalogue { ticket, country: self.shop.country.clone() }
    }

    pub(super) fn fetch_options(&mut self) -> Effect {
        let ticket = self.next_ticket();
        self.shop.options.ask(ticket);
        Effect::FetchOptions { ticket }
    }

    pub(super) fn catalogue_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Catalogue, ApiError>,
    ) -> Vec<Effect> {
        if !self.shop.catalogue.take(ticket, answer) {
            return vec![];
        }
        match &self.shop.catalogue.load {
            Load::Ready(catalogue) => {
                // A tab that has nothing behind it would look like a fault.
                let sold = self.config.kinds.iter().find(|kind| catalogue.sells(kind));
                if let Some(kind) = sold.filter(|_| !catalogue.sells(&self.shop.filter.kind)) {
                    self.shop.filter.kind = kind.clone();
                }
                self.and_prepare(Effect::Announce(Announcement::Ready))
            }
            Load::Failed(problem) => self.and_prepare(announce(problem)),
            Load::Loading => vec![],
        }
    }

    /// The grid stands, or says why not: the rest is loaded now, or if it is there the feed.
    fn and_prepare(&self, effect: Effect) -> Vec<Effect> {
        let next =
            if self.shop.options.question.is_asked() { self.fetch_feed() } else { Some(Effect::Prepare) };
        std::iter::once(effect).chain(next).collect()
    }

    /// The feed goes with the catalogue, and is worth nothing without one.
    fn fetch_feed(&self) -> Option<Effect> {
        let ticket = self.shop.catalogue.question.ticket();
        let fetch = || Effect::FetchFeed { ticket, country: self.shop.country.clone() };
        self.shop.catalogue.ready().map(|_| fetch())
    }

    /// A feed that failed is none: nobody is told, and nothing is missing.
    pub(super) fn feed_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Vec<Suggestion>, ApiError>,
    ) -> Vec<Effect> {
        if let (true, Ok(feed)) = (self.shop.catalogue.question.is_answered_by(ticket), answer) {
            self.shop.feed = feed;
        }
        vec![]
    }

    /// What a purchase needs can be worked with from now on: the ways to pay are asked for.
    pub(super) fn prepared(&mut self) -> Vec<Effect> {
        if self.shop.options.question.is_asked() {
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
        if !self.shop.options.take(ticket, answer) {
            return vec![];
        }
        match &self.shop.options.load {
            Load::Ready(options) => {
                self.purchase.route = match &self.purchase.route {
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
        if country == self.shop.country && !matches!(self.shop.catalogue.load, Load::Failed(_)) {
            return vec![];
        }
        self.shop.country = country;
        self.shop.filter.category = None;
        vec![self.fetch_catalogue()]
    }

    pub(super) fn kind_chosen(&mut self, kind: Kind) -> Vec<Effect> {
        self.shop.filter.kind = kind;
        self.shop.filter.category = None;
        vec![]
    }

    /// Opens a brand, or remembers it until the catalogue is there. An order that exists is never left this way.
    pub(super) fn brand_chosen(&mut self, name: String) -> Vec<Effect> {
        if self.purchase.placed.is_some() {
            return vec![];
        }
        let Some(catalogue) = self.shop.catalogue.ready() else {
            self.shop.wanted_brand = Some(name);
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
        self.purchase.problems.clear();
        self.abandon_payment();
        self.put_back();
        self.purchase.choice = Some(Choice::open(brand, self.shop.country.clone()));
        let mut effects = self.fetch_offer();
        effects.extend([Effect::Announce(selected), Effect::FocusView]);
        effects
    }

    /// The grid's cards open only what can be bought: it was the partner who asked.
    fn refuse_brand(&mut self, code: &str, name: String) -> Vec<Effect> {
        let problem = Problem { code: code.into(), details: vec![("brand".into(), name)] };
        let announced = announce(&problem);
        self.purchase.problems = vec![problem];
        vec![announced]
    }

    /// Opens the brand that was asked for before the catalogue was there.
    pub(super) fn open_wanted(&mut self) -> Vec<Effect> {
        let name = self.shop.catalogue.ready().and_then(|_| self.shop.wanted_brand.take());
        name.map_or_else(Vec::new, |name| quietly(self.brand_chosen(name)))
    }

    pub(super) fn went_back(&mut self) -> Vec<Effect> {
        if self.purchase.placed.is_some() || self.purchase.choice.is_none() {
            return vec![];
        }
        self.purchase.choice = None;
        self.put_back();
        self.purchase.problems.clear();
        self.abandon_payment();
        vec![Effect::GiveUp, Effect::FocusView]
    }

    /// Asks again for a catalogue that failed.
    pub(super) fn retry_catalogue(&mut self) -> Vec<Effect> {
        if matches!(self.shop.catalogue.load, Load::Failed(_)) {
            vec![self.fetch_catalogue()]
        } else {
            vec![]
        }
    }

    /// Asks again for everything that failed.
    pub(super) fn retried(&mut self) -> Vec<Effect> {
        let mut effects = self.retry_catalogue();
        if matches!(self.shop.options.load, Load::Failed(_)) {
            effects.push(self.fetch_options());
        }
        effects.extend(self.retry_choice());
        effects.extend(self.look());
        effects
    }

    /// Whether the screen is as the partner set it up.
    pub(super) fn is_untouched(&self) -> bool {
        let partners = match &self.purchase.choice {
            Some(choice) => self.config.brand.as_ref() == Some(&choice.brand.name),
            None => self.shop.filter.query.is_empty() && self.shop.filter.category == self.config.category,
        };
        partners && matches!(self.view(), View::Grid | View::Brand)
    }

    /// Shows a problem alone, and tells the page.
    pub(super) fn complain(&mut self, problem: Problem) -> Vec<Effect> {
        let announced = announce(&problem);
        self.purchase.problems = vec![problem];
        vec![announced]
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
