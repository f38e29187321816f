//! The time of day, for what outlives a restart. Whatever lasts within one run is measured by `Instant`.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970; zero on a machine whose clock stands before that.
pub(crate) fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default()
}
