//! From the pay button to an order: the form is checked, the API is asked, the order is made, once.

use crate::domain::flow::browse::announce;
use crate::domain::flow::follow::Known;
use crate::domain::flow::question::Question;
use crate::domain::flow::{Announcement, ApiError, Effect, Flow, Intent, Placed, QuotedTotal};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::payment::refund_address::refund_problem;
use crate::domain::problem::codes::own;
use crate::domain::problem::{Consequence, Problem};
use crate::domain::purchase::validation::Validation;
use crate::domain::purchase::{Line, Purchase, recipient};
use crate::domain::time::PageMs;

/// How often the host is asked what a key made, before the shopper is.
const ATTEMPTS: u32 = 5;

/// The first pause between two such questions in milliseconds; each further one is twice as long.
const FIRST_PAUSE: u32 = 1000;

/// How far an order is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paying {
    /// Nothing is under way.
    Idle,
    /// `orders/validations` was asked.
    Validating(Intent),
    /// `orders` was asked: from here on an order may exist.
    Ordering(Intent),
    /// The answer was lost, and the host is asked which order the key made; the number counts the questions before
    /// this one.
    Finding(Intent, u32),
}

impl Flow {
    /// Whether an order is being made right now.
    pub fn is_paying(&self) -> bool {
        self.purchase.paying != Paying::Idle
    }

    /// A second press while the first is under way changes nothing: a double click makes one order.
    pub(super) fn pay_pressed(&mut self, key: String) -> Vec<Effect> {
        if self.is_paying() || self.purchase.placed.is_some() {
            return vec![];
        }
        match self.draft() {
            Ok(purchase) => {
                let ticket = self.next_ticket();
                let question = Question::new(ticket);
                self.purchase.problems.clear();
                let quoted = self.quoted();
                let quoted_total = QuotedTotal { quoted, ..QuotedTotal::default() };
                self.purchase.paying =
                    Paying::Validating(Intent { purchase: purchase.clone(), key, quoted_total, question });
                let read = self.purchase.unanswered.take().map(|key| Effect::Note(Note::Settled(key)));
                read.into_iter().chain([Effect::Validate { ticket, purchase }]).collect()
            }
            Err(problems) => self.stopped(problems),
        }
    }

    pub(super) fn validation_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Validation, ApiError>,
    ) -> Vec<Effect> {
        let Paying::Validating(intent) = &self.purchase.paying else { return vec![] };
        if !intent.question.is_answered_by(ticket) {
            return vec![];
        }
        match answer {
            Ok(validation) if validation.problems.is_empty() => {
                let mut intent = intent.clone();
                let ticket = self.next_ticket();
                intent.question.ask(ticket);
                intent.quoted_total.fee = validation.fee;
                intent.quoted_total.points = validation.points;
                let (purchase, key) = (intent.purchase.clone(), intent.key.clone());
                let keyed = self.purchase.keys_honoured;
                // On file before it is sent: a reload in the middle has to find out what became of it.
                let agreement = Box::new(intent.agreement());
                let asked = Effect::Note(Note::Asked { key: key.clone(), keyed, agreement });
                self.purchase.paying = Paying::Ordering(intent);
                vec![asked, Effect::CreateOrder { ticket, purchase, key, keyed }]
            }
            Ok(validation) => self.stopped(validation.problems),
            Err(error) => self.stopped(error.problems()),
        }
    }

    pub(super) fn order_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Order, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let Paying::Ordering(intent) = &self.purchase.paying else { return vec![] };
        if !intent.question.is_answered_by(ticket) {
            return vec![];
        }
        let key = intent.key.clone();
        match answer {
            Ok(order) => self.placed(order, key, now),
            Err(ApiError::Failure(failure)) if failure.may_have_worked() => {
                // The order may exist although its answer was lost. Never send it again unasked: where the host knows
                // keys, it is asked what became of this one, and elsewhere the shopper is told.
                if self.purchase.keys_honoured {
                    let intent = intent.clone();
                    self.find_made(intent, 0)
                } else {
                    // It stays on file: a page that is being left breaks its requests off, and nobody reads what it
                    // says then. The next press tells that it was read here.
                    self.purchase.unanswered = Some(key);
                    self.stopped(vec![Problem::new(own::ANSWER_LOST)])
                }
            }
            Err(error) => self.not_made(key, error.problems()),
        }
    }

    /// What the key made arrived, or did not.
    pub(super) fn made_arrived(
        &mut self,
        ticket: u32,
        answer: Result<Order, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let (intent, asked) = match &self.purchase.paying {
            Paying::Finding(intent, asked) if intent.question.is_answered_by(ticket) => (intent, asked),
            _ => return self.saved_order_answered(ticket, answer, now),
        };
        let key = intent.key.clone();
        match answer {
            Ok(order) => self.placed(order, key, now),
            Err(error @ (ApiError::Problem(_) | ApiError::Problems(_))) if error.status() == Some(404) => {
                self.not_made(key, vec![Problem::new(own::ORDER_NOT_MADE)])
            }
            Err(_) if *asked + 1 < ATTEMPTS => {
                let pause = FIRST_PAUSE << *asked;
                vec![Effect::AwaitRetry { ticket, pause }]
            }
            // The key stays on file: the next reload looks once more.
            Err(_) => self.stopped(vec![Problem::new(own::ANSWER_LOST)]),
        }
    }

    /// The pause before asking again is over.
    pub(super) fn retry_due(&mut self, ticket: u32) -> Vec<Effect> {
        match &self.purchase.paying {
            Paying::Finding(intent, asked) if intent.question.is_answered_by(ticket) => {
                let (intent, asked) = (intent.clone(), *asked);
                self.find_made(intent, asked + 1)
            }
            _ => vec![],
        }
    }

    fn find_made(&mut self, mut intent: Intent, asked: u32) -> Vec<Effect> {
        let ticket = self.next_ticket();
        intent.question.ask(ticket);
        let effect = Effect::FindMade { ticket, key: intent.key.clone() };
        self.purchase.paying = Paying::Finding(intent, asked);
        vec![effect]
    }

    /// Leaving the form drops the question that was asked for it; an order that may exist is kept waiting for.
    pub(super) fn abandon_payment(&mut self) {
        if matches!(self.purchase.paying, Paying::Validating(_)) {
            self.purchase.paying = Paying::Idle;
        }
    }

    fn placed(&mut self, order: Order, key: String, now: PageMs) -> Vec<Effect> {
        let mut known = Known::default();
        self.purchase.quoted_total = match std::mem::replace(&mut self.purchase.paying, Paying::Idle) {
            Paying::Ordering(intent) | Paying::Finding(intent, _) => {
                known.agreement = intent.agreement();
                intent.quoted_total
            }
            Paying::Idle | Paying::Validating(_) => QuotedTotal::default(),
        };
        self.purchase.problems.clear();
        self.basket.reopened = None;
        // Should it be ordered once more, its price is another one.
        self.basket.total = None;
        self.saved.opening = false;
        let mut placed = Placed::new(order, now, self.config.payment_window, false, known);
        let order = &placed.order;
        let mut effects = Vec::from_iter(self.note_made(order, Some(key), placed.agreement.clone()));
        effects.push(Effect::Follow(order.id.clone()));
        effects.push(Effect::Announce(Announcement::created(order)));
        effects.extend(placed.announcement(false));
        effects.extend(placed.complaint());
        self.purchase.placed = Some(placed);
        effects.push(Effect::FocusView);
        effects
    }

    /// Nothing more is to be found out about a creation: it leaves the file.
    fn not_made(&mut self, key: String, problems: Vec<Problem>) -> Vec<Effect> {
        let mut effects = vec![Effect::Note(Note::Settled(key))];
        effects.extend(self.stopped(problems));
        effects
    }

    pub(super) fn stopped(&mut self, problems: Vec<Problem>) -> Vec<Effect> {
        self.purchase.paying = Paying::Idle;
        let mut effects: Vec<Effect> = problems.iter().map(announce).collect();
        let gone = problems.iter().any(|problem| problem.causes(Consequence::ReloadOffer));
        self.purchase.problems = problems;
        effects.push(Effect::ShowProblem);
        if gone {
            effects.extend(self.reload_offer());
        }
        effects
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
        let amount =
            self.purchase.choice.as_ref().map_or(Err(own::AMOUNT), crate::domain::flow::Choice::amount);
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
