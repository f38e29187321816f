//! Laws that hold whatever the order of inputs, sensible or not; `watched.rs` checks them at every step.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::timing::RETRY_AFTER_MOST;
use cryptorefills_widget::stream::{Entry, Input, Output, Standing, Start, Verdict};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::watched::WatchedMachine;

/// One step: time passes (with or without the timers that a browser may hold back), then something happens.
#[derive(Clone, Debug)]
struct Step {
    wait: u64,
    timers_run: bool,
    input: Input,
    random: u32,
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_order_of_inputs_breaks_a_law(start in start(), steps in prop::collection::vec(step(), 1..80)) {
        run(start, &steps);
    }

    #[test]
    fn whatever_happened_before_a_host_that_answers_ends_a_final_order(
        start in start(),
        steps in prop::collection::vec(step(), 1..80),
    ) {
        let (mut watched, mut now) = run(start, &steps);
        let give_up = now + RETRY_AFTER_MOST + 120_000;
        // The shopper comes back, in case that two quiet hours are over.
        let mut input = Input::Visible;
        loop {
            let asked = watched.handle(now, input, 0).contains(&Output::FetchOrder);
            if asked {
                now += 200;
                let _ = watched.handle(now, Input::SnapshotArrived(Verdict::Newer(Standing::Final)), 0);
            }
            let Some(due) = watched.next_wake() else { break };
            prop_assert!(due < give_up, "the order is final, and nobody noticed");
            (now, input) = (due, Input::Wake);
        }
        prop_assert!(watched.machine.is_over());
    }
}

fn run(start: Start, steps: &[Step]) -> (WatchedMachine, u64) {
    let mut now = 0;
    let (mut watched, _) = WatchedMachine::new(now, start, "inputs in any order".into());
    for step in steps {
        let until = now + step.wait;
        while let Some(due) = watched.next_wake().filter(|due| step.timers_run && *due <= until) {
            now = due;
            let _ = watched.handle(now, Input::Wake, step.random);
        }
        now = until;
        let _ = watched.handle(now, step.input, step.random);
    }
    (watched, now)
}

fn start() -> impl Strategy<Value = Start> {
    (prop::option::of(standing()), entry(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.9)).prop_map(
        |(shown, entry, visible, online, event_source)| Start { shown, entry, visible, online, event_source },
    )
}

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        Just(Entry::Free),
        Just(Entry::Missing),
        (0..9_000_000_u64).prop_map(|until| Entry::Until(PageMs(until))),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![4 => 0..1_000_u64, 4 => 0..100_000_u64, 1 => 0..9_000_000_u64];
    let random = prop_oneof![Just(0), Just(u32::MAX), any::<u32>()];
    (wait, prop::bool::weighted(0.8), input(), random).prop_map(|(wait, timers_run, input, random)| Step {
        wait,
        timers_run,
        input,
        random,
    })
}

fn input() -> impl Strategy<Value = Input> {
    let status = prop::option::of(prop_oneof![Just(404), Just(410), Just(429), Just(503)]);
    let retry_after = prop::option::weighted(0.2, prop_oneof![0..60_000_u64, Just(u64::MAX)]);
    prop_oneof![
        4 => Just(Input::StreamOpened),
        4 => verdict().prop_map(Input::Message),
        4 => Just(Input::StreamError),
        2 => entry().prop_map(Input::Admitted),
        4 => verdict().prop_map(Input::SnapshotArrived),
        3 => (status, retry_after)
            .prop_map(|(status, retry_after)| Input::SnapshotFailed { status, retry_after }),
        2 => Just(Input::StreamAwaited),
        2 => Just(Input::StreamMoved),
        2 => Just(Input::StreamWanted),
        1 => Just(Input::Stop),
        2 => Just(Input::Wake),
        2 => Just(Input::Visible),
        2 => Just(Input::Hidden),
        1 => Just(Input::PageShow),
        1 => Just(Input::PageHide),
        1 => Just(Input::Online),
        1 => Just(Input::Offline),
        1 => Just(Input::Ask),
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop_oneof![
        3 => standing().prop_map(Verdict::Newer),
        3 => standing().prop_map(Verdict::Same),
        1 => Just(Verdict::Older),
        1 => Just(Verdict::Foreign),
        1 => Just(Verdict::Unreadable),
    ]
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![
        8 => Just(Standing::Unfinished),
        3 => Just(Standing::Expired),
        1 => Just(Standing::Settling),
        1 => Just(Standing::Final)
    ]
}
