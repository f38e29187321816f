//! Ten thousand pages lose their streams at the same moment, because their host restarts.

use std::collections::BTreeMap;

use cryptorefills_widget::stream::{Input, Machine, Output, Standing, Verdict};

use crate::script::CREATED;

const PAGES: u32 = 10_000;
/// When the host goes, and how long it stays away.
const GONE: u64 = 60_000;
const AWAY: u64 = 8_000;

#[test]
fn the_pages_of_a_restarted_host_do_not_come_back_all_at_once() {
    let mut chance = fastrand::Rng::with_seed(7);
    let spread = peak(&attempts(|| chance.u32(..)));
    let at_once = peak(&attempts(|| u32::MAX));
    assert_eq!(at_once, PAGES, "without chance each attempt is everybody's");
    assert!(spread < PAGES / 4, "{spread} attempts in a tenth of a second");
}

/// Attempts to open a stream, by tenths of a second since the host went.
fn attempts(mut random: impl FnMut() -> u32) -> BTreeMap<u64, u32> {
    let mut attempts = BTreeMap::new();
    for _ in 0..PAGES {
        let (mut machine, _) = Machine::new(0, CREATED);
        let _ = machine.handle(100, Input::StreamOpened, random());
        let _ = machine.handle(GONE - 1_000, Input::Message(Verdict::Same(Standing::Unfinished)), random());
        let _ = machine.handle(GONE, Input::StreamError, random());
        while let Some((due, _)) = machine.next_wake() {
            if !machine.handle(due, Input::Wake, random()).contains(&Output::OpenStream) {
                continue;
            }
            *attempts.entry((due - GONE) / 100).or_default() += 1;
            if due >= GONE + AWAY {
                break;
            }
            let _ = machine.handle(due + 1, Input::StreamError, random());
        }
    }
    attempts
}

fn peak(attempts: &BTreeMap<u64, u32>) -> u32 {
    attempts.values().copied().max().unwrap_or_default()
}
