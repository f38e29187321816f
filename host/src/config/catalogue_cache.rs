//! How much of the catalogue is kept, and for how long. A price, a validation or an order never is.

use std::time::Duration;

/// The bounds of what is kept of the catalogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CatalogueCache {
    /// The memory for answers, with their compressed forms.
    pub bytes: u64,
    /// How long brands and the homepage are new.
    pub brands: Duration,
    /// How long payment methods are new.
    pub payment_methods: Duration,
    /// How long products are new.
    pub products: Duration,
    /// How long an answer that is not new any more is given all the same, while the upstream is asked again.
    pub grace: Duration,
    /// How long an answer is given where the upstream fails, from when it was asked for.
    pub longest: Duration,
}

impl Default for CatalogueCache {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            brands: Duration::from_secs(300),
            payment_methods: Duration::from_secs(60),
            products: Duration::from_secs(30),
            grace: Duration::from_secs(30),
            longest: Duration::from_secs(3_600),
        }
    }
}
