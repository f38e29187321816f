//! The orders and whoever listens to them. It never keeps one across a restart.

use super::order::Order;
use indexmap::IndexMap;
use parking_lot::Mutex;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::broadcast;

/// Moments that a slow listener may lag behind before it misses some.
const BACKLOG: usize = 64;

struct Entry {
    order: Arc<Order>,
    changes: broadcast::Sender<Arc<Order>>,
    listeners: Arc<AtomicUsize>,
}

/// Every order, oldest first.
#[derive(Default)]
pub(crate) struct Orders {
    entries: Mutex<IndexMap<String, Entry>>,
}

/// A listener's view of an order: what it is now, and every moment after that. Dropping it stops listening.
pub(crate) struct Subscription {
    /// The order when listening began.
    pub(crate) current: Arc<Order>,
    /// Later moments; closed when the orders are forgotten.
    pub(crate) changes: broadcast::Receiver<Arc<Order>>,
    listeners: Arc<AtomicUsize>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.listeners.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Orders {
    /// Keeps a new order.
    pub(crate) fn insert(&self, order: Order) -> Arc<Order> {
        let order = Arc::new(order);
        let entry = Entry {
            order: Arc::clone(&order),
            changes: broadcast::Sender::new(BACKLOG),
            listeners: Arc::default(),
        };
        self.entries.lock().insert(order.id.clone(), entry);
        order
    }

    /// The order as it is now.
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Order>> {
        self.entries.lock().get(id).map(|entry| Arc::clone(&entry.order))
    }

    /// Replaces the order by each of the moments that `next` makes of it, and tells them; the last one stays. `None` if
    /// the order is not known or `next` makes nothing of it.
    pub(crate) fn advance(&self, id: &str, next: impl FnOnce(&Order) -> Vec<Order>) -> Option<Arc<Order>> {
        let mut entries = self.entries.lock();
        let entry = entries.get_mut(id)?;
        let moments = next(&entry.order);
        if moments.is_empty() {
            return None;
        }
        for moment in moments {
            entry.order = Arc::new(moment);
            // Nobody may be listening; the moment is kept all the same.
            let _ = entry.changes.send(Arc::clone(&entry.order));
        }
        Some(Arc::clone(&entry.order))
    }

    /// Begins to listen.
    pub(crate) fn subscribe(&self, id: &str) -> Option<Subscription> {
        let entries = self.entries.lock();
        let entry = entries.get(id)?;
        entry.listeners.fetch_add(1, Ordering::Relaxed);
        Some(Subscription {
            current: Arc::clone(&entry.order),
            changes: entry.changes.subscribe(),
            listeners: Arc::clone(&entry.listeners),
        })
    }

    /// Every order with the number of its listeners, newest first.
    pub(crate) fn list(&self) -> Vec<(Arc<Order>, usize)> {
        let entries = self.entries.lock();
        let row = |entry: &Entry| (Arc::clone(&entry.order), entry.listeners.load(Ordering::Relaxed));
        entries.values().rev().map(row).collect()
    }

    /// Forgets every order and closes their streams.
    pub(crate) fn clear(&self) {
        self.entries.lock().clear();
    }
}
