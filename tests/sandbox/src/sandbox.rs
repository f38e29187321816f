//! What one running sandbox knows. It is shared by every handler and lives as long as the server.

use crate::{
    catalogue::Catalogue,
    faults::Faults,
    logos::Logos,
    options::Options,
    orders::Orders,
    pricing::{Coupon, Quoter},
    request_log::RequestLog,
    routes::AnswerCache,
    settings::Settings,
};
use parking_lot::{Mutex, RwLock};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;

/// Everything that a running sandbox knows.
pub(crate) struct Sandbox {
    /// How it was started.
    pub(crate) options: Options,
    /// What is sold.
    pub(crate) catalogue: Catalogue,
    /// Every order.
    pub(crate) orders: Orders,
    /// Failures to come.
    pub(crate) faults: Mutex<Faults>,
    /// Requests that arrived.
    pub(crate) requests: Mutex<RequestLog>,
    /// What was switched.
    pub(crate) settings: RwLock<Settings>,
    /// Catalogues as they were sent.
    pub(crate) brand_answers: AnswerCache,
    /// Drawings.
    pub(crate) logos: Logos,
    /// Becomes true when the server stops, so that open streams end.
    pub(crate) closing: watch::Sender<bool>,
    quotes: AtomicU64,
}

impl Sandbox {
    /// A sandbox without orders.
    pub(crate) fn new(options: Options) -> Arc<Self> {
        Arc::new(Self {
            catalogue: Catalogue::new(options.brands),
            orders: Orders::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            settings: RwLock::default(),
            brand_answers: AnswerCache::default(),
            logos: Logos::default(),
            closing: watch::Sender::new(false),
            quotes: AtomicU64::new(0),
            options,
        })
    }

    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
    }

    /// The prices of this moment. Every call counts: that is what makes them move.
    pub(crate) fn quoter(&self, coupon: Option<Coupon>) -> Quoter {
        let count = self.quotes.fetch_add(1, Ordering::Relaxed);
        let percent = self.settings.read().price_percent;
        Quoter { seed: self.options.seed, count, percent, coupon }
    }

    /// Begins the prices again.
    pub(crate) fn restart_prices(&self) {
        self.quotes.store(0, Ordering::Relaxed);
    }
}
