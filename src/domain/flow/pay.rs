//! From the pay button to an order: the form is checked, the API is asked, the order is made, once.

use crate::domain::flow::browse::announce;
use crate::domain::flow::follow::Known;
use crate::domain::flow::question::Question;
use crate::domain::flow::{Announcement, ApiError, Effect, Flow, Intent, Placed, QuotedTotal};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::problem::codes::own;
use crate::domain::problem::key_fate::KeyFate;
use crate::domain::problem::{Consequence, Problem};
use crate::domain::purchase::Purchase;
use crate::domain::purchase::validation::Validation;
use crate::domain::time::PageMs;

/// How often the host is asked what a key made, before the shopper is told: for 39 s with the pauses, since a host may take
/// 25 s for a creation.
const ATTEMPTS: u32 = 8;

/// The first pause between two such questions in milliseconds; each further one is twice as long.
const FIRST_PAUSE: u32 = 1000;

/// How often the pause grows: to 8 s.
const GROWTH: u32 = 3;

/// The longest that a host's `Retry-After` is waited for here, in seconds.
const LONGEST_WAIT: u32 = 60;

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
                let key = self.key_for(&purchase, key);
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
            // The order may exist although its answer was lost. Never send it again unasked: where the host knows keys, it
            // is asked what became of this one, and elsewhere the shopper is told.
            Err(error) if self.purchase.keys_honoured && may_have_made(&error) => {
                let intent = intent.clone();
                self.find_made(intent, 0)
            }
            Err(error) if may_have_made(&error) => {
                // It stays on file: a page that is being left breaks its requests off, and nobody reads what it says
                // then. The next press tells that it was read here.
                self.purchase.unanswered = Some(key);
                self.stopped(vec![Problem::new(own::ANSWER_LOST)])
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
        let (key, asked) = match &self.purchase.paying {
            Paying::Finding(intent, asked) if intent.question.is_answered_by(ticket) => {
                (intent.key.clone(), *asked)
            }
            _ => return self.saved_order_answered(ticket, answer, now),
        };
        let error = match answer {
            Ok(order) => return self.placed(order, key, now),
            Err(error) => error,
        };
        match KeyFate::of(&error) {
            Some(KeyFate::NeverSent) => {
                let kept = self.wish_under_way();
                let effects = self.not_made(key, vec![Problem::new(own::ORDER_NOT_MADE)]);
                // What was sent may still be on its way to the host.
                self.purchase.unsettled = kept;
                effects
            }
            Some(KeyFate::Unknown) => self.unsettled(own::ANSWER_LOST),
            Some(KeyFate::UnderWay) | None if asked + 1 < ATTEMPTS => {
                let pause = (FIRST_PAUSE << asked.min(GROWTH)).max(patience(&error));
                vec![Effect::AwaitRetry { ticket, pause }]
            }
            Some(KeyFate::UnderWay) => self.unsettled(own::STILL_ORDERING),
            None => self.unsettled(own::ANSWER_LOST),
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

    /// The key of a wish: a new one, unless it is the wish of which nobody knows yet what became of it.
    fn key_for(&self, purchase: &Purchase, new: String) -> String {
        match &self.purchase.unsettled {
            Some((wished, key)) if wished == purchase => key.clone(),
            _ => new,
        }
    }

    /// What is being ordered, and its key.
    fn wish_under_way(&self) -> Option<(Purchase, String)> {
        match &self.purchase.paying {
            Paying::Validating(intent) | Paying::Ordering(intent) | Paying::Finding(intent, _) => {
                Some((intent.purchase.clone(), intent.key.clone()))
            }
            Paying::Idle => None,
        }
    }

    /// It is not known whether there is an order. The key stays on file, and the next reload looks once more; the next
    /// press sends the same key.
    fn unsettled(&mut self, code: &str) -> Vec<Effect> {
        self.purchase.unsettled = self.wish_under_way();
        self.stopped(vec![Problem::new(code)])
    }

    /// Leaving the form drops the question that was asked for it; an order that may exist is kept waiting for.
    pub(super) fn abandon_payment(&mut self) {
        if matches!(self.purchase.paying, Paying::Validating(_)) {
            self.purchase.paying = Paying::Idle;
        }
    }

    fn placed(&mut self, order: Order, key: String, now: PageMs) -> Vec<Effect> {
        let mut known = Known::default();
        self.purchase.unsettled = None;
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
        let (agreement, pass) = (placed.agreement.clone(), placed.admission.pass.clone());
        let mut effects = Vec::from_iter(self.note_made(order, Some(key), agreement, pass));
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
        self.purchase.unsettled.take_if(|(_, unsettled)| *unsettled == key);
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
}

/// Whether a creation that was answered like this may have made an order.
fn may_have_made(error: &ApiError) -> bool {
    match error {
        ApiError::Failure(failure) => failure.may_have_worked(),
        ApiError::Problem(_) | ApiError::Problems(_) => KeyFate::of(error).is_some(),
    }
}

/// How long an answer asks to wait, in milliseconds.
pub(super) fn patience(error: &ApiError) -> u32 {
    error.retry_after().unwrap_or_default().min(LONGEST_WAIT) * 1000
}
