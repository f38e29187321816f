//! How an order is left: what stays on file, and what the screen goes back to. An order that money may be under way to is
//! never dropped.

use crate::domain::agreement::Agreement;
use crate::domain::flow::browse::announce;
use crate::domain::flow::{Effect, Flow, Placed, SavedOrder};
use crate::domain::journal::{Note, is_id};
use crate::domain::order::admission::Secret;
use crate::domain::order::state::OrderState;
use crate::domain::order::{Order, Standing};
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;

impl Flow {
    /// Begins again after an order: with everything typed kept after one that was not delivered, from the grid after one
    /// that was.
    pub(super) fn restarted(&mut self) -> Vec<Effect> {
        let Some(placed) = self.purchase.placed.take() else { return vec![] };
        if placed.order.state == OrderState::Done {
            self.purchase.choice = None;
            self.basket.items.clear();
        }
        self.purchase.problems.clear();
        let mut effects = self.let_go(placed);
        effects.extend(self.refresh_prices());
        effects.push(Effect::FocusView);
        effects
    }

    /// `reset()`: back to the grid. An order that is being paid is never thrown away (`docs/contract.md` section 1).
    pub(super) fn reset(&mut self) -> Vec<Effect> {
        let facts = self.purchase.placed.as_ref().map(|placed| placed.order.state.facts());
        if facts.is_some_and(|facts| !facts.last) || self.is_paying() {
            return vec![];
        }
        let mut effects = self.purchase.placed.take().map_or_else(Vec::new, |placed| self.let_go(placed));
        self.purchase.choice = None;
        self.basket.items.clear();
        self.purchase.problems.clear();
        self.shop.filter.query.clear();
        self.shop.filter.category.clone_from(&self.config.category);
        effects.push(Effect::FocusView);
        effects
    }

    /// Back to the list of orders; the one that was shown goes back into it.
    pub(super) fn list_asked(&mut self) -> Vec<Effect> {
        let Some(placed) = self.purchase.placed.take() else { return vec![] };
        self.saved.orders.insert(0, SavedOrder::of(placed));
        self.purchase.choice = None;
        self.basket.items.clear();
        vec![Effect::Unfollow, Effect::FocusView]
    }

    /// The shopper has the code, or does not want to see an order any more: it is forgotten.
    pub(super) fn forgotten(&mut self, key: &str) -> Vec<Effect> {
        self.saved.orders.retain(|saved_order| saved_order.key != key);
        let mut effects = vec![Effect::Note(Note::Forgotten(key.to_owned()))];
        if self.purchase.placed.take_if(|placed| placed.order.id == key).is_some() {
            self.purchase.choice = None;
            self.basket.items.clear();
            effects.extend([Effect::Unfollow, Effect::FocusView]);
        }
        effects
    }

    /// The shopper knows that nobody knows whether an order was made.
    pub(super) fn dismissed(&mut self, key: String) -> Vec<Effect> {
        self.saved.orders.retain(|saved_order| saved_order.key != key);
        self.purchase.unsettled.take_if(|(_, unsettled)| *unsettled == key);
        vec![Effect::Note(Note::Settled(key))]
    }

    /// Nothing can be kept: the page is told once, the shopper beside the order.
    pub(super) fn storage_failed(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.saved.unsaved, true) {
            return vec![];
        }
        vec![announce(&Problem::new(own::NOT_SAVED))]
    }

    /// Puts an order on file, before anything of it is shown. One whose id cannot be kept is lost with the page.
    pub(super) fn note_made(
        &mut self,
        order: &Order,
        key: Option<String>,
        agreement: Agreement,
        pass: Option<Secret>,
    ) -> Option<Effect> {
        if !is_id(&order.id) {
            self.saved.unsaved = true;
            return None;
        }
        Some(Effect::Note(Note::Made { id: order.id.clone(), key, agreement: Box::new(agreement), pass }))
    }

    /// What stays of an order that is not shown any more.
    fn let_go(&mut self, placed: Placed) -> Vec<Effect> {
        let order = &placed.order;
        let id = order.id.clone();
        let facts = order.state.facts();
        let note = match order.standing() {
            // A late payment may still arrive.
            Standing::Expired => Some(Note::Left(id)),
            Standing::Unfinished if facts.payable && !order.is_detected() => Some(Note::Left(id)),
            Standing::Final if !order.holds_goods() => Some(Note::Forgotten(id)),
            Standing::Final | Standing::Settling | Standing::Unfinished => None,
        };
        match note {
            Some(note) => vec![Effect::Unfollow, Effect::Note(note)],
            None => {
                self.saved.orders.insert(0, SavedOrder::of(placed));
                vec![Effect::Unfollow]
            }
        }
    }
}
