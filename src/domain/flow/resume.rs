//! The orders that this browser has on file and this element does not show right now: looked for when the page opens, one
//! alone is shown at once, several are a list. An order that is shown or in the making is never replaced by one of them.

use crate::domain::flow::browse::{announce, quietly};
use crate::domain::flow::state::Source;
use crate::domain::flow::{
    Announcement, ApiError, Effect, Flow, Found, Placed, QuotedTotal, SavedOrder, View,
};
use crate::domain::journal::{Journal, Note, is_id};
use crate::domain::order::Order;
use crate::domain::problem::Problem;
use crate::domain::time::PageMs;

/// How often an order has to be unknown before the shopper is told so (design section 3).
const UNKNOWN: u32 = 3;

/// How often a host that cannot say what a key made is asked, before the shopper is told.
const ATTEMPTS: u32 = 5;

/// The first pause before what failed is looked for again, in milliseconds; each further one is twice as long.
const FIRST_PAUSE: u32 = 1000;

/// How often the pause grows: to 32 s.
const GROWTH: u32 = 5;

impl Flow {
    /// What the browser has on file for this element: at first all of it, later what another tab changed.
    pub(super) fn recalled(&mut self, journal: Journal, first: bool) -> Vec<Effect> {
        let is_kept = |row: &SavedOrder| {
            row.source == Source::Named
                || journal.orders.iter().any(|order| order.id == row.key)
                || journal.intents.iter().any(|intent| intent.key == row.key)
        };
        let unsaved = self.saved.unsaved;
        self.saved.orders.retain(|row| unsaved || is_kept(row));
        for order in journal.orders.into_iter().filter(|order| first || !order.left) {
            self.add_row(order.id, if order.left { Source::Left } else { Source::Kept });
        }
        // A creation of another tab is that tab's business until it is closed.
        for intent in journal.intents.into_iter().filter(|_| first) {
            self.add_row(intent.key, Source::Key);
            if let Some(row) = self.saved.orders.last_mut().filter(|_| !intent.keyed) {
                row.found = Found::Unanswered;
            }
        }
        self.saved.opening |= first;
        let mut effects = self.look();
        effects.extend(self.settled());
        effects
    }

    /// Looks for an order that the partner names. One that is shown is never replaced.
    pub(super) fn resume_asked(&mut self, id: String) -> Vec<Effect> {
        if self.purchase.placed.is_some() || self.is_paying() {
            return vec![];
        }
        if !is_id(&id) {
            return self.complain("client:order-unknown");
        }
        // The last wish counts; what was asked for before it was never on file.
        self.saved.orders.retain(|row| row.source != Source::Named);
        self.saved.wanted = Some(id.clone());
        if self.saved.orders.iter().any(|row| row.key == id && matches!(row.found, Found::Here(_))) {
            return self.settled();
        }
        self.saved.orders.retain(|row| row.key != id);
        self.add_row(id, Source::Named);
        self.look()
    }

    /// The shopper wants to see an order of the list.
    pub(super) fn row_opened(&mut self, id: String) -> Vec<Effect> {
        self.saved.wanted = Some(id);
        self.settled()
    }

    /// What was looked for was found, or not.
    pub(super) fn row_answered(
        &mut self,
        ticket: u32,
        answer: Result<Order, ApiError>,
        now: PageMs,
    ) -> Vec<Effect> {
        let asked = self.saved.orders.iter().position(|row| row.question.is_answered_by(ticket));
        let Some(at) = asked else { return vec![] };
        let mut row = self.saved.orders.remove(at);
        row.question.close();
        let mut effects = match answer {
            Ok(order) => self.row_found(row, at, order, now),
            Err(error) if matches!(status(&error), Some(404 | 410)) => self.row_missed(row, at),
            // What was left unpaid is looked for again at the next reload.
            Err(_) if row.source == Source::Left => vec![],
            Err(_) => {
                row.failed += 1;
                let hopeless = row.source == Source::Key && row.failed >= ATTEMPTS;
                row.found = if hopeless { Found::Unanswered } else { Found::Unreachable };
                self.saved.orders.insert(at, row);
                vec![]
            }
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
        for row in &mut self.saved.orders {
            if row.question.is_asked() || !row.is_sought() {
                continue;
            }
            self.ticket += 1;
            row.question.ask(self.ticket);
            let (ticket, key) = (self.ticket, row.key.clone());
            effects.push(match row.source {
                Source::Key => Effect::FindMade { ticket, key },
                Source::Kept | Source::Left | Source::Named => Effect::FindOrder { ticket, id: key },
            });
        }
        effects
    }

    fn add_row(&mut self, key: String, source: Source) {
        let is_shown = self.purchase.placed.as_ref().is_some_and(|placed| placed.order.id == key);
        if !is_shown && !self.saved.orders.iter().any(|row| row.key == key) {
            self.saved.orders.push(SavedOrder::new(key, source));
        }
    }

    fn row_found(&mut self, row: SavedOrder, at: usize, order: Order, now: PageMs) -> Vec<Effect> {
        if row.source == Source::Left && !order.is_detected() {
            return vec![];
        }
        let mut effects = vec![];
        if row.source != Source::Kept {
            effects.extend(self.note_made(&order, (row.source == Source::Key).then(|| row.key.clone())));
        }
        if row.source == Source::Key {
            effects.push(Effect::Announce(Announcement::created(&order)));
        }
        if self.saved.orders.iter().any(|other| other.key == order.id) {
            return effects;
        }
        let mut placed = Placed::new(order, now, self.config.payment_window, true);
        effects.extend(placed.announcement(true));
        self.saved.orders.insert(at, SavedOrder::of(placed));
        effects
    }

    /// The host does not know it.
    fn row_missed(&mut self, mut row: SavedOrder, at: usize) -> Vec<Effect> {
        match row.source {
            Source::Left => vec![],
            Source::Named => self.complain("client:order-unknown"),
            Source::Key => {
                let mut effects = vec![Effect::Note(Note::Settled(row.key))];
                effects.extend(self.complain("client:nothing-made"));
                effects
            }
            Source::Kept => {
                row.missed += 1;
                if row.missed >= UNKNOWN {
                    row.found = Found::Unknown;
                }
                self.saved.orders.insert(at, row);
                vec![]
            }
        }
    }

    /// What follows once something is known: an order is opened, or what is missing is looked for again.
    fn settled(&mut self) -> Vec<Effect> {
        let here = |row: &SavedOrder, id: &str| row.key == id && matches!(row.found, Found::Here(_));
        let wanted = self.saved.wanted.as_ref();
        if let Some(at) = wanted.and_then(|id| self.saved.orders.iter().position(|row| here(row, id))) {
            return self.open_row(at);
        }
        if self.saved.orders.iter().any(|row| row.question.is_asked()) {
            return vec![];
        }
        if self.saved.orders.iter().any(SavedOrder::is_sought) {
            let ticket = self.next_ticket();
            self.saved.next_look.ask(ticket);
            let pause = FIRST_PAUSE << self.saved.looks.min(GROWTH);
            self.saved.looks += 1;
            return vec![Effect::AwaitLook { ticket, pause }];
        }
        // One order alone is where the shopper was. A brand or a search of theirs is not taken away for it.
        let opening = std::mem::take(&mut self.saved.opening);
        match self.saved.orders.as_slice() {
            [row] if opening && self.is_untouched() && matches!(row.found, Found::Here(_)) => {
                quietly(self.open_row(0))
            }
            _ => vec![],
        }
    }

    fn open_row(&mut self, at: usize) -> Vec<Effect> {
        if self.purchase.placed.is_some() || self.is_paying() {
            return vec![];
        }
        self.saved.wanted = None;
        let Found::Here(placed) = self.saved.orders.remove(at).found else { return vec![] };
        let follow = Effect::Follow(placed.order.id.clone());
        // What its shopper was told before it was made went with the page.
        self.purchase.quoted_total = QuotedTotal::default();
        self.purchase.placed = Some(*placed);
        self.saved.opening = false;
        self.purchase.problems.clear();
        vec![follow, Effect::FocusView]
    }

    /// Whether the screen is as the partner set it up.
    fn is_untouched(&self) -> bool {
        let partners = match &self.purchase.choice {
            Some(choice) => self.config.brand.as_ref() == Some(&choice.brand.name),
            None => self.shop.filter.query.is_empty() && self.shop.filter.category == self.config.category,
        };
        partners && matches!(self.view(), View::Grid | View::Brand)
    }

    fn complain(&mut self, code: &str) -> Vec<Effect> {
        let problem = Problem::new(code);
        let announced = announce(&problem);
        self.purchase.problems = vec![problem];
        vec![announced]
    }
}

/// The HTTP status of an answer that brought no order.
fn status(error: &ApiError) -> Option<u16> {
    match error {
        ApiError::Problem(problem) => problem.status(),
        ApiError::Failure(failure) => Problem::from(failure).status(),
    }
}
