//! The keys that are in use here, and what requests with one key are to each other. It lets one of them make the order, and
//! the others wait for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use moka::sync::Cache;
use tokio::sync::watch;

use super::key::{Fingerprint, Key};
use super::outcome::Outcome;
use super::record::{Attempt, Owner};
use super::rules::{self, Change, Meaning};
use super::store::{Store, StoreError, StoreKind};
use crate::clock;
use crate::upstream::client::HeldAnswer;

/// How much memory the answers to creations may take, in bytes. An older one is asked for anew, as the order is by then.
const ROOM: u64 = 64 << 20;

/// The keys in use.
#[derive(Clone, Debug)]
pub(crate) struct Ledger(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    owner: Owner,
    window: Duration,
    /// What this host has under way.
    waiting: Mutex<HashMap<Key, (Attempt, Promise)>>,
    answers: Cache<Key, HeldAnswer>,
}

/// What a key means for the request that carries it.
#[derive(Debug)]
pub(crate) enum Claim {
    /// It is the first: it makes the order and settles the pledge.
    First(Pledge),
    /// It is out, and this is how it will end.
    Waiting(Promise),
    /// It is out, from another host.
    Elsewhere,
    /// It made this order, and this was the answer if it is still there.
    Made(String, Option<HeldAnswer>),
    /// There may be an order.
    Unknown,
    /// It came before, for something else.
    OtherBody,
}

/// The duty to say what became of a creation. Dropped unsettled, it means that nobody knows.
#[derive(Debug)]
pub(crate) struct Pledge {
    ledger: Ledger,
    key: Key,
    attempt: Attempt,
    told: watch::Sender<Option<Outcome>>,
}

/// The outcome of a creation, now or later.
#[derive(Clone, Debug)]
pub(crate) struct Promise(watch::Receiver<Option<Outcome>>);

impl Ledger {
    /// The ledger of a host that remembers each key for `window`.
    ///
    /// # Errors
    ///
    /// Where the store cannot be used.
    pub(crate) fn open(kind: &StoreKind, window: Duration) -> Result<Self, StoreError> {
        let owner = Owner(random());
        let answers = Cache::builder()
            .time_to_live(window)
            .max_capacity(ROOM)
            .weigher(|_, answer: &HeldAnswer| u32::try_from(answer.body.len() + 512).unwrap_or(u32::MAX))
            .build();
        let store = Store::open(kind, owner)?;
        Ok(Self(Arc::new(Inner { store, owner, window, waiting: Mutex::default(), answers })))
    }

    /// Says what `key` means for a request with `body`, and takes it if it is free. What is taken is safe when this returns.
    ///
    /// # Errors
    ///
    /// Where the store fails: then nothing may be sent.
    pub(crate) async fn claim(&self, key: Key, body: Fingerprint) -> Result<Claim, StoreError> {
        let (now, attempt) = (clock::unix_seconds(), Attempt(random()));
        let ledger = self.clone();
        let claiming = self.0.store.transact(key, now, move |found, store| {
            if rules::is_for_another_body(found, body, now) {
                return (Claim::OtherBody, Change::Keep);
            }
            match rules::meaning(found, now, |owner| store.is_alive(owner)) {
                Meaning::Free => {
                    let (told, outcome) = watch::channel(None);
                    ledger.waiting().insert(key, (attempt, Promise(outcome)));
                    let record = rules::begin(body, attempt, ledger.0.owner, now);
                    (Claim::First(Pledge { ledger, key, attempt, told }), Change::Put(record))
                }
                Meaning::UnderWay(owner) => match ledger.promise(&key) {
                    Some(promise) => (Claim::Waiting(promise), Change::Keep),
                    None if owner == ledger.0.owner => (Claim::Unknown, Change::Keep),
                    None => (Claim::Elsewhere, Change::Keep),
                },
                Meaning::Made(order_id) => (Claim::Made(order_id, ledger.0.answers.get(&key)), Change::Keep),
                Meaning::Unknown => (Claim::Unknown, Change::Keep),
            }
        });
        let claimed = claiming.await;
        if claimed.is_err() {
            self.forget(&key, attempt);
        }
        claimed
    }

    /// What became of `key`.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub(crate) async fn find(&self, key: Key) -> Result<Meaning, StoreError> {
        let now = clock::unix_seconds();
        let ledger = self.clone();
        let looking = self.0.store.transact(key, now, move |found, store| {
            let meaning = match rules::meaning(found, now, |owner| store.is_alive(owner)) {
                Meaning::UnderWay(owner) if owner == ledger.0.owner && ledger.promise(&key).is_none() => {
                    Meaning::Unknown
                }
                meaning => meaning,
            };
            (meaning, Change::Keep)
        });
        looking.await
    }

    fn promise(&self, key: &Key) -> Option<Promise> {
        self.waiting().get(key).map(|(_, promise)| promise.clone())
    }

    fn forget(&self, key: &Key, attempt: Attempt) {
        let mut waiting = self.waiting();
        if waiting.get(key).is_some_and(|(known, _)| *known == attempt) {
            waiting.remove(key);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Key, (Attempt, Promise)>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pledge {
    /// Notes the outcome and tells everyone who waits. A key that made no order is free again before they hear of it.
    pub(crate) async fn settle(self, outcome: Outcome) {
        let Self { ledger, key, attempt, .. } = &self;
        if let Outcome::Made(_, answer) = &outcome {
            ledger.0.answers.insert(*key, answer.clone());
        }
        let (now, attempt, window, end) = (clock::unix_seconds(), *attempt, ledger.0.window, outcome.end());
        let settling = ledger
            .0
            .store
            .transact(*key, now, move |found, _| ((), rules::settle(found, attempt, end, now, window)));
        if let Err(error) = settling.await {
            // It stays under way on disk, and so is unknown to whoever comes after this host.
            tracing::error!("an order's outcome cannot be noted: {error}");
        }
        self.told.send_replace(Some(outcome));
    }
}

impl Drop for Pledge {
    fn drop(&mut self) {
        self.ledger.forget(&self.key, self.attempt);
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

/// A number that no other host and no other attempt has. It names and guards nothing.
fn random() -> u64 {
    fastrand::u64(..)
}

#[cfg(test)]
mod tests;
