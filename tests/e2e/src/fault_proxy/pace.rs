//! Whether requests left and arrived as slowly as they must. Functions of moments; nothing here looks at a clock.
//!
//! The page notes exactly when requests leave, by its own clock. The proxy notes when they arrive, which on a busy
//! machine is some time later: its record shows that nothing else sends, and what a burst looks like to a server.

use std::time::Duration;

/// A departure is noted a moment after the clock was read for it: seen on a busy machine, 24 ms, which are 240 of a clock
/// that runs ten times as fast. Of a long pause a tenth is no haste.
const MOMENT: Duration = Duration::from_millis(180);
const TENTH: u32 = 10;

/// How much later than it was due a request may leave, in the page's time, on a busy machine.
const LATE: Duration = Duration::from_secs(15);

/// How long a request may take to arrive on a busy machine.
const SLACK: Duration = Duration::from_millis(400);

/// The first and the longest pause of the reconnect rule.
const FIRST: Duration = Duration::from_secs(1);
const MOST: Duration = Duration::from_secs(30);

/// That requests left no closer than `floor`.
///
/// # Errors
///
/// A sentence with the moments.
pub fn spaced(departures: &[Duration], floor: Duration) -> Result<(), String> {
    let moment = MOMENT.max(floor / TENTH);
    match departures.windows(2).find(|pair| pair[0] + floor > pair[1] + moment) {
        Some(pair) => Err(format!("left after {:?}: {departures:?}", pair[1] - pair[0])),
        None => Ok(()),
    }
}

/// That attempts which all failed, the first of them one pause after the failure that began it, waited between half and
/// the whole of a pause that doubles from 1 s to 30 s.
///
/// # Errors
///
/// A sentence with the moments.
pub fn doubling(departures: &[Duration]) -> Result<(), String> {
    for (gap, pair) in (1_u32..).zip(departures.windows(2)) {
        let most = (FIRST * 2_u32.pow(gap.min(5))).min(MOST);
        let waited = pair[1] - pair[0];
        if waited + MOMENT < most / 2 || waited > most + LATE {
            return Err(format!(
                "pause {gap} was {waited:?}, not {:?} to {most:?}: {departures:?}",
                most / 2
            ));
        }
    }
    Ok(())
}

/// That requests, however many are looked at together, arrived no faster than one in `floor` of the page's time, whose
/// clock runs `factor` times as fast as the server's.
///
/// # Errors
///
/// A sentence with the moments.
pub fn no_burst(arrivals: &[Duration], floor: Duration, factor: u32) -> Result<(), String> {
    let floor = floor / factor;
    for (first, began) in arrivals.iter().enumerate() {
        for (more, ended) in (0_u32..).zip(&arrivals[first..]) {
            if *ended + SLACK < *began + floor * more {
                return Err(format!("{} requests within {:?}: {arrivals:?}", more + 1, *ended - *began));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: &[u64]) -> Vec<Duration> {
        milliseconds.iter().map(|moment| Duration::from_millis(*moment)).collect()
    }

    #[test]
    fn requests_that_leave_too_close_are_found() {
        let floor = Duration::from_millis(500);
        for (departures, is_spaced) in [
            (at(&[]), true),
            (at(&[7]), true),
            (at(&[0, 500, 1_000]), true),
            (at(&[0, 410, 1_000]), true),
            (at(&[0, 600, 900]), false),
        ] {
            assert_eq!(spaced(&departures, floor).is_ok(), is_spaced, "{departures:?}");
        }
    }

    #[test]
    fn pauses_that_do_not_double_are_found() {
        for (departures, doubles) in [
            (at(&[0, 1_000, 3_000, 7_000, 15_000, 30_000, 60_000]), true),
            (at(&[0, 2_000, 6_000, 14_000]), true),
            (at(&[0, 1_500, 3_000]), false),
            (at(&[0, 700]), false),
            (at(&[0, 18_000]), false),
        ] {
            assert_eq!(doubling(&departures).is_ok(), doubles, "{departures:?}");
        }
    }

    #[test]
    fn a_burst_is_found_in_real_and_in_quick_time() {
        let floor = Duration::from_millis(500);
        for (factor, arrivals, is_slow) in [
            (1, at(&[0, 500, 1_000]), true),
            (1, at(&[0, 200, 1_000]), true),
            (1, at(&[0, 100, 200]), false),
            (10, at(&[0, 10, 100]), true),
            (10, at(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), false),
        ] {
            assert_eq!(no_burst(&arrivals, floor, factor).is_ok(), is_slow, "{factor} {arrivals:?}");
        }
    }
}
