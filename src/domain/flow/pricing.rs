//! Offers, amounts and their prices. A price is always that of the current amount and coin, or marked as an older one.

use crate::domain::flow::choice::{Choice, Picked, Quote};
use crate::domain::flow::state::clear;
use crate::domain::flow::{ApiError, Effect, Field, Flow, Load};
use crate::domain::offer::{Offer, Price};
use crate::domain::payment::CoinRoute;
use crate::domain::problem::codes::own;
use crate::domain::problem::codes::validation::NOT_AVAILABLE_PRODUCT;
use crate::domain::problem::failure::Failure;
use crate::domain::problem::{Consequence, Place, Problem};
use crate::domain::time::PageMs;
use std::sync::Arc;

impl Flow {
    /// Asks for the offer of the open brand, priced in the chosen coin.
    pub(super) fn fetch_offer(&mut self) -> Vec<Effect> {
        let effects = self.ask_offer();
        if let Some(choice) = &mut self.purchase.choice {
            choice.quiet = false;
            choice.stale = choice.offer.ready().is_some();
        }
        effects
    }

    pub(super) fn ask_offer(&mut self) -> Vec<Effect> {
        let ticket = self.next_ticket();
        let coin = self.purchase.route.as_ref().map(|route| route.coin.clone());
        let coupon = self.purchase.form.coupon();
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        choice.offer.question.ask(ticket);
        choice.coupon.clone_from(&coupon);
        let (country, brand) = (choice.country.clone(), choice.brand.name.clone());
        let family = choice.brand.family.clone();
        vec![Effect::FetchOffer { ticket, country, brand, family, coin, coupon }]
    }

    pub(super) fn offer_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Offer, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let Some(choice) =
            self.purchase.choice.as_mut().filter(|choice| choice.offer.question.is_answered_by(ticket))
        else {
            return vec![];
        };
        let known = choice.offer.ready().cloned();
        let offer = match (answer, known) {
            (Ok(offer), _) => Arc::new(offer),
            // Nobody asked: what is shown is as good as before, and its time stands beside it.
            (Err(_), Some(_)) if choice.quiet => return self.await_age(),
            (Err(error), Some(known)) => {
                // The amounts are known; only their price in the new coin is not, and an older one would mislead.
                choice.offer.load = Load::Ready(Arc::new(known.unpriced()));
                choice.stale = false;
                self.set_problem(unpriced(error));
                return vec![];
            }
            (Err(error), None) => {
                let problem = Problem::from(error);
                let sold_out = problem.causes(Consequence::SoldOut);
                return choice.failed(if sold_out { Problem::from(&Failure::SoldOut) } else { problem });
            }
        };
        choice.stale = false;
        choice.priced_at = Some(now);
        let before = std::mem::replace(&mut choice.picked, Picked::Nothing);
        choice.picked = first_pick(&offer, before.clone());
        choice.offer.load = Load::Ready(offer);
        let lost = matches!(before, Picked::Denomination(_)) && choice.picked == Picked::Nothing;
        let told = self.purchase.problems.iter().any(|problem| problem.place(false) == Place::Amount);
        let quiet = self.purchase.choice.as_ref().is_some_and(|choice| choice.quiet);
        if lost && !told {
            self.set_problem(Problem::new(NOT_AVAILABLE_PRODUCT));
        } else if !quiet {
            clear(&mut self.purchase.problems, Place::Amount, false);
        }
        let mut effects = self.ask_quote();
        if effects.is_empty() {
            effects = self.await_age();
        }
        effects
    }

    pub(super) fn denomination_picked(&mut self, denomination: String) -> Vec<Effect> {
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        if choice.offer.ready().and_then(|offer| offer.find(&denomination)).is_none() {
            return vec![];
        }
        choice.picked = Picked::Denomination(denomination);
        clear(&mut self.purchase.problems, Place::Amount, false);
        vec![]
    }

    pub(super) fn quote_due(&mut self, ticket: u32) -> Vec<Effect> {
        match &self.purchase.choice {
            Some(choice) if choice.quoting.is_answered_by(ticket) => self.ask_quote(),
            _ => vec![],
        }
    }

    pub(super) fn quote_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Price, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let Some(choice) =
            self.purchase.choice.as_mut().filter(|choice| choice.quoting.is_answered_by(ticket))
        else {
            return vec![];
        };
        match answer {
            Ok(price) => {
                choice.quote = Quote::Ready(price);
                choice.priced_at = Some(now);
            }
            Err(_) if choice.quiet && matches!(choice.quote, Quote::Ready(_)) => {}
            Err(error) => {
                choice.quote = Quote::Failed;
                self.set_problem(unpriced(error));
                return vec![];
            }
        }
        self.await_age()
    }

    /// After a change of coin or coupon: everything that has a price is priced anew.
    pub(super) fn refresh_prices(&mut self) -> Vec<Effect> {
        clear(&mut self.purchase.problems, Place::Amount, false);
        match &self.purchase.choice {
            Some(choice) if choice.is_range_alone() => self.fetch_quote(),
            Some(_) => self.fetch_offer(),
            None => vec![],
        }
    }

    pub(super) fn retry_choice(&mut self) -> Vec<Effect> {
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        if matches!(choice.offer.load, Load::Failed(_)) {
            choice.offer.load = Load::Loading;
            return self.fetch_offer();
        }
        let failed = choice.quote == Quote::Failed || choice.stale;
        let unpriced = self.purchase.problems.iter().any(|problem| problem.code == own::PRICE);
        if failed || unpriced { self.refresh_prices() } else { vec![] }
    }

    pub(super) fn coin_chosen(&mut self, coin: &str) -> Vec<Effect> {
        let network = self.purchase.route.as_ref().map_or("", |route| &route.network);
        let Some(options) = self.shop.options.ready() else { return vec![] };
        let Some(route) = options.usable(coin, Some(network)).or_else(|| options.usable(coin, None)) else {
            return vec![];
        };
        self.choose_route(route)
    }

    pub(super) fn route_chosen(&mut self, key: &str) -> Vec<Effect> {
        let Some(coin) = self.purchase.route.as_ref().map(|route| &route.coin) else { return vec![] };
        let Some(route) = self.shop.options.ready().and_then(|options| options.usable(coin, Some(key)))
        else {
            return vec![];
        };
        self.choose_route(route)
    }

    pub(super) fn field_left(&mut self, field: Field) -> Vec<Effect> {
        match (field, &self.purchase.choice) {
            (Field::Coupon, Some(choice)) if choice.coupon != self.purchase.form.coupon() => {
                self.refresh_prices()
            }
            // Told only where there is a way to help: a number is not wrong before it is ordered for.
            (Field::Phone, _) if self.completed_phone().is_some() => {
                self.set_problem(self.phone_problem());
                vec![]
            }
            _ => vec![],
        }
    }

    pub(super) fn choose_route(&mut self, route: CoinRoute) -> Vec<Effect> {
        let top_up = self.is_top_up();
        clear(&mut self.purchase.problems, Place::Payment, top_up);
        let repriced = self.purchase.route.as_ref().is_none_or(|before| before.coin != route.coin);
        self.purchase.route = Some(route);
        if repriced { self.refresh_prices() } else { vec![] }
    }

    fn fetch_quote(&mut self) -> Vec<Effect> {
        if let Some(choice) = &mut self.purchase.choice {
            choice.quiet = false;
        }
        self.ask_quote()
    }

    /// Asks for the price of the typed amount, if it has one. A price that nobody waits for stays until then.
    pub(super) fn ask_quote(&mut self) -> Vec<Effect> {
        let ticket = self.next_ticket();
        let (coin, coupon) =
            (self.purchase.route.as_ref().map(|route| route.coin.clone()), self.purchase.form.coupon());
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        if matches!(choice.picked, Picked::Nothing | Picked::Denomination(_)) {
            return vec![];
        }
        let (Ok(value), Some(coin)) = (choice.value(), coin) else { return vec![] };
        let old = choice.price().map(|(price, _)| price).filter(|price| price.coin == coin);
        choice.quoting.ask(ticket);
        choice.coupon.clone_from(&coupon);
        if !choice.quiet || old.is_none() {
            choice.quote = Quote::Pending(old);
        }
        vec![Effect::FetchQuote {
            ticket,
            country: choice.country.clone(),
            brand: choice.brand.name.clone(),
            face_value: value.to_string(),
            coin,
            coupon,
        }]
    }

    /// The price that the shopper saw on the button.
    pub(super) fn quoted(&self) -> Option<Price> {
        if !self.basket.items.is_empty() {
            return self.basket.total.as_ref()?.price.ready().cloned();
        }
        let price = self.purchase.choice.as_ref().and_then(Choice::price);
        price.filter(|(_, fresh)| *fresh).map(|(price, _)| price)
    }

    /// Puts a problem in the place of those that stood there.
    pub(super) fn set_problem(&mut self, problem: Problem) {
        let top_up = self.is_top_up();
        clear(&mut self.purchase.problems, problem.place(top_up), top_up);
        self.purchase.problems.push(problem);
    }
}

/// Why there is no price: the API's own reason, where it is one of the form's or leads somewhere. What else is said of no
/// field is said of an order, and none was asked for.
fn unpriced(error: ApiError) -> Problem {
    let said = match error {
        ApiError::Failure(_) => return Problem::new(own::PRICE),
        said => Problem::from(said),
    };
    if said.place(false) != Place::Review || said.leads_on() { said } else { Problem::new(own::PRICE) }
}

/// The amount that is picked when an offer arrives: the one picked before if it is still there, else the only one; for a
/// range the amount that its field starts with. The API's default is not picked: it may be the dearest.
fn first_pick(offer: &Offer, before: Picked) -> Picked {
    let known = |denomination: &str| {
        offer.find(denomination).map(|fixed| Picked::Denomination(fixed.denomination.clone()))
    };
    if let Picked::Denomination(denomination) = &before
        && let Some(kept) = known(denomination)
    {
        return kept;
    }
    if let Some(range) = offer.range() {
        return match before {
            Picked::Nothing | Picked::Denomination(_) => Picked::Value(range.start()),
            kept => kept,
        };
    }
    let mut all = offer.fixed();
    let only = all.next().filter(|_| all.next().is_none() && before == Picked::Nothing);
    only.and_then(|fixed| known(&fixed.denomination)).unwrap_or(Picked::Nothing)
}
