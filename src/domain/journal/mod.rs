//! What one browser keeps of its orders, so that a reload, a crash or a second tab comes back to them, and holds them to
//! what was asked for: ids, the passes that open them, states, times, and marks of what was agreed.
//!
//! Never an e-mail, a phone number, an address or a code. Whoever reads the storage can ask the host for the orders in it,
//! as this browser can. It reads no clock and no storage: both are the shell's.

mod text;

use crate::domain::agreement::Agreement;
use crate::domain::order::admission::Secret;
use crate::domain::order::state::OrderState;
use crate::domain::time::UnixMs;

/// Orders that are kept at once; beyond it those that nobody waits for go first.
const ROOM: usize = 20;

/// Unanswered creations that are kept at once.
const INTENTS: usize = 5;

/// Milliseconds for which an order that the shopper left unpaid is still looked after: a payment may be that late.
const LATE: u64 = 48 * 3_600_000;

/// The orders of a browser and a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// Oldest first.
    pub orders: Vec<KeptOrder>,
    /// Creations whose answer never came, oldest first.
    pub intents: Vec<KeptIntent>,
    /// What was agreed of them, whichever element they are of.
    pub agreed: Vec<KeptAgreement>,
    /// The passes of orders, whichever element they are of; none where the host gives none.
    pub passes: Vec<KeptPass>,
    /// When all of this was read, by the local clock.
    pub read_at: UnixMs,
}

/// What was agreed of an order, or of a creation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAgreement {
    /// The order's id, or the key of its creation.
    pub key: String,
    /// When this browser first saw it, by the local clock.
    pub seen: UnixMs,
    /// What was agreed.
    pub agreement: Agreement,
}

/// What opens an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPass {
    /// The order's id.
    pub id: String,
    /// The host's pass.
    pub pass: Secret,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOrder {
    /// The order's id.
    pub id: String,
    /// When it came here, by the local clock: for the order of the list and nothing else.
    pub made: UnixMs,
    /// The element that made it, by its place on the page.
    pub place: String,
    /// Whether the shopper began again without paying it.
    pub left: bool,
    /// What pages were told of it, oldest first.
    told: Vec<String>,
}

/// A creation that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptIntent {
    /// The `Idempotency-Key`, or what would have been one.
    pub key: String,
    /// When it was asked for, by the local clock.
    pub made: UnixMs,
    /// The element that asked, by its place on the page.
    pub place: String,
    /// Whether the host can be asked what the key made.
    pub keyed: bool,
}

/// A change. Each one is applied to what is stored at that moment, so that two tabs never undo each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// An order is about to be asked for.
    Asked {
        /// The `Idempotency-Key`, or what would have been one.
        key: String,
        /// Whether it is sent to the host.
        keyed: bool,
        /// What is asked for.
        agreement: Box<Agreement>,
    },
    /// It is known that this key made no order, or the shopper was told that nobody knows.
    Settled(String),
    /// An order exists; the key that made it, if it did, is settled with it.
    Made {
        /// The order's id.
        id: String,
        /// The key.
        key: Option<String>,
        /// What it is held to.
        agreement: Box<Agreement>,
        /// What opens it; where this is not said, what is kept stays.
        pass: Option<Secret>,
    },
    /// The shopper began again without paying this order.
    Left(String),
    /// Nothing is awaited of this order any more, or the shopper does not want to see it.
    Forgotten(String),
}

impl Journal {
    /// Changes one thing. `now` is the local clock, `place` the element's place on the page.
    pub fn apply(&mut self, note: &Note, now: UnixMs, place: &str) {
        match note {
            Note::Asked { key, keyed, agreement } => {
                self.settle(key);
                self.agree(key, agreement, now);
                let intent =
                    KeptIntent { key: key.clone(), made: now, place: place.to_owned(), keyed: *keyed };
                self.intents.push(intent);
            }
            Note::Settled(key) => self.settle(key),
            Note::Made { id, key, agreement, pass } => {
                self.agree(id, agreement, now);
                self.admit(id, pass.as_ref());
                if let Some(key) = key {
                    self.settle(key);
                }
                match self.orders.iter_mut().find(|order| order.id == *id) {
                    Some(order) => order.left = false,
                    None => self.orders.push(KeptOrder {
                        id: id.clone(),
                        made: now,
                        place: place.to_owned(),
                        left: false,
                        told: Vec::new(),
                    }),
                }
            }
            Note::Left(id) => {
                if let Some(order) = self.orders.iter_mut().find(|order| order.id == *id) {
                    order.left = true;
                }
            }
            Note::Forgotten(id) => self.orders.retain(|order| order.id != *id),
        }
        self.prune(now);
    }

    /// Whether a page has still to be told this of an order: once a browser. What is asked for here counts as told.
    pub fn tell(&mut self, id: &str, what: &str) -> bool {
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return true };
        let new = !order.told.iter().any(|told| told == what);
        if new && is_word(what) {
            order.told.push(what.to_owned());
        }
        new
    }

    /// What an element resumes: its own, and what belongs to no element of the page if it is the first of them.
    /// `me` is its place, `present` are all places of the page in their order; an element that they lack stands alone.
    #[must_use]
    pub fn of(mut self, me: &str, present: &[String]) -> Self {
        let first = present.first().is_none_or(|first| first == me) || !present.iter().any(|it| it == me);
        let mine = |place: &str| place == me || (first && !present.iter().any(|it| it == place));
        self.orders.retain(|order| mine(&order.place));
        self.intents.retain(|intent| mine(&intent.place));
        self
    }

    fn agree(&mut self, key: &str, agreement: &Agreement, now: UnixMs) {
        let agreement = agreement.for_file();
        match self.agreed.iter_mut().find(|kept| kept.key == key) {
            Some(kept) => kept.agreement = agreement,
            None => self.agreed.push(KeptAgreement { key: key.to_owned(), seen: now, agreement }),
        }
    }

    fn admit(&mut self, id: &str, pass: Option<&Secret>) {
        let Some(pass) = pass else { return };
        self.passes.retain(|kept| kept.id != id);
        self.passes.push(KeptPass { id: id.to_owned(), pass: pass.clone() });
    }

    fn settle(&mut self, key: &str) {
        self.intents.retain(|intent| intent.key != key);
    }

    fn prune(&mut self, now: UnixMs) {
        self.orders.retain(|order| !order.left || now.since(order.made) < LATE);
        while self.orders.len() > ROOM {
            let worth = |order: &&KeptOrder| (!order.left, !order.is_finished(), order.made);
            let Some(least) = self.orders.iter().min_by_key(worth).map(|order| order.id.clone()) else {
                break;
            };
            self.orders.retain(|order| order.id != least);
        }
        let extra = self.intents.len().saturating_sub(INTENTS);
        self.intents.drain(..extra);
        let (orders, intents) = (&self.orders, &self.intents);
        self.passes.retain(|kept| orders.iter().any(|order| order.id == kept.id));
        self.agreed.retain(|kept| {
            orders.iter().any(|order| order.id == kept.key)
                || intents.iter().any(|intent| intent.key == kept.key)
        });
    }
}

impl KeptOrder {
    /// Whether the last state that a page was told of is a final one.
    fn is_finished(&self) -> bool {
        let mut states = self.told.iter().rev().map(|told| OrderState::from_wire(told));
        states.find(|state| !matches!(state, OrderState::Other(_))).is_some_and(|state| state.facts().last)
    }
}

/// Whether a text can be an order's id: what a URL and a line of the journal hold as it is (ids are opaque,
/// `docs/wire-format.md` section 9).
pub fn is_id(text: &str) -> bool {
    is_word(text) && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

fn is_word(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:~#".contains(&byte);
    (1..=128).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests;
