//! The orders that this browser has on file and this element does not show right now: looked for when the page opens, one
//! alone is shown at once, several are a list. An order that is shown or in the making is never replaced by one of them.

use crate::domain::flow::browse::{announce, quietly};
use crate::domain::flow::pay::patience;
use crate::domain::flow::state::Source;
use crate::domain::flow::{Announcement, ApiError, Effect, Flow, Found, Placed, QuotedTotal, SavedOrder};
use crate::domain::journal::{Journal, Note, is_id};
use crate::domain::order::Order;
use crate::domain::order::admission::Secret;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::domain::problem::key_fate::KeyFate;
use crate::domain::time::PageMs;

/// How often an order has to be unknown before the shopper is told so (`docs/architecture.md`, live status).
const UNKNOWN: u32 = 3;

/// How often a host that cannot say what a key made is asked, before the shopper is told: for 31 s with the pauses, since a
/// host may take 25 s for a creation.
const ATTEMPTS: u32 = 6;

/// The first pause before what failed is looked for again, in milliseconds; each further one is twice as long.
const FIRST_PAUSE: u32 = 1000;

/// How often the pause grows: to 32 s.
const GROWTH: u32 = 5;

impl Flow {
    /// What the browser has on file for this element: at first all of it, later what another tab changed.
    pub(super) fn recalled(&mut self, journal: Journal, first: bool, now: PageMs) -> Vec<Effect> {
        self.saved.remember(&journal, now);
        let is_kept = |saved_order: &SavedOrder| {
            saved_order.source == Source::Named
                || journal.orders.iter().any(|order| order.id == saved_order.key)
                || journal.intents.iter().any(|intent| intent.key == saved_order.key)
        };
        let unsaved = self.saved.unsaved;
        self.saved.orders.retain(|saved_order| unsaved || is_kept(saved_order));
        for order in journal.orders.into_iter().filter(|order| first || !order.left) {
            self.add_saved_order(order.id, if order.left { Source::Left } else { Source::Kept });
        }
        // A creation of another tab is that tab's business until it is closed.
        for intent in journal.intents.into_iter().filter(|_| first) {
            self.add_saved_order(intent.key, Source::Key);
            if let Some(saved_order) = self.saved.orders.last_mut().filter(|_| !intent.keyed) {
                saved_order.found = Found::Unanswered;
            }
        }
        self.saved.opening |= first;
        let mut effects = self.look();
        if self.saved.orders.iter().any(|it| first && it.found == Found::Unanswered) {
            effects.push(announce(&Problem::new(own::ANSWER_LOST)));
        }
        effects.extend(self.settled());
        effects
    }

    /// Looks for an order that the partner names. One that is shown is never replaced.
    pub(super) fn resume_asked(&mut self, id: String, pass: &str) -> Vec<Effect> {
        if self.purchase.placed.is_some() || self.is_paying() {
            return vec![];
        }
        if !is_id(&id) {
            return self.complain(Problem::new(own::ORDER_UNKNOWN));
        }
        let opens = Secret::parse(pass);
        if opens.is_none() && !pass.is_empty() {
            return self.complain(unknown(&id));
        }
        // The last wish counts; what was asked for before it was never on file.
        self.saved.orders.retain(|saved_order| saved_order.source != Source::Named);
        self.saved.wanted = Some(id.clone());
        if self
            .saved
            .orders
            .iter()
            .any(|saved_order| saved_order.key == id && matches!(saved_order.found, Found::Here(_)))
        {
            return self.settled();
        }
        self.saved.orders.retain(|saved_order| saved_order.key != id);
        let named = SavedOrder { pass: opens, ..SavedOrder::new(id, Source::Named) };
        self.saved.orders.push(named);
        self.look()
    }

    /// The shopper wants to see an order of the list.
    pub(super) fn saved_order_opened(&mut self, id: String) -> Vec<Effect> {
        self.saved.wanted = Some(id);
        self.settled()
    }

    /// What was looked for was found, or not.
    pub(super) fn saved_order_answered(
        &mut self,
        ticket: u32,
        answer: Result<Order, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let asked =
            self.saved.orders.iter().position(|saved_order| saved_order.question.is_answered_by(ticket));
        let Some(at) = asked else { return vec![] };
        let mut saved_order = self.saved.orders.remove(at);
        saved_order.question.close();
        let mut effects = match answer {
            Ok(order) => self.saved_order_found(saved_order, at, order, now),
            Err(error) => self.saved_order_failed(saved_order, at, &error),
        };
        effects.extend(self.settled());
        effects
    }

    /// The pause before looking again is over.
    pub(super) fn look_due(&mut self, ticket: u32) -> Vec<Effect> {
        if self.saved.next_look.is_answered_by(ticket) { self.look() } else { vec![] }
    }

    /// Asks for every order on file of which nothing is known and nothing was asked.
    pub(super) fn look(&mut self) -> Vec<Effect> {
        let mut effects = vec![];
        let mut orders = std::mem::take(&mut self.saved.orders);
        for saved_order in &mut orders {
            if saved_order.question.is_asked() || !saved_order.is_sought() {
                continue;
            }
            let (ticket, key) = (self.next_ticket(), saved_order.key.clone());
            saved_order.question.ask(ticket);
            effects.push(match saved_order.source {
                Source::Key => Effect::FindMade { ticket, key },
                Source::Kept | Source::Left | Source::Named => {
                    Effect::FindOrder { ticket, pass: self.opens(saved_order), id: key }
                }
            });
        }
        self.saved.orders = orders;
        effects
    }

    /// What opens an order: the partner's pass, or the one on file.
    fn opens(&self, saved_order: &SavedOrder) -> Option<Secret> {
        saved_order.pass.clone().or_else(|| self.saved.pass_of(&saved_order.key))
    }

    fn add_saved_order(&mut self, key: String, source: Source) {
        let is_shown = self.purchase.placed.as_ref().is_some_and(|placed| placed.order.id == key);
        if !is_shown && !self.saved.orders.iter().any(|saved_order| saved_order.key == key) {
            self.saved.orders.push(SavedOrder::new(key, source));
        }
    }

    fn saved_order_found(
        &mut self,
        saved_order: SavedOrder,
        at: usize,
        order: Order,
        now: PageMs,
    ) -> Vec<Effect> {
        if saved_order.source == Source::Left && !order.is_detected() {
            return vec![];
        }
        let mut effects = vec![];
        let known = self.saved.known_of([&saved_order.key, &order.id], now);
        let known_before = known.agreement.for_file();
        let mut placed = Placed::new(order, now, self.config.payment_window, true, known);
        // A question by the order's id is answered without the pass that it came with.
        placed.admission.pass = placed.admission.pass.take().or_else(|| self.opens(&saved_order));
        let (order, pass) = (&placed.order, placed.admission.pass.clone());
        if saved_order.source != Source::Kept || placed.agreement.for_file() != known_before {
            let key = (saved_order.source == Source::Key).then(|| saved_order.key.clone());
            effects.extend(self.note_made(order, key, placed.agreement.clone(), pass));
        }
        if saved_order.source == Source::Key {
            effects.push(Effect::Announce(Announcement::created(order)));
        }
        if self.saved.orders.iter().any(|other| other.key == order.id) {
            return effects;
        }
        effects.extend(placed.announcement(true));
        self.saved.orders.insert(at, SavedOrder::of(placed));
        effects
    }

    /// It was not answered with an order.
    fn saved_order_failed(
        &mut self,
        mut saved_order: SavedOrder,
        at: usize,
        error: &ApiError,
    ) -> Vec<Effect> {
        self.saved.patience = self.saved.patience.max(patience(error));
        let fate = KeyFate::of(error);
        saved_order.found = match (saved_order.source, fate) {
            (Source::Key, Some(KeyFate::NeverSent)) => {
                let mut effects = vec![Effect::Note(Note::Settled(saved_order.key))];
                effects.extend(self.complain(Problem::new(own::NOTHING_MADE)));
                return effects;
            }
            (Source::Key, Some(KeyFate::Unknown)) => Found::Unanswered,
            (Source::Key, _) if saved_order.failed + 1 >= ATTEMPTS => Found::Unanswered,
            (Source::Key, Some(KeyFate::UnderWay)) => Found::UnderWay,
            (Source::Key, None) => Found::Unreachable,
            // No pass, or one that opens nothing, is answered like an order that does not exist.
            _ if matches!(error.status(), Some(403 | 404 | 410)) => {
                return self.saved_order_missed(saved_order, at);
            }
            // What was left unpaid is looked for again at the next reload.
            (Source::Left, _) => return vec![],
            (Source::Kept | Source::Named, _) => Found::Unreachable,
        };
        saved_order.failed += 1;
        self.saved.orders.insert(at, saved_order);
        vec![]
    }

    /// The host does not know it.
    fn saved_order_missed(&mut self, mut saved_order: SavedOrder, at: usize) -> Vec<Effect> {
        match saved_order.source {
            Source::Left | Source::Key => vec![],
            Source::Named => {
                let problem = unknown(&saved_order.key);
                // What is on file stays in the list, whatever the partner's pass was worth.
                if self.saved.remembers(&saved_order.key) {
                    let has_own =
                        saved_order.pass.is_some() && self.saved.pass_of(&saved_order.key).is_some();
                    let found = if has_own { Found::Nothing } else { Found::Unknown };
                    let kept = SavedOrder { found, ..SavedOrder::new(saved_order.key, Source::Kept) };
                    self.saved.orders.insert(at, kept);
                }
                self.complain(problem)
            }
            Source::Kept => {
                saved_order.missed += 1;
                if saved_order.missed >= UNKNOWN {
                    saved_order.found = Found::Unknown;
                }
                self.saved.orders.insert(at, saved_order);
                vec![]
            }
        }
    }

    /// What follows once something is known: an order is opened, or what is missing is looked for again.
    fn settled(&mut self) -> Vec<Effect> {
        let here = |saved_order: &SavedOrder, id: &str| {
            saved_order.key == id && matches!(saved_order.found, Found::Here(_))
        };
        let wanted = self.saved.wanted.as_ref();
        if let Some(at) =
            wanted.and_then(|id| self.saved.orders.iter().position(|saved_order| here(saved_order, id)))
        {
            return self.open_saved_order(at);
        }
        if self.saved.orders.iter().any(|saved_order| saved_order.question.is_asked()) {
            return vec![];
        }
        if self.saved.orders.iter().any(SavedOrder::is_sought) {
            let ticket = self.next_ticket();
            self.saved.next_look.ask(ticket);
            let patience = std::mem::take(&mut self.saved.patience);
            let pause = (FIRST_PAUSE << self.saved.looks.min(GROWTH)).max(patience);
            self.saved.looks += 1;
            return vec![Effect::AwaitLook { ticket, pause }];
        }
        // One order alone is where the shopper was. A brand or a search of theirs is not taken away for it.
        let opening = std::mem::take(&mut self.saved.opening);
        match self.saved.orders.as_slice() {
            [saved_order]
                if opening && self.is_untouched() && matches!(saved_order.found, Found::Here(_)) =>
            {
                quietly(self.open_saved_order(0))
            }
            _ => vec![],
        }
    }

    fn open_saved_order(&mut self, at: usize) -> Vec<Effect> {
        if self.purchase.placed.is_some() || self.is_paying() {
            return vec![];
        }
        self.saved.wanted = None;
        let Found::Here(placed) = self.saved.orders.remove(at).found else { return vec![] };
        let follow = Effect::Follow(placed.order.id.clone());
        // What its shopper was told before it was made went with the page.
        self.purchase.quoted_total = QuotedTotal::default();
        let complaint = self.purchase.placed.insert(*placed).complaint();
        self.saved.opening = false;
        self.purchase.problems.clear();
        complaint.into_iter().chain([follow, Effect::FocusView]).collect()
    }
}

/// That an order cannot be opened here, with its number for support.
fn unknown(id: &str) -> Problem {
    Problem { details: vec![("id".to_owned(), id.to_owned())], ..Problem::new(own::ORDER_UNKNOWN) }
}
