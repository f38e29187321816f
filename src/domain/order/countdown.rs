//! How long an order can be paid: server time turned into a deadline on the page's own monotonic clock.
//!
//! It never reads a clock: a wrong local time cannot shorten or lengthen the window.

use crate::domain::time::{PageMs, UnixSeconds};

/// A deadline on the page's monotonic clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// When the window ends.
    pub ends_at: PageMs,
}

impl Countdown {
    /// Fixes the deadline from an answer that arrived at `now`.
    ///
    /// `requested_at` and `server_now` are the server's `payment_requested_at` and `timestamp_of_request`
    /// (`docs/wire-format.md` section 11.3); `window` is in minutes. Without either time the window is taken to begin
    /// now, which is right for an order that was just made.
    pub fn begin(
        now: PageMs,
        requested_at: Option<UnixSeconds>,
        server_now: Option<UnixSeconds>,
        window: u32,
    ) -> Self {
        let window = u64::from(window) * 60;
        let elapsed = match (requested_at, server_now) {
            (Some(start), Some(server)) => server.since(start).min(window),
            _ => 0,
        };
        Self { ends_at: now.plus((window - elapsed) * 1000) }
    }

    /// Whole seconds left, rounded up, so that `0:00` shows when it is over and not before.
    pub fn seconds_left(self, now: PageMs) -> u64 {
        self.ends_at.since(now).div_ceil(1000)
    }
}

/// Seconds before the end at which those who listen are told how long is left. The last is the end itself.
pub const MILESTONES: [u64; 4] = [300, 60, 30, 0];

/// The milestone that was passed between `before` and `left`, both in seconds; the last one where a page that slept has
/// passed several. Time that was given back is no news.
pub fn milestone(before: u64, left: u64) -> Option<u64> {
    MILESTONES.into_iter().rev().find(|mark| left <= *mark).filter(|mark| before > *mark)
}

/// `m:ss`, or `h:mm:ss` from an hour on.
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_clock_alone_decides() {
        for (requested_at, server_now, left) in [
            (Some(1_000), Some(1_000), 1800),
            (Some(1_000), Some(1_600), 1200),
            (Some(1_000), Some(9_000), 0),
            (Some(1_000), Some(900), 1800),
            (None, Some(1_000), 1800),
            (Some(1_000), None, 1800),
        ] {
            let (requested_at, server_now) = (requested_at.map(UnixSeconds), server_now.map(UnixSeconds));
            let countdown = Countdown::begin(PageMs(5_000), requested_at, server_now, 30);
            assert_eq!(countdown.seconds_left(PageMs(5_000)), left, "{requested_at:?} {server_now:?}");
        }
    }

    #[test]
    fn time_runs_down_to_zero_and_stays() {
        let countdown = Countdown::begin(PageMs(0), Some(UnixSeconds(0)), Some(UnixSeconds(0)), 1);
        for (now, left) in [(0, 60), (1, 60), (1_000, 59), (59_999, 1), (60_000, 0), (90_000, 0)] {
            assert_eq!(countdown.seconds_left(PageMs(now)), left, "{now}");
        }
    }

    #[test]
    fn each_milestone_is_told_when_it_is_passed_and_not_again() {
        for (before, left, passed) in [
            (1800, 1799, None),
            (301, 300, Some(300)),
            (300, 299, None),
            (300, 300, None),
            (61, 60, Some(60)),
            (31, 30, Some(30)),
            (1, 0, Some(0)),
            (0, 0, None),
            (400, 200, Some(300)),
            (400, 40, Some(60)),
            (400, 0, Some(0)),
            (20, 900, None),
            (0, 60, None),
        ] {
            assert_eq!(milestone(before, left), passed, "from {before} to {left}");
        }
    }

    #[test]
    fn minutes_and_seconds_are_written_as_a_clock() {
        for (seconds, text) in [(0, "0:00"), (9, "0:09"), (1458, "24:18"), (3600, "1:00:00")] {
            assert_eq!(clock(seconds), text);
        }
    }
}
