//! The orders that this browser has on file and this element does not show now, and how they are looked for.

use crate::domain::agreement::Agreement;
use crate::domain::flow::SavedOrder;
use crate::domain::flow::follow::Known;
use crate::domain::flow::question::Question;
use crate::domain::journal::{Journal, KeptPass};
use crate::domain::order::admission::Secret;
use crate::domain::time::PageMs;

/// The orders on file.
#[derive(Clone, Debug, Default)]
pub struct SavedOrders {
    /// Those that are not shown, in the order of the list.
    pub orders: Vec<SavedOrder>,
    /// Whether nothing can be kept on file: a reload loses the order.
    pub unsaved: bool,
    /// Whether an order that is found alone is to be opened.
    pub(in crate::domain::flow) opening: bool,
    /// The order that is to be opened as soon as it is there.
    pub(in crate::domain::flow) wanted: Option<String>,
    /// How often what failed was looked for again.
    pub(in crate::domain::flow) looks: u32,
    /// The pause before looking again.
    pub(in crate::domain::flow) next_look: Question,
    /// What is on file of orders beside their ids, whichever element made them.
    remembered: Vec<Remembered>,
    /// The passes on file, whichever element made their orders.
    passes: Vec<KeptPass>,
    /// How long a host asked to be left alone before the next look, in milliseconds.
    pub(in crate::domain::flow) patience: u32,
}

/// What is on file of an order, or of a creation.
#[derive(Clone, Debug)]
struct Remembered {
    key: String,
    agreement: Agreement,
    /// How old it was, in milliseconds, and when that was.
    age: u64,
    at: PageMs,
}

impl SavedOrders {
    /// Takes over what is on file.
    pub(in crate::domain::flow) fn remember(&mut self, journal: &Journal, now: PageMs) {
        self.passes.clone_from(&journal.passes);
        let agreed = journal.agreed.iter().map(|kept| (&kept.key, kept.seen, Some(&kept.agreement)));
        let orders = journal.orders.iter().map(|order| (&order.id, order.made, None));
        for (key, seen, agreement) in agreed.chain(orders) {
            self.remembered.retain(|known| known.key != *key || agreement.is_none());
            if self.remembered.iter().all(|known| known.key != *key) {
                self.remembered.push(Remembered {
                    key: key.clone(),
                    agreement: agreement.cloned().unwrap_or_default(),
                    age: journal.read_at.since(seen),
                    at: now,
                });
            }
        }
    }

    /// What opens an order, by its id.
    pub(in crate::domain::flow) fn pass_of(&self, id: &str) -> Option<Secret> {
        self.passes.iter().find(|kept| kept.id == id).map(|kept| kept.pass.clone())
    }

    /// Whether the order is on file.
    pub(in crate::domain::flow) fn remembers(&self, id: &str) -> bool {
        self.remembered.iter().any(|known| known.key == id)
    }

    /// What is known of an order by its id, or by the key that made it.
    pub(in crate::domain::flow) fn known_of(&self, keys: [&String; 2], now: PageMs) -> Known {
        let found = self.remembered.iter().find(|known| keys.contains(&&known.key));
        found.map_or_else(Known::default, |known| Known {
            agreement: known.agreement.clone(),
            seen_for: known.age.saturating_add(now.since(known.at)),
        })
    }
}
