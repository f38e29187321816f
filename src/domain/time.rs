//! Points in time, each with the clock that it was read from: whoever mixes two clocks or two units does not compile. It
//! never reads a clock. How the wire spells a time is `api`'s business.

/// A moment in milliseconds of unix time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixMs(pub i64);

/// A moment in whole seconds of unix time: the server's clock, as the API tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixSeconds(pub i64);

/// A moment in milliseconds of the page's monotonic clock, which begins with the page and which nobody can set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageMs(pub u64);

impl UnixMs {
    /// The moment that a browser's `Date` counts as this number; fractions of a millisecond are cut off.
    pub fn from_date(milliseconds: f64) -> Self {
        Self(milliseconds as i64)
    }

    /// The number that a browser's `Date` is made of.
    pub fn to_date(self) -> f64 {
        self.0 as f64
    }

    /// The whole second that the moment is in.
    pub fn to_seconds(self) -> UnixSeconds {
        UnixSeconds(self.0.div_euclid(1000))
    }

    /// Milliseconds from an earlier moment to this one; none where it is later.
    pub fn since(self, earlier: Self) -> u64 {
        span(earlier.0, self.0)
    }
}

impl UnixSeconds {
    /// The moment at which the second begins.
    pub fn to_ms(self) -> UnixMs {
        UnixMs(self.0.saturating_mul(1000))
    }

    /// Seconds from an earlier moment to this one; none where it is later.
    pub fn since(self, earlier: Self) -> u64 {
        span(earlier.0, self.0)
    }
}

impl PageMs {
    /// The moment that is so many milliseconds later.
    #[must_use]
    pub fn plus(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Milliseconds from an earlier moment to this one; none where it is later.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same moment of unix time, by a moment that was read from both clocks at once.
    pub fn to_unix(self, page: Self, unix: UnixMs) -> UnixMs {
        let since = i64::try_from(self.since(page)).unwrap_or(i64::MAX);
        let before = i64::try_from(page.since(self)).unwrap_or(i64::MAX);
        UnixMs(unix.0.saturating_add(since).saturating_sub(before))
    }
}

fn span(from: i64, to: i64) -> u64 {
    u64::try_from(to.saturating_sub(from)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_in_the_second_that_began_before_it() {
        for (milliseconds, seconds) in
            [(0, 0), (999, 0), (1000, 1), (1_787_659_200_999, 1_787_659_200), (-1, -1)]
        {
            assert_eq!(UnixMs(milliseconds).to_seconds(), UnixSeconds(seconds), "{milliseconds}");
        }
        assert_eq!(UnixSeconds(1_787_659_200).to_ms(), UnixMs(1_787_659_200_000));
        assert_eq!(UnixSeconds(i64::MAX).to_ms(), UnixMs(i64::MAX), "no wire can make it wrap");
    }

    #[test]
    fn time_that_ran_backwards_is_no_time() {
        for (from, to, span) in [(0, 5, 5), (5, 5, 0), (5, 0, 0), (i64::MIN, i64::MAX, i64::MAX as u64)] {
            assert_eq!(UnixMs(to).since(UnixMs(from)), span, "{from} {to}");
            assert_eq!(UnixSeconds(to).since(UnixSeconds(from)), span, "{from} {to}");
        }
        assert_eq!((PageMs(7).since(PageMs(2)), PageMs(2).since(PageMs(7))), (5, 0));
        assert_eq!((PageMs(2).plus(5), PageMs(2).plus(u64::MAX)), (PageMs(7), PageMs(u64::MAX)));
    }

    #[test]
    fn a_moment_of_the_page_has_a_time_of_day() {
        for (at, unix) in [(7_000, 102_000), (5_000, 100_000), (0, 95_000)] {
            assert_eq!(PageMs(at).to_unix(PageMs(5_000), UnixMs(100_000)), UnixMs(unix), "{at}");
        }
    }

    #[test]
    fn a_date_of_the_browser_comes_back_as_it_was() {
        assert_eq!(UnixMs::from_date(1_787_659_200_123.9), UnixMs(1_787_659_200_123));
        assert_eq!(UnixMs(1_787_659_200_123).to_date(), 1_787_659_200_123.0);
    }
}
