//! A host that restarts under many open widgets, on a fake clock: how many streams and requests reach it, second by
//! second. It never opens a connection; the machines are the ones that ship.

use std::collections::BTreeMap;

use cryptorefills_widget::stream::timing::POLL;
use cryptorefills_widget::stream::{Input, Machine, Output, Standing, Start, Verdict};

/// When the host goes, in milliseconds.
const GONE: u64 = 60_000;
/// How long after the host's return is still looked at: the longest pause between two attempts, and a poll.
const AFTER: u64 = 30_000 + POLL;

/// What arrives at the host, in all widgets together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arrivals {
    /// Attempts to open a stream, by milliseconds since the host went.
    pub(crate) streams: BTreeMap<u64, u32>,
    /// Requests for the order, in the same way.
    pub(crate) requests: BTreeMap<u64, u32>,
}

/// Lets `widgets` lose their streams at one moment, to a host that is away for `away` milliseconds and refuses all
/// connections meanwhile. `random` is what each widget draws.
pub(crate) fn restart(widgets: u32, away: u64, mut random: impl FnMut() -> u32) -> Arrivals {
    let mut arrivals = Arrivals::default();
    for _ in 0..widgets {
        one(away, &mut random, &mut arrivals);
    }
    arrivals
}

/// The most that arrives within `window` milliseconds, counted from `from` on.
pub(crate) fn peak(arrivals: &BTreeMap<u64, u32>, from: u64, window: u64) -> u32 {
    let within = |begin: u64| arrivals.range(begin..begin + window).map(|(_, count)| count).sum();
    arrivals.range(from..).map(|(begin, _)| within(*begin)).max().unwrap_or_default()
}

fn one(away: u64, random: &mut impl FnMut() -> u32, arrivals: &mut Arrivals) {
    let start = Start { shown: Some(Standing::Unfinished), visible: true, online: true, event_source: true };
    let same = Verdict::Same(Standing::Unfinished);
    let (mut machine, _) = Machine::new(0, start);
    let _ = machine.handle(100, Input::StreamOpened, random());
    let _ = machine.handle(GONE - 1_000, Input::Message(same), random());
    let _ = machine.handle(GONE, Input::StreamError, random());
    while let Some((due, _)) = machine.next_wake().filter(|(due, _)| *due < GONE + away + AFTER) {
        let is_back = due >= GONE + away;
        let mut answers = vec![];
        for output in machine.handle(due, Input::Wake, random()) {
            match output {
                Output::OpenStream => {
                    *arrivals.streams.entry(due - GONE).or_default() += 1;
                    answers.extend(if is_back {
                        [Some(Input::StreamOpened), Some(Input::Message(same))]
                    } else {
                        [Some(Input::StreamError), None]
                    });
                }
                Output::FetchOrder => {
                    *arrivals.requests.entry(due - GONE).or_default() += 1;
                    answers.push(Some(if is_back {
                        Input::SnapshotArrived(same)
                    } else {
                        Input::SnapshotFailed { status: None, retry_after: None }
                    }));
                }
                _ => {}
            }
        }
        for answer in answers.into_iter().flatten() {
            let more = machine.handle(due + 1, answer, random());
            if more.contains(&Output::FetchOrder) {
                *arrivals.requests.entry(due + 1 - GONE).or_default() += 1;
                let failed = Input::SnapshotFailed { status: None, retry_after: None };
                let answer = if is_back { Input::SnapshotArrived(same) } else { failed };
                let _ = machine.handle(due + 2, answer, random());
            }
        }
    }
}
