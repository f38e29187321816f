//! Prices that grow old are asked for again while the brand is looked at, quietly: nothing that is shown, typed or
//! focused is touched until the answer is there, and a failed attempt changes nothing.

use crate::domain::flow::{Effect, Flow};
use crate::domain::time::PageMs;

/// How old prices may be when the shopper comes back to the page, in milliseconds.
const FRESH: u64 = 30_000;

impl Flow {
    /// Has the prices looked at again after a while.
    pub(super) fn await_age(&mut self) -> Vec<Effect> {
        let ticket = self.next_ticket();
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        choice.ageing.ask(ticket);
        vec![Effect::AwaitAge { ticket }]
    }

    /// The prices have stood for a while.
    pub(super) fn price_aged(&mut self, ticket: u32) -> Vec<Effect> {
        match &self.purchase.choice {
            Some(choice) if choice.ageing.is_answered_by(ticket) => self.refresh_quietly(),
            _ => vec![],
        }
    }

    /// The shopper came back to the page.
    pub(super) fn came_back(&mut self, now: PageMs) -> Vec<Effect> {
        let priced_at = self.purchase.choice.as_ref().and_then(|choice| choice.priced_at);
        match priced_at {
            Some(then) if now.since(then) >= FRESH => self.refresh_quietly(),
            _ => vec![],
        }
    }

    /// What is offered may have changed: it is asked for once more, with the choice and the problems as they are.
    pub(super) fn reload_offer(&mut self) -> Vec<Effect> {
        match &mut self.purchase.choice {
            Some(choice) if choice.offer.ready().is_some() => choice.quiet = true,
            _ => return vec![],
        }
        self.ask_offer()
    }

    fn refresh_quietly(&mut self) -> Vec<Effect> {
        let busy = self.is_paying() || self.purchase.placed.is_some();
        let Some(choice) = self.purchase.choice.as_mut().filter(|choice| !busy && !choice.is_awaited())
        else {
            return vec![];
        };
        choice.quiet = true;
        let mut effects = if choice.is_range_alone() { self.ask_quote() } else { self.ask_offer() };
        effects.extend(self.refresh_total());
        effects
    }
}
