//! Claims whose answer was lost. Nothing was sent for them, so that they are taken back as soon as Redis is there again:
//! otherwise a shopper's key would be unknown for a day, for an order that nobody tried to make.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Shared;
use crate::idempotency::key::Key;
use crate::idempotency::record::Attempt;

/// How long it is tried. It is also how long Redis remembers a withdrawn attempt: no question is on its way for longer.
pub(super) const PATIENCE: Duration = Duration::from_secs(600);

const ASK_AGAIN: Duration = Duration::from_secs(1);

/// How many are kept at once. One beyond that is unknown once its lease has ended.
const ROOM: usize = 10_000;

/// The claims to take back.
#[derive(Debug, Default)]
pub(super) struct Withdrawals(Mutex<HashMap<Key, Attempt>>);

impl Withdrawals {
    /// The attempt at `key` that is to be taken back, if there is one.
    pub(super) fn of(&self, key: &Key) -> Option<Attempt> {
        self.lost().get(key).copied()
    }

    /// `attempt` at `key` is taken back.
    pub(super) fn done(&self, key: &Key, attempt: Attempt) {
        let mut lost = self.lost();
        if lost.get(key) == Some(&attempt) {
            lost.remove(key);
        }
    }

    fn lost(&self) -> MutexGuard<'_, HashMap<Key, Attempt>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes back `attempt` at `key`, now or later.
pub(super) fn begin(shared: &Shared, key: Key, attempt: Attempt) {
    {
        let mut lost = shared.withdrawals().lost();
        if lost.len() >= ROOM {
            return;
        }
        lost.insert(key, attempt);
    }
    let shared = shared.clone();
    tokio::spawn(async move {
        let end = Instant::now() + PATIENCE;
        while shared.withdrawals().of(&key) == Some(attempt) && Instant::now() < end {
            if shared.withdraw(&key, attempt).await.is_err() {
                sleep(ASK_AGAIN).await;
            }
        }
        shared.withdrawals().done(&key, attempt);
    });
}
