//! How many of something there are now.

use metrics::gauge;

/// One of them. It counts for as long as it lives.
#[derive(Debug)]
pub(crate) struct Level(&'static str);

impl Level {
    /// One more of what the gauge `name` counts.
    pub(crate) fn of(name: &'static str) -> Self {
        gauge!(name).increment(1.0);
        Self(name)
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        gauge!(self.0).decrement(1.0);
    }
}
