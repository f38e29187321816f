//! The backoff between two openings of the stream: doubling, capped, spread by chance. It never draws a random number
//! itself.

use crate::stream::machine::timing::{REOPEN_FIRST, REOPEN_FLOOR, REOPEN_MOST};

/// The failures since the last valid message, and the waits that follow from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// The wait in milliseconds before the next attempt; the one after it waits up to twice as long.
    ///
    /// `random` is uniform over all of `u32`: it picks a factor between one half (0) and one (`u32::MAX`), so that
    /// the visitors of a restarted host do not come back all at once.
    #[must_use]
    pub(super) fn next(&mut self, random: u32) -> u64 {
        let doublings = self.failures.min(REOPEN_MOST.ilog2());
        self.failures = self.failures.saturating_add(1);
        let most = (REOPEN_FIRST << doublings).min(REOPEN_MOST);
        let half = most / 2;
        (half + (most - half) * u64::from(random) / u64::from(u32::MAX)).max(REOPEN_FLOOR)
    }

    /// A valid message arrived: the next wait is the first one again.
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_half_a_minute() {
        assert_eq!(waits(u32::MAX), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    }

    #[test]
    fn chance_shortens_a_wait_to_no_less_than_half() {
        assert_eq!(waits(0), [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    }

    #[test]
    fn a_valid_message_starts_over() {
        let mut backoff = Backoff::default();
        for _ in 0..5 {
            let _ = backoff.next(0);
        }
        backoff.reset();
        assert_eq!(backoff.next(u32::MAX), 1_000);
    }

    #[test]
    fn a_week_of_failures_waits_as_long_as_a_minute_of_them() {
        let mut backoff = Backoff { failures: u32::MAX };
        assert_eq!(backoff.next(u32::MAX), 30_000);
        assert_eq!(backoff.next(u32::MAX), 30_000);
    }

    fn waits(random: u32) -> [u64; 7] {
        let mut backoff = Backoff::default();
        [(); 7].map(|()| backoff.next(random))
    }
}
