//! The keys that are in use here, and what requests with one key are to each other. It lets one of them make the order, and
//! the others wait for it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use moka::sync::Cache;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::key::{Fingerprint, Key};
use super::outcome::Outcome;
use super::record::{Attempt, Owner};
use super::rules::Meaning;
use super::shared::Lease;
use super::store::{Answer, Store, StoreError, StoreKind, Trial};
use crate::shared_state::connection::Connection;
use crate::upstream::client::HeldAnswer;

/// How much memory the answers to creations may take, in bytes. An older one is asked for anew, as the order is by then.
const ROOM: u64 = 64 << 20;

/// How long it is tried to note an outcome that the store did not take. Until then others hear that it is out, or unknown.
const NOTING: Duration = Duration::from_secs(600);

const NOTE_AGAIN: Duration = Duration::from_secs(1);

/// The keys in use.
#[derive(Clone, Debug)]
pub(crate) struct Ledger(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    owner: Owner,
    window: Duration,
    /// What this host has under way.
    waiting: Mutex<HashMap<Key, UnderWay>>,
    answers: Cache<Key, HeldAnswer>,
}

/// An attempt of this host's.
#[derive(Clone, Debug)]
struct UnderWay {
    attempt: Attempt,
    body: Fingerprint,
    progress: watch::Receiver<Progress>,
}

/// How far an attempt is. Where nobody tells any more, it was given up.
#[derive(Clone, Debug)]
enum Progress {
    /// The store is asked for the key.
    Claiming,
    /// The store failed, and nothing was sent.
    Failed(StoreError),
    /// It is out.
    Out,
    /// It has ended.
    Over(Outcome),
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
    /// It made this order through another host, which answered with this status.
    MadeElsewhere(String, StatusCode),
    /// There may be an order.
    Unknown,
    /// It came before, for something else.
    OtherBody,
}

/// The duty to say what became of a creation. Dropped unsettled, it means that nobody knows.
#[derive(Debug)]
pub(crate) struct Pledge {
    place: Place,
    lease: Option<Lease>,
}

/// An outcome that the store has not taken yet.
#[derive(Debug)]
pub(crate) struct Unsettled {
    place: Place,
    outcome: Outcome,
}

/// The outcome of a creation, now or later.
#[derive(Clone, Debug)]
pub(crate) struct Promise(watch::Receiver<Progress>);

/// The one attempt that this host makes with a key at a time. It ends with the value.
#[derive(Debug)]
struct Place {
    ledger: Ledger,
    trial: Trial,
    progress: watch::Sender<Progress>,
}

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

    /// The way to what copies of the host share, where they do.
    pub(crate) fn connection(&self) -> Option<&Connection> {
        self.0.store.connection()
    }

    /// Says what `key` means for a request with `body`, and takes it if it is free. What is taken is safe when this returns.
    ///
    /// # Errors
    ///
    /// Where the store fails: then nothing may be sent.
    pub(crate) async fn claim(&self, key: Key, body: Fingerprint) -> Result<Claim, StoreError> {
        loop {
            let place = match self.place(key, body) {
                Ok(place) => place,
                Err(other) => match other.claim(body).await {
                    Some(claim) => return claim,
                    None => continue,
                },
            };
            let answer = self.0.store.claim(place.trial).await;
            return match answer {
                Ok(Answer::Taken(lease)) => {
                    place.progress.send_replace(Progress::Out);
                    Ok(Claim::First(Pledge { place, lease }))
                }
                Ok(Answer::OtherBody) => Ok(Claim::OtherBody),
                // Nobody else here is out with it, so that whoever was has not settled it.
                Ok(Answer::UnderWay(owner)) if owner == self.0.owner => Ok(Claim::Unknown),
                Ok(Answer::UnderWay(_)) => Ok(Claim::Elsewhere),
                Ok(Answer::Made(order_id, status)) => Ok(match (self.0.answers.get(&key), status) {
                    (None, Some(status)) => Claim::MadeElsewhere(order_id, status),
                    (kept, _) => Claim::Made(order_id, kept),
                }),
                Ok(Answer::Unknown) => Ok(Claim::Unknown),
                Err(error) => {
                    place.progress.send_replace(Progress::Failed(error.clone()));
                    Err(error)
                }
            };
        }
    }

    /// What became of `key`.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub(crate) async fn find(&self, key: Key) -> Result<Meaning, StoreError> {
        // It may have ended between the store's answer and the look at what is under way here.
        for _ in 0..2 {
            match self.0.store.find(key).await? {
                Meaning::UnderWay(owner) if owner == self.0.owner && !self.waiting().contains_key(&key) => {}
                meaning => return Ok(meaning),
            }
        }
        Ok(Meaning::Unknown)
    }

    /// A place for an attempt at `key`, or the attempt that has it.
    fn place(&self, key: Key, body: Fingerprint) -> Result<Place, UnderWay> {
        let attempt = Attempt(random());
        match self.waiting().entry(key) {
            Entry::Occupied(taken) => Err(taken.get().clone()),
            Entry::Vacant(free) => {
                let (told, progress) = watch::channel(Progress::Claiming);
                free.insert(UnderWay { attempt, body, progress });
                let trial = Trial { key, body, attempt, owner: self.0.owner, window: self.0.window };
                Ok(Place { ledger: self.clone(), trial, progress: told })
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Key, UnderWay>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl UnderWay {
    /// What the key means for another request with `body`; `None` where this attempt did not get it.
    async fn claim(mut self, body: Fingerprint) -> Option<Result<Claim, StoreError>> {
        let decided = self.progress.wait_for(|progress| !matches!(progress, Progress::Claiming)).await;
        match &*decided.ok()? {
            Progress::Claiming => return None,
            Progress::Failed(error) => return Some(Err(error.clone())),
            Progress::Out | Progress::Over(_) => {}
        }
        Some(Ok(if body == self.body { Claim::Waiting(Promise(self.progress)) } else { Claim::OtherBody }))
    }
}

impl Pledge {
    /// Notes the outcome and tells everyone who waits. A key that made no order is free again before they hear of it. What
    /// the store did not take is returned, to be noted later.
    pub(crate) async fn settle(self, outcome: Outcome) -> Option<Unsettled> {
        let Self { place, lease } = self;
        // What is settled needs none, and must not be taken for lost.
        drop(lease);
        let Place { ledger, trial, progress } = &place;
        if let Outcome::Made(_, answer) = &outcome {
            ledger.0.answers.insert(trial.key, answer.clone());
        }
        let noted = ledger.0.store.settle(*trial, &outcome).await;
        progress.send_replace(Progress::Over(outcome.clone()));
        if let Err(error) = noted {
            // It stays under way in the store, and so is unknown to whoever comes after this host.
            tracing::error!("an order's outcome cannot be noted yet: {error}");
            return Some(Unsettled { place, outcome });
        }
        None
    }
}

impl Unsettled {
    /// Notes the outcome as soon as the store takes it. Until then, whoever comes to this host with the key hears it.
    pub(crate) async fn settle_later(self) {
        let Place { ledger, trial, .. } = &self.place;
        let end = Instant::now() + NOTING;
        while Instant::now() < end {
            sleep(NOTE_AGAIN).await;
            if ledger.0.store.settle(*trial, &self.outcome).await.is_ok() {
                tracing::info!("an order's outcome is noted by now");
                return;
            }
        }
        tracing::error!("an order's outcome was not noted: its key is unknown");
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = self.ledger.waiting();
        if waiting.get(&self.trial.key).is_some_and(|known| known.attempt == self.trial.attempt) {
            waiting.remove(&self.trial.key);
        }
    }
}

impl Promise {
    /// Waits for the outcome.
    pub(crate) async fn outcome(mut self) -> Outcome {
        match self.0.wait_for(|progress| matches!(progress, Progress::Over(_))).await.as_deref() {
            Ok(Progress::Over(outcome)) => outcome.clone(),
            Ok(Progress::Claiming | Progress::Failed(_) | Progress::Out) | Err(_) => Outcome::UNKNOWN,
        }
    }
}

/// A number that no other host and no other attempt has. It names and guards nothing.
fn random() -> u64 {
    fastrand::u64(..)
}

#[cfg(test)]
mod tests;
