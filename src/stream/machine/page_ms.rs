//! A moment on the page's clock. It never reads the clock.

/// A moment in milliseconds of the page's monotonic clock, which begins with the page and which nobody can set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageMs(pub u64);

impl PageMs {
    /// The moment that is so many milliseconds later.
    #[must_use]
    pub fn plus(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Milliseconds from an earlier moment to this one; none where it is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}
