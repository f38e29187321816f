//! The restart of a host under many open widgets, on a fake clock: how many streams and requests reach it, millisecond by
//! millisecond. It never opens a connection; the machines are the ones that ship.

use std::collections::BTreeMap;

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::timing::POLL;
use cryptorefills_widget::stream::{Entry, Input, Machine, Output, Standing, Start, Verdict};

/// When the host goes, in milliseconds.
const GONE_AT: u64 = 60_000;
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
        one_widget(away, &mut random, &mut arrivals);
    }
    arrivals
}

/// The most that arrives within `window` milliseconds, counted from `from` on.
pub(crate) fn peak(arrivals: &BTreeMap<u64, u32>, from: u64, window: u64) -> u32 {
    let within = |begin: u64| arrivals.range(begin..begin + window).map(|(_, count)| count).sum();
    arrivals.range(from..).map(|(begin, _)| within(*begin)).max().unwrap_or_default()
}

fn one_widget(away: u64, random: &mut impl FnMut() -> u32, arrivals: &mut Arrivals) {
    let shown = Some(Standing::Unfinished);
    let start = Start { shown, entry: Entry::Free, visible: true, online: true, event_source: true };
    let same = Verdict::Same(Standing::Unfinished);
    let (mut machine, _) = Machine::new(PageMs(0), start);
    let _ = machine.handle(PageMs(100), Input::StreamOpened, random());
    let _ = machine.handle(PageMs(GONE_AT - 1_000), Input::Message(same), random());
    let _ = machine.handle(PageMs(GONE_AT), Input::StreamError, random());
    while let Some((PageMs(due), _)) = machine.next_wake().filter(|(due, _)| due.0 < GONE_AT + away + AFTER) {
        // What is done now is answered a millisecond later, and so is what the answer leads to.
        let (mut now, mut inputs) = (due, vec![Input::Wake]);
        while !inputs.is_empty() {
            let outputs: Vec<Output> =
                inputs.into_iter().flat_map(|input| machine.handle(PageMs(now), input, random())).collect();
            inputs = outputs.into_iter().flat_map(|output| answer(output, now, away, arrivals)).collect();
            now += 1;
        }
    }
}

/// Counts what arrives at the host and says what comes back.
fn answer(output: Output, now: u64, away: u64, arrivals: &mut Arrivals) -> Vec<Input> {
    let (since, is_back) = (now - GONE_AT, now >= GONE_AT + away);
    let same = Verdict::Same(Standing::Unfinished);
    match output {
        Output::OpenStream => {
            *arrivals.streams.entry(since).or_default() += 1;
            if is_back { vec![Input::StreamOpened, Input::Message(same)] } else { vec![Input::StreamError] }
        }
        Output::FetchOrder => {
            *arrivals.requests.entry(since).or_default() += 1;
            let failed = Input::SnapshotFailed { status: None, retry_after: None };
            vec![if is_back { Input::SnapshotArrived(same) } else { failed }]
        }
        _ => vec![],
    }
}
