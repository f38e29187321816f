//! What came of test programs: how many tests passed and failed, what the failed ones said, and how long it took.

use std::ops::AddAssign;
use std::time::Duration;

use crate::test::counts::Counts;
use crate::test::failures::Failures;

/// One program, or several that ran after each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ran {
    pub(crate) counts: Counts,
    pub(crate) failures: Failures,
    /// A program ended with another status than that of success.
    pub(crate) ended_badly: bool,
    pub(crate) took: Duration,
}

impl Ran {
    /// Takes a line of a test harness in.
    pub(crate) fn hear(&mut self, line: &str) {
        self.counts += Counts::of_line(line).unwrap_or_default();
        self.failures.hear(line);
    }
}

impl AddAssign for Ran {
    fn add_assign(&mut self, other: Ran) {
        self.counts += other.counts;
        self.failures += other.failures;
        self.ended_badly |= other.ended_badly;
        self.took += other.took;
    }
}
