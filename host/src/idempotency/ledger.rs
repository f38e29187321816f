//! Which keys are in use and what became of them, in memory. It never lets two requests through with one key, and never
//! forgets a key before its time while there is room.

use std::time::Duration;

use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use tokio::sync::watch;

use super::key::{Fingerprint, Key};
use super::outcome::Outcome;

/// How many keys are remembered at once. Beyond it the ones unused for longest go first.
const ROOM: u64 = 20_000;

/// The keys in use.
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    entries: Cache<Key, Entry>,
}

/// What a key means for the request that carries it.
#[derive(Debug)]
pub(crate) enum Claim {
    /// It is the first: it makes the order and settles the pledge.
    First(Pledge, Promise),
    /// It came before, for the same.
    Known(Promise),
    /// It came before, for something else.
    OtherBody,
}

/// The duty to say what became of a creation. Dropped unsettled, it means that nobody knows.
#[derive(Debug)]
pub(crate) struct Pledge {
    ledger: Ledger,
    key: Key,
    told: watch::Sender<Option<Outcome>>,
}

/// The outcome of a creation, now or later.
#[derive(Clone, Debug)]
pub(crate) struct Promise(watch::Receiver<Option<Outcome>>);

#[derive(Clone, Debug)]
struct Entry {
    body: Fingerprint,
    promise: Promise,
}

impl Ledger {
    /// An empty ledger that remembers each key for `window`.
    pub(crate) fn new(window: Duration) -> Self {
        let entries = Cache::builder()
            .time_to_live(window)
            .max_capacity(ROOM)
            // The default policy may turn a new key away when full, and with it the protection of the newest order.
            .eviction_policy(EvictionPolicy::lru())
            .build();
        Self { entries }
    }

    /// Says what `key` means for a request with `body`, and takes it if it is free.
    pub(crate) fn claim(&self, key: &Key, body: Fingerprint) -> Claim {
        let (told, outcome) = watch::channel(None);
        let promise = Promise(outcome);
        let entry = self.entries.entry(*key).or_insert_with(|| Entry { body, promise: promise.clone() });
        if entry.is_fresh() {
            return Claim::First(Pledge { ledger: self.clone(), key: *key, told }, promise);
        }
        let entry = entry.into_value();
        if entry.body == body { Claim::Known(entry.promise) } else { Claim::OtherBody }
    }

    /// The promise of `key`, if it is in use.
    pub(crate) fn find(&self, key: &Key) -> Option<Promise> {
        self.entries.get(key).map(|entry| entry.promise)
    }
}

impl Pledge {
    /// Tells everyone who waits. A key that made no order is free again before they hear of it.
    pub(crate) fn settle(self, outcome: Outcome) {
        if matches!(outcome, Outcome::Refused(_)) {
            self.ledger.entries.invalidate(&self.key);
        }
        self.told.send_replace(Some(outcome));
    }
}

impl Promise {
    /// Waits for the outcome.
    pub(crate) async fn outcome(mut self) -> Outcome {
        match self.0.wait_for(Option::is_some).await {
            Ok(outcome) => outcome.clone().unwrap_or(Outcome::UNKNOWN),
            Err(_) => Outcome::UNKNOWN,
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode};
    use bytes::Bytes;

    use super::*;
    use crate::refusal::Refusal;
    use crate::upstream::client::HeldAnswer;

    const WINDOW: Duration = Duration::from_secs(60);

    fn key() -> Key {
        Key::parse(b"0123456789abcdef").unwrap()
    }

    fn body(text: &'static str) -> Fingerprint {
        Fingerprint::of(&Bytes::from_static(text.as_bytes()))
    }

    fn made() -> Outcome {
        let body = Bytes::from_static(b"{}");
        Outcome::Made(HeldAnswer { status: StatusCode::OK, headers: HeaderMap::new(), body })
    }

    fn first(ledger: &Ledger) -> (Pledge, Promise) {
        match ledger.claim(&key(), body("a")) {
            Claim::First(pledge, promise) => (pledge, promise),
            other => panic!("the key is in use: {other:?}"),
        }
    }

    fn known(ledger: &Ledger) -> Promise {
        match ledger.claim(&key(), body("a")) {
            Claim::Known(promise) => promise,
            other => panic!("the key is not in use for this: {other:?}"),
        }
    }

    #[tokio::test]
    async fn one_key_makes_one_order_and_everyone_hears_of_it() {
        let ledger = Ledger::new(WINDOW);
        let (pledge, promise) = first(&ledger);
        let racing = known(&ledger);
        pledge.settle(made());
        let late = known(&ledger);
        for promise in [promise, racing, late, ledger.find(&key()).unwrap()] {
            assert_eq!(promise.outcome().await, made());
        }
    }

    #[test]
    fn another_body_is_told_apart_at_every_time() {
        let ledger = Ledger::new(WINDOW);
        let (pledge, _promise) = first(&ledger);
        assert!(matches!(ledger.claim(&key(), body("b")), Claim::OtherBody));
        pledge.settle(made());
        assert!(matches!(ledger.claim(&key(), body("b")), Claim::OtherBody));
    }

    #[tokio::test]
    async fn a_refused_order_may_be_tried_again() {
        let ledger = Ledger::new(WINDOW);
        let (pledge, promise) = first(&ledger);
        let refused = Outcome::Refused(Err(Refusal::UpstreamUnreachable));
        pledge.settle(refused.clone());
        assert_eq!(promise.outcome().await, refused);
        assert!(ledger.find(&key()).is_none());
        let _ = first(&ledger);
    }

    #[tokio::test]
    async fn a_lost_answer_keeps_the_key_taken() {
        let ledger = Ledger::new(WINDOW);
        let (pledge, _promise) = first(&ledger);
        drop(pledge);
        assert_eq!(known(&ledger).outcome().await, Outcome::UNKNOWN);
    }

    #[tokio::test]
    async fn a_key_is_free_again_after_the_window() {
        let ledger = Ledger::new(Duration::from_millis(20));
        let (pledge, _promise) = first(&ledger);
        pledge.settle(made());
        let waiting = async {
            while ledger.find(&key()).is_some() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), waiting).await.expect("the key is forgotten");
        let _ = first(&ledger);
    }
}
