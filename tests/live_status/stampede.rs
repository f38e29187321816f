//! The stampede on a host that restarts: ten thousand pages lose their streams at the same moment. Each is a machine
//! alone; none opens a connection.

use crate::restart::{Arrivals, peak, restart};

const WIDGETS: u32 = 10_000;
/// How long the host stays away, in milliseconds.
const AWAY: u64 = 8_000;

#[test]
fn the_pages_of_a_restarted_host_do_not_come_back_all_at_once() {
    let (spread, at_once) = (spread(), restart(WIDGETS, AWAY, || u32::MAX));
    assert_eq!(peak(&at_once.streams, 0, 100), WIDGETS, "without chance each attempt is everybody's");
    let tenth = peak(&spread.streams, 0, 100);
    assert!(tenth < WIDGETS / 4, "{tenth} attempts in a tenth of a second");
    let second = peak(&spread.streams, AWAY, 1_000);
    assert!(second < WIDGETS / 3, "{second} streams in a second once the host is back");
}

#[test]
fn everybody_comes_back_to_a_restarted_host_and_stops_asking() {
    let Arrivals { streams, requests } = spread();
    let back: u32 = streams.range(AWAY..).map(|(_, count)| count).sum();
    assert_eq!(back, WIDGETS, "each opens one stream");
    let tenth = peak(&requests, 0, 100);
    assert!(tenth < WIDGETS / 5, "{tenth} polls in a tenth of a second, after attempts that are spread");
    // Whoever tried just before the return waits at most about twice as long as before.
    let settled = 3 * AWAY + 1_000;
    assert_eq!(streams.range(settled..).count(), 0, "nobody is left waiting");
    assert_eq!(requests.range(settled..).count(), 0, "nobody polls beside a stream that speaks");
}

fn spread() -> Arrivals {
    let mut chance = fastrand::Rng::with_seed(7);
    restart(WIDGETS, AWAY, || chance.u32(..))
}
