//! The measurement of a restart, printed for `cargo xtask bench`: what 10,000 open widgets do to a host that restarts,
//! with the chance that spreads their attempts and without it. It never fails over a number; `live_status` does.

// Printing is what a measurement does.
#![allow(clippy::print_stdout)]

#[cfg(not(target_arch = "wasm32"))]
#[path = "restart.rs"]
mod restart;

/// One row a line: what was measured, the number with chance, and the one without, with tabs between.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::collections::BTreeMap;

    use restart::{peak, restart};

    const WIDGETS: u32 = 10_000;
    const AWAY: u64 = 8_000;

    let mut chance = fastrand::Rng::with_seed(7);
    let with = restart(WIDGETS, AWAY, || chance.u32(..));
    let without = restart(WIDGETS, AWAY, || u32::MAX);
    let both = |what: &str, (with, without): (&BTreeMap<u64, u32>, &BTreeMap<u64, u32>)| {
        for (when, from, window) in [
            ("peak in 0.1 s", 0, 100),
            ("peak in 1 s", 0, 1_000),
            ("peak in 1 s once the host is back", AWAY, 1_000),
        ] {
            println!("{what}, {when}\t{}\t{}", peak(with, from, window), peak(without, from, window));
        }
    };
    both("host away 8 s, 10,000 widgets: reconnects", (&with.streams, &without.streams));
    both("host away 8 s, 10,000 widgets: polls", (&with.requests, &without.requests));
}

#[cfg(target_arch = "wasm32")]
fn main() {}
