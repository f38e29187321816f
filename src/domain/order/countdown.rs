//! How long an order can be paid: server time turned into a deadline on the page's own monotonic clock.
//!
//! It never reads a clock: a wrong local time cannot shorten or lengthen the window.

use crate::domain::order::Order;
use crate::domain::payment::invoice::Invoice;
use crate::domain::time::{PageMs, UnixSeconds};

/// Seconds around an order's beginning in which its invoice can have been made. One of another time is taken by its
/// length alone.
const SAME_TIME: u64 = 2 * 86_400;

/// A deadline on the page's monotonic clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// When the window ends.
    pub ends_at: PageMs,
}

impl Countdown {
    /// Fixes the deadline from an order that arrived at `now` (`docs/wire-format.md` section 11.3); `window` is in minutes.
    ///
    /// Without the server's times the window begins when this browser first saw the order, `seen_for` milliseconds ago,
    /// which is right for an order that was just made. An invoice that ends earlier ends the window.
    pub fn begin(now: PageMs, order: &Order, window: u32, seen_for: u64) -> Self {
        let invoice = order.address.as_deref().and_then(Invoice::read);
        let made_at = |invoice: Invoice| {
            let near = |time: UnixSeconds| {
                invoice.made_at.since(time) < SAME_TIME && time.since(invoice.made_at) < SAME_TIME
            };
            order.requested_at.or(order.server_time).is_some_and(near).then_some(invoice.made_at)
        };
        let start = order.requested_at.or_else(|| invoice.and_then(made_at));
        let lasts = invoice.map_or(u64::MAX, |invoice| match start.zip(made_at(invoice)) {
            Some((start, made_at)) => {
                (made_at.since(start) + invoice.lasts).saturating_sub(start.since(made_at))
            }
            None => invoice.lasts,
        });
        let window = (u64::from(window) * 60).min(lasts);
        let elapsed = match (start, order.server_time) {
            (Some(start), Some(server)) => server.since(start),
            _ => seen_for / 1000,
        };
        Self { ends_at: now.plus(window.saturating_sub(elapsed) * 1000) }
    }

    /// Whether an order says itself when its time began and what the time is.
    pub fn is_told_by(order: &Order) -> bool {
        order.server_time.is_some() && order.requested_at.is_some()
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
            let countdown = Countdown::begin(PageMs(5_000), &order(requested_at, server_now), 30, 0);
            assert_eq!(countdown.seconds_left(PageMs(5_000)), left, "{requested_at:?} {server_now:?}");
        }
    }

    #[test]
    fn without_the_servers_times_the_first_sight_counts() {
        for (requested_at, server_now, seen_for, left) in [
            (None, None, 0, 1800),
            (None, None, 1_500_000, 300),
            (None, None, 9_000_000, 0),
            (Some(1_000), None, 1_500_000, 300),
            (None, Some(1_000), 1_500_000, 300),
            (Some(1_000), Some(1_600), 9_000_000, 1200),
        ] {
            let countdown = Countdown::begin(PageMs(0), &order(requested_at, server_now), 30, seen_for);
            assert_eq!(countdown.seconds_left(PageMs(0)), left, "{requested_at:?} {server_now:?} {seen_for}");
        }
    }

    #[test]
    fn an_invoice_ends_the_window_where_it_ends_earlier() {
        // Made at 1,496,314,658, for a minute.
        let invoice = "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspfj9srp";
        let made = 1_496_314_658;
        for (requested_at, server_now, seen_for, left) in [
            (Some(made), Some(made), 0, 60),
            (Some(made - 100), Some(made), 0, 60),
            (Some(made + 20), Some(made + 20), 0, 40),
            (Some(made), Some(made + 59), 0, 1),
            (Some(made), Some(made + 61), 0, 0),
            (None, Some(made + 30), 0, 30),
            (None, None, 30_000, 30),
            // Of another time: its length alone can be right.
            (Some(1_787_659_200), Some(1_787_659_210), 0, 50),
        ] {
            let order = Order { address: Some(invoice.into()), ..order(requested_at, server_now) };
            let countdown = Countdown::begin(PageMs(0), &order, 30, seen_for);
            assert_eq!(countdown.seconds_left(PageMs(0)), left, "{requested_at:?} {server_now:?}");
        }
    }

    fn order(requested_at: Option<i64>, server_now: Option<i64>) -> Order {
        Order {
            requested_at: requested_at.map(UnixSeconds),
            server_time: server_now.map(UnixSeconds),
            ..crate::domain::order::tests::sample("A", "WaitingForPayment")
        }
    }

    #[test]
    fn time_runs_down_to_zero_and_stays() {
        let countdown = Countdown::begin(PageMs(0), &order(Some(0), Some(0)), 1, 0);
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
