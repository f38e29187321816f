//! Several products in one order: put aside, taken out, opened again, and priced together; and the order that they would
//! be, with what is open.

use crate::domain::flow::choice::{Choice, Picked};
use crate::domain::flow::{ApiError, Asked, Effect, Flow, Load, Total};
use crate::domain::payment::refund_address::refund_problem;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::domain::purchase::basket::Item;
use crate::domain::purchase::validation::Validation;
use crate::domain::purchase::{Amount, Line, Purchase, recipient};

impl Flow {
    /// Puts the chosen product aside and leads to the grid for another one.
    pub(super) fn item_added(&mut self) -> Vec<Effect> {
        if self.is_paying() || self.purchase.placed.is_some() || self.basket.is_full() {
            return vec![];
        }
        let mut lines = match self.draft() {
            Ok(purchase) => purchase.lines,
            Err(problems) => return self.stopped(problems),
        };
        let (Some(line), Some(choice)) = (lines.pop(), self.purchase.choice.take()) else { return vec![] };
        let label = choice.label().unwrap_or_default();
        let phone = if choice.is_top_up() { self.purchase.form.phone.clone() } else { String::new() };
        self.basket.items.push(Item { brand: choice.brand, line, label, phone });
        self.basket.reopened = None;
        self.purchase.problems.clear();
        vec![Effect::GiveUp, Effect::FocusView]
    }

    /// Takes something out of the basket.
    pub(super) fn item_removed(&mut self, index: usize) -> Vec<Effect> {
        if index < self.basket.items.len() && !self.is_paying() {
            self.basket.items.remove(index);
            self.purchase.problems.clear();
        }
        vec![]
    }

    /// Opens what was put aside last, as it was: its screen orders everything.
    pub(super) fn basket_opened(&mut self) -> Vec<Effect> {
        if self.is_paying() || self.purchase.placed.is_some() || self.purchase.choice.is_some() {
            return vec![];
        }
        let Some(item) = self.basket.items.pop() else { return vec![] };
        self.basket.reopened = Some(item.clone());
        let mut choice = Choice::open(item.brand, item.line.country);
        choice.picked = match item.line.amount {
            Amount::Denomination(denomination) => Picked::Denomination(denomination),
            Amount::Value(value) => Picked::Value(value),
        };
        if item.phone.is_empty() {
            self.purchase.form.email = item.line.beneficiary;
        } else {
            self.purchase.form.phone = item.phone;
        }
        self.purchase.choice = Some(choice);
        let mut effects = self.fetch_offer();
        effects.push(Effect::FocusView);
        effects
    }

    /// The open brand is left: what was put aside and opened again goes back to where it was.
    pub(super) fn put_back(&mut self) {
        self.basket.items.extend(self.basket.reopened.take());
    }

    /// After every event: prices everything together, whenever what would be ordered has changed.
    pub(super) fn price_basket(&mut self) -> Vec<Effect> {
        if self.is_paying() || self.purchase.placed.is_some() {
            return vec![];
        }
        let wanted = if self.basket.items.is_empty() { None } else { self.draft().ok() };
        if wanted.as_ref() == self.basket.total.as_ref().map(|total| &total.purchase) {
            return vec![];
        }
        let Some(purchase) = wanted else {
            self.basket.total = None;
            return vec![];
        };
        let ticket = self.next_ticket();
        self.basket.total = Some(Total { purchase, price: Asked::new(ticket) });
        vec![Effect::AwaitTotal { ticket }]
    }

    /// Prices are asked for again: so is the one of everything together, quietly.
    pub(super) fn refresh_total(&mut self) -> Vec<Effect> {
        let ticket = self.next_ticket();
        let Some(total) = &mut self.basket.total else { return vec![] };
        total.price.question.ask(ticket);
        self.total_due(ticket)
    }

    /// The shopper has changed nothing for a moment.
    pub(super) fn total_due(&mut self, ticket: u32) -> Vec<Effect> {
        match &self.basket.total {
            Some(total) if total.price.question.is_answered_by(ticket) => {
                vec![Effect::FetchTotal { ticket, purchase: total.purchase.clone() }]
            }
            _ => vec![],
        }
    }

    pub(super) fn total_arrived(&mut self, ticket: u32, answer: Result<Validation, ApiError>) -> Vec<Effect> {
        let Some(total) = &mut self.basket.total else { return vec![] };
        // Problems are told when the order is asked for, not while it is put together.
        let price = answer.ok().and_then(|validation| validation.price);
        let load = match (price, total.price.ready()) {
            (Some(price), _) => Load::Ready(price),
            // Nobody asked: what is shown is as good as before.
            (None, Some(before)) => Load::Ready(before.clone()),
            (None, None) => Load::Failed(Problem::new(own::PRICE)),
        };
        total.price.take(ticket, load);
        vec![]
    }

    /// Whether something for this recipient was put aside: the API tops a number up once an order
    /// (`docs/wire-format.md` section 13).
    pub(super) fn is_put_aside_for(&self, recipient: &str) -> bool {
        self.basket.items.iter().any(|item| item.line.beneficiary == recipient)
    }

    /// The lines that were put aside, as they are ordered.
    pub(super) fn basket_lines(&self) -> Vec<Line> {
        self.basket.items.iter().map(|item| item.line.clone()).collect()
    }

    /// What would be ordered.
    ///
    /// # Errors
    /// Every problem of the form at once, in its order on the screen.
    pub(super) fn draft(&self) -> Result<Purchase, Vec<Problem>> {
        let mut problems = vec![];
        let email = recipient::email(&self.purchase.form.email);
        let phone = recipient::e164(&self.purchase.form.phone);
        let top_up = self.is_top_up();
        let amount = self.purchase.choice.as_ref().map_or(Err(own::AMOUNT), Choice::amount);
        if let Err(code) = amount {
            problems.push(Problem { details: self.amount_details(), ..Problem::new(code) });
        }
        let route = self.purchase.route.as_ref().and_then(|chosen| self.shop.options.ready()?.route(chosen));
        let usable = route.filter(|(coin, route)| !coin.suspended && !route.suspended);
        if usable.is_none() {
            problems.push(Problem::new(own::PAIR));
        }
        if top_up && phone.is_none() {
            problems.push(self.phone_problem());
        }
        if top_up && phone.as_deref().is_some_and(|phone| self.is_put_aside_for(phone)) {
            problems.push(Problem::new(own::SAME_PHONE));
        }
        if email.is_none() {
            problems.push(Problem::new(own::EMAIL));
        }
        let refund = self.purchase.form.refund();
        problems.extend(usable.and_then(|(coin, route)| refund_problem(coin, route, refund.as_deref()?)));
        let (Ok(amount), Some((coin, route)), Some(choice), Some(email), true) =
            (amount, usable, &self.purchase.choice, email, problems.is_empty())
        else {
            return Err(problems);
        };
        let beneficiary = phone.filter(|_| top_up).unwrap_or_else(|| email.clone());
        let mut lines = self.basket_lines();
        lines.push(Line {
            brand: choice.brand.name.clone(),
            family: choice.brand.family.clone(),
            label: choice.label().unwrap_or_default(),
            country: choice.country.clone(),
            amount,
            beneficiary,
        });
        Ok(Purchase {
            email,
            newsletter: self.purchase.form.newsletter,
            coin: coin.name.clone(),
            network: route.network.clone(),
            via: route.via.clone(),
            lines,
            lang: self.config.lang.clone(),
            coupon: self.purchase.form.coupon(),
            utm_source: self.config.utm_source.clone(),
            refund_address: refund,
        })
    }
}
