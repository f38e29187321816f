//! The scripts themselves, on a real Redis: what each leaves alone, and a thousand schedules in which three owners' questions
//! arrive late, twice and in any order, and their answers are lost.

use fastrand::Rng;
use redis::Script;
use redis::aio::MultiplexedConnection;

use super::Redis;

const CLAIM: &str = include_str!("../../../src/idempotency/shared/claim.lua");
const FIND: &str = include_str!("../../../src/idempotency/shared/find.lua");
const RENEW: &str = include_str!("../../../src/idempotency/shared/renew.lua");
const SETTLE: &str = include_str!("../../../src/idempotency/shared/settle.lua");
const WITHDRAW: &str = include_str!("../../../src/idempotency/shared/withdraw.lua");

const DAY: u64 = 86_400_000;

/// One question to Redis about the key `name`, of the attempt `attempt`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Ask {
    Claim,
    Renew,
    Made,
    Unknown,
    Withdraw,
}

/// A way to ask.
struct Scripts(MultiplexedConnection);

impl Scripts {
    async fn ask(&mut self, ask: Ask, name: &str, attempt: u64) -> Option<String> {
        let (mark, own) = (format!("{name}:withdrawn:{attempt:016x}"), format!("{attempt:016x}"));
        let body = "0a".repeat(32);
        let (code, words) = match ask {
            Ask::Claim => (
                CLAIM,
                vec![own.clone(), body, "0000000000000007".to_owned(), "50".to_owned(), DAY.to_string()],
            ),
            Ask::Renew => (RENEW, vec![own, "5000".to_owned(), DAY.to_string()]),
            Ask::Made => {
                (SETTLE, vec![own.clone(), format!("made {own} {body} 201 ord_{attempt}"), DAY.to_string()])
            }
            Ask::Unknown => (SETTLE, vec![own.clone(), format!("unknown {own} {body}"), DAY.to_string()]),
            Ask::Withdraw => (WITHDRAW, vec![own, DAY.to_string()]),
        };
        let script = Script::new(code);
        let mut asking = script.key(name);
        if matches!(ask, Ask::Claim | Ask::Withdraw) {
            asking.key(mark);
        }
        asking.arg(words);
        if ask == Ask::Claim {
            let (_, entry): (u64, Option<String>) = asking.invoke_async(&mut self.0).await.unwrap();
            return entry;
        }
        let _: u64 = asking.invoke_async(&mut self.0).await.unwrap();
        self.find(name).await
    }

    async fn find(&mut self, name: &str) -> Option<String> {
        let (now, entry): (u64, Option<String>) =
            Script::new(FIND).key(name).invoke_async(&mut self.0).await.unwrap();
        assert!(now > 1_700_000_000_000, "milliseconds by Redis' clock");
        entry
    }
}

/// Whose the entry is, and its first word.
fn whose(entry: Option<&str>) -> Option<(&str, u64)> {
    let mut words = entry?.split(' ');
    Some((words.next()?, u64::from_str_radix(words.next()?, 16).unwrap()))
}

#[tokio::test]
async fn a_script_changes_its_own_attempts_entry_and_no_other() {
    let redis = Redis::start(&["--appendonly", "no"]).await;
    let mut scripts = Scripts(redis.look().await);
    for (number, (before, ask, expected)) in [
        (&[][..], Ask::Claim, Some(("out", 1))),
        (&[(Ask::Claim, 2)], Ask::Claim, Some(("out", 2))),
        (&[(Ask::Claim, 2), (Ask::Made, 2)], Ask::Claim, Some(("made", 2))),
        (&[(Ask::Claim, 2), (Ask::Unknown, 2)], Ask::Claim, Some(("unknown", 2))),
        (&[(Ask::Claim, 2), (Ask::Withdraw, 2)], Ask::Claim, Some(("out", 1))),
        (&[(Ask::Claim, 1)], Ask::Claim, Some(("out", 1))),
        (&[(Ask::Withdraw, 1)], Ask::Claim, None),
        (&[(Ask::Claim, 1), (Ask::Withdraw, 1)], Ask::Claim, None),
        (&[], Ask::Renew, None),
        (&[(Ask::Claim, 1)], Ask::Renew, Some(("out", 1))),
        (&[(Ask::Claim, 2)], Ask::Renew, Some(("out", 2))),
        (&[(Ask::Claim, 1), (Ask::Made, 1)], Ask::Renew, Some(("made", 1))),
        (&[(Ask::Claim, 1), (Ask::Withdraw, 1)], Ask::Renew, None),
        (&[(Ask::Claim, 1)], Ask::Made, Some(("made", 1))),
        (&[(Ask::Claim, 2)], Ask::Made, Some(("out", 2))),
        (&[(Ask::Claim, 2), (Ask::Made, 2)], Ask::Unknown, Some(("made", 2))),
        (&[], Ask::Made, Some(("made", 1))),
        (&[(Ask::Claim, 1), (Ask::Unknown, 1)], Ask::Made, Some(("made", 1))),
        (&[(Ask::Claim, 1)], Ask::Withdraw, None),
        (&[(Ask::Claim, 2)], Ask::Withdraw, Some(("out", 2))),
        (&[(Ask::Claim, 1), (Ask::Made, 1)], Ask::Withdraw, Some(("made", 1))),
        (&[(Ask::Claim, 1), (Ask::Unknown, 1)], Ask::Withdraw, Some(("unknown", 1))),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("case:{number}");
        for (ask, attempt) in before {
            scripts.ask(*ask, &name, *attempt).await;
        }
        let found = scripts.find(&name).await;
        let entry = scripts.ask(ask, &name, 1).await;
        assert_eq!(whose(entry.as_deref()), expected, "{ask:?} after {before:?}");
        if whose(found.as_deref()).is_some_and(|(_, attempt)| attempt != 1) {
            assert_eq!(entry, found, "{ask:?} leaves another's entry alone, to its last digit");
        }
    }
}

/// What an owner is at with one attempt.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Claiming,
    Out,
    /// It said what it has to say, or is gone.
    Done,
}

#[tokio::test]
async fn whatever_arrives_late_twice_or_never_no_key_is_sent_twice_or_lost() {
    let redis = Redis::start(&["--appendonly", "no"]).await;
    let mut scripts = Scripts(redis.look().await);
    let (mut ends, mut sent_in_all) = ([0; 3], 0);
    for schedule in 0..1_000 {
        let mut chance = Rng::with_seed(schedule);
        let name = format!("schedule:{schedule}");
        let mut attempts: Vec<Stage> = Vec::new();
        // Questions on their way, and whether somebody still waits for the answer.
        let mut under_way: Vec<(Ask, u64, bool)> = Vec::new();
        let (mut made, mut died, mut sent) = (Vec::new(), false, 0);
        for step in 0.. {
            let is_closing = step >= 25;
            if is_closing && under_way.is_empty() && attempts.iter().all(|stage| *stage == Stage::Done) {
                break;
            }
            let attempt = (!attempts.is_empty()).then(|| chance.usize(0..attempts.len()));
            match (chance.u8(0..10), attempt) {
                // Another request with the key.
                (0 | 1, _) if !is_closing && attempts.len() < 6 => {
                    attempts.push(Stage::Claiming);
                    under_way.push((Ask::Claim, attempts.len() as u64, true));
                }
                // Its owner gives up waiting, and takes the claim back; or asks again on another connection.
                (2, Some(at)) if attempts[at] == Stage::Claiming => {
                    let attempt = at as u64 + 1;
                    under_way
                        .iter_mut()
                        .filter(|(_, of, _)| *of == attempt)
                        .for_each(|asked| asked.2 = false);
                    if chance.bool() {
                        attempts[at] = Stage::Done;
                        under_way.push((Ask::Withdraw, attempt, false));
                    } else {
                        under_way.push((Ask::Claim, attempt, true));
                    }
                }
                // The upstream answers, also by silence; or the owner is killed before it is heard.
                (3 | 4, Some(at)) if attempts[at] == Stage::Out => {
                    attempts[at] = Stage::Done;
                    let attempt = at as u64 + 1;
                    let is_made = chance.bool();
                    made.extend(is_made.then_some(attempt));
                    match chance.u8(0..4) {
                        0 => died = true,
                        1 => under_way.push((Ask::Unknown, attempt, false)),
                        _ if is_made => under_way.push((Ask::Made, attempt, false)),
                        _ => under_way.push((Ask::Withdraw, attempt, false)),
                    }
                }
                (5, Some(at)) if attempts[at] == Stage::Out && !is_closing => {
                    under_way.push((Ask::Renew, at as u64 + 1, false));
                }
                // A question arrives; some arrive once more later.
                _ if !under_way.is_empty() => {
                    let number = chance.usize(0..under_way.len());
                    let (ask, attempt, is_awaited) = under_way[number];
                    if is_closing || chance.u8(0..4) > 0 {
                        under_way.swap_remove(number);
                    } else {
                        under_way[number].2 = false;
                    }
                    let entry = scripts.ask(ask, &name, attempt).await;
                    if ask == Ask::Claim && is_awaited {
                        let is_its_own = whose(entry.as_deref()) == Some(("out", attempt));
                        attempts[attempt as usize - 1] = if is_its_own { Stage::Out } else { Stage::Done };
                        assert!(!is_its_own || made.is_empty(), "{schedule}: sent after {made:?}");
                        sent += usize::from(is_its_own);
                        // Its owner knows that the claim is another's, and that its own may still arrive.
                        if !is_its_own {
                            under_way.push((Ask::Withdraw, attempt, false));
                        }
                    }
                }
                _ => {}
            }
            let out = attempts.iter().filter(|stage| **stage == Stage::Out).count();
            assert!(out <= 1, "{schedule}: two are out");
        }
        sent_in_all += sent;
        let entry = scripts.find(&name).await;
        match whose(entry.as_deref()) {
            None => assert!(made.is_empty(), "{schedule}: {made:?} is free"),
            Some(("made", attempt)) => assert_eq!(made, [attempt], "{schedule}"),
            Some(("unknown", _)) => {}
            Some(other) => assert!(died, "{schedule}: {other:?} is left behind"),
        }
        ends[usize::from(entry.is_some()) + usize::from(!made.is_empty())] += 1;
    }
    assert!(
        ends.iter().all(|end| *end > 50) && sent_in_all > 1_000,
        "all of it was met: {ends:?}, {sent_in_all}"
    );
}
