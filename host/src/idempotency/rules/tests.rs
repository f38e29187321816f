//! The rules as tables, and against everything that can go wrong at once.

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use proptest::prelude::*;

use super::*;
use crate::idempotency::outcome::Outcome;
use crate::refusal::Refusal;
use crate::upstream::client::HeldAnswer;

const WINDOW: Duration = Duration::from_secs(1_800);
const OWNER: Owner = Owner(1);
const ATTEMPT: Attempt = Attempt(7);

fn body(text: &'static str) -> Fingerprint {
    Fingerprint::of(&Bytes::from_static(text.as_bytes()))
}

fn record(state: State) -> Record {
    Record { body: body("a"), attempt: ATTEMPT, state }
}

#[test]
fn a_key_means_what_is_certain() {
    let under_way = State::UnderWay { owner: OWNER, since: 100 };
    let made = State::Made { order_id: "ord_1".to_owned(), until: 200 };
    let unknown = State::Unknown { until: 200 };
    for (state, now, is_alive, expected) in [
        (under_way.clone(), 100, true, Meaning::UnderWay(OWNER)),
        (under_way.clone(), 90, true, Meaning::UnderWay(OWNER)),
        (under_way.clone(), 100, false, Meaning::Unknown),
        (under_way.clone(), 100 + LONGEST_CREATION, true, Meaning::Unknown),
        (under_way, u64::MAX, true, Meaning::Unknown),
        (made.clone(), 199, false, Meaning::Made("ord_1".to_owned())),
        (made, 200, false, Meaning::Free),
        (unknown.clone(), 199, true, Meaning::Unknown),
        (unknown, 200, true, Meaning::Free),
    ] {
        assert_eq!(meaning(Some(&record(state.clone())), now, |_| is_alive), expected, "{state:?} at {now}");
    }
    assert_eq!(meaning(None, 0, |_| true), Meaning::Free);
}

#[test]
fn another_body_is_told_apart_for_as_long_as_the_key_is_remembered() {
    for (state, now, expected) in [
        (State::UnderWay { owner: OWNER, since: 0 }, u64::MAX, true),
        (State::Unknown { until: 10 }, 9, true),
        (State::Unknown { until: 10 }, 10, false),
    ] {
        assert_eq!(is_for_another_body(Some(&record(state.clone())), body("b"), now), expected, "{state:?}");
        assert!(!is_for_another_body(Some(&record(state)), body("a"), now));
    }
    assert!(!is_for_another_body(None, body("a"), 0));
}

#[test]
fn an_attempt_settles_its_own_record_and_no_other() {
    let found = record(State::UnderWay { owner: OWNER, since: 100 });
    let put = |state| Change::Put(record(state));
    for (end, expected) in [
        (End::Refused, Change::Delete),
        (End::Made("o".to_owned()), put(State::Made { order_id: "o".to_owned(), until: 100 + 1_800 })),
        (End::Unknown, put(State::Unknown { until: 100 + LEAST_UNKNOWN })),
    ] {
        assert_eq!(settle(Some(&found), ATTEMPT, end.clone(), 100, WINDOW), expected);
        assert_eq!(
            settle(Some(&found), Attempt(8), end.clone(), 100, WINDOW),
            Change::Keep,
            "{end:?} comes late"
        );
        assert_eq!(settle(None, ATTEMPT, end, 100, WINDOW), Change::Keep);
    }
}

/// What happens in the world of two hosts that share a store.
#[derive(Clone, Debug)]
enum Step {
    /// A request with the key arrives at a host.
    Ask { host: usize, body: bool },
    /// What a host has begun reaches the upstream, which makes the order or not.
    Send { host: usize, commits: bool },
    /// The upstream's answer, or the lack of one, reaches the host.
    Answer { host: usize, answer: usize },
    /// A host is killed and started again.
    Crash { host: usize },
    /// A host's clock moves, also backwards.
    Clock { host: usize, seconds: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let host = 0..2_usize;
    prop_oneof![
        4 => (host.clone(), any::<bool>()).prop_map(|(host, body)| Step::Ask { host, body }),
        3 => (host.clone(), any::<bool>()).prop_map(|(host, commits)| Step::Send { host, commits }),
        3 => (host.clone(), any::<usize>()).prop_map(|(host, answer)| Step::Answer { host, answer }),
        1 => host.clone().prop_map(|host| Step::Crash { host }),
        1 => (host, -40..40_i64).prop_map(|(host, seconds)| Step::Clock { host, seconds }),
    ]
}

struct Running {
    owner: Owner,
    clock: u64,
    /// Attempts, and for those that were sent whether they made an order.
    attempts: Vec<(Attempt, Option<bool>)>,
}

/// Everything that an upstream which made the order can be heard to say of it.
fn heard_of_an_order(number: usize) -> Result<HeldAnswer, Refusal> {
    let refusals = [
        Refusal::UpstreamTimeout,
        Refusal::UpstreamInterrupted,
        Refusal::UpstreamRedirected,
        Refusal::UpstreamTooLarge,
        Refusal::UpstreamEncoding,
    ];
    let answers = [
        (200, r#"{"order_id":"ord_1"}"#),
        (200, "{}"),
        (200, "<html>"),
        (204, ""),
        (500, "<html>"),
        (500, r#"{"status":500,"detail":"Internal Server Error"}"#),
        (502, r#"{"detail":"BAD_GATEWAY"}"#),
        (503, ""),
        (504, ""),
        (524, ""),
        (408, ""),
        (409, "{}"),
        (499, ""),
    ];
    match number % (refusals.len() + answers.len()) {
        at if at < refusals.len() => Err(refusals[at]),
        at => {
            let (status, body) = answers[at - refusals.len()];
            Ok(answer(status, body))
        }
    }
}

fn answer(status: u16, body: &'static str) -> HeldAnswer {
    let status = StatusCode::from_u16(status).unwrap();
    HeldAnswer { status, headers: HeaderMap::new(), body: Bytes::from_static(body.as_bytes()) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn one_key_never_makes_two_orders(steps in proptest::collection::vec(step(), 0..40)) {
        let mut store: Option<Record> = None;
        let (mut orders, mut names) = (0, 10_u64);
        let mut hosts = [1, 2].map(|owner| Running { owner: Owner(owner), clock: 1_000_000, attempts: vec![] });
        for step in steps {
            match step {
                Step::Ask { host, body: is_first } => {
                    let alive = hosts.each_ref().map(|host| host.owner);
                    let host = &mut hosts[host];
                    let body = body(if is_first { "a" } else { "b" });
                    let meaning = meaning(store.as_ref(), host.clock, |owner| alive.contains(&owner));
                    if !is_for_another_body(store.as_ref(), body, host.clock) && meaning == Meaning::Free {
                        names += 1;
                        store = Some(begin(body, Attempt(names), host.owner, host.clock));
                        host.attempts.push((Attempt(names), None));
                    }
                }
                Step::Send { host, commits } => {
                    let waiting = hosts[host].attempts.iter_mut().find(|(_, sent)| sent.is_none());
                    if let Some((_, sent)) = waiting {
                        *sent = Some(commits);
                        orders += usize::from(commits);
                    }
                }
                Step::Answer { host, answer: number } => {
                    let host = &mut hosts[host];
                    if host.attempts.is_empty() {
                        continue;
                    }
                    let (attempt, sent) = host.attempts.remove(number % host.attempts.len());
                    let heard = match sent {
                        None => Err(Refusal::UpstreamUnreachable),
                        Some(true) => heard_of_an_order(number),
                        Some(false) if number % 2 == 0 => Ok(answer(422, r#"{"detail":"OUT_OF_STOCK"}"#)),
                        Some(false) => heard_of_an_order(number % 5),
                    };
                    let end = Outcome::of(heard).end();
                    match settle(store.as_ref(), attempt, end, host.clock, WINDOW) {
                        Change::Keep => {}
                        Change::Put(record) => store = Some(record),
                        Change::Delete => store = None,
                    }
                }
                Step::Crash { host } => {
                    names += 1;
                    hosts[host].owner = Owner(names);
                    hosts[host].attempts.clear();
                }
                Step::Clock { host, seconds } => {
                    hosts[host].clock = hosts[host].clock.saturating_add_signed(seconds);
                }
            }
            prop_assert!(orders <= 1, "two orders");
        }
    }
}
