//! Records in a Redis that copies of the host share, one entry a key. Time is Redis' own: a creation counts as under way
//! while its lease holds, and as unknown from then on. The entry outlives the lease by a day, so that a key whose host is
//! gone never looks free. Rules are those of every store; the scripts only compare and write.

mod entry;
mod lease;
mod withdrawals;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use redis::Script;

use super::key::Key;
use super::outcome::Outcome;
use super::record::Attempt;
use super::rules::{self, Claimed, Meaning};
use super::store::{Answer, StoreError, Trial};
use crate::shared_state::connection::{Connection, Failure};
use crate::shared_state::{PREFIX, SharedStore};
use entry::Entry;
pub(crate) use lease::Lease;
use withdrawals::Withdrawals;

static CLAIM: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("claim.lua")));
static FIND: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("find.lua")));
static RENEW: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("renew.lua")));
static SETTLE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("settle.lua")));
static WITHDRAW: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("withdraw.lua")));

/// The records.
#[derive(Clone, Debug)]
pub(crate) struct Shared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    connection: Connection,
    lease: Duration,
    withdrawals: Withdrawals,
}

impl Shared {
    /// The records in `store`. Nothing is asked yet.
    ///
    /// # Errors
    ///
    /// Where the file of certificates cannot be used.
    pub(super) fn open(store: &SharedStore) -> Result<Self, StoreError> {
        let connection = Connection::to(&store.address)?;
        Ok(Self(Arc::new(Inner { connection, lease: store.lease, withdrawals: Withdrawals::default() })))
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.0.connection
    }

    /// Takes the key of `trial` if it is free.
    ///
    /// # Errors
    ///
    /// Where Redis fails. Then nothing may be sent, and what may have been taken is given back.
    pub(super) async fn claim(&self, trial: Trial) -> Result<Answer, StoreError> {
        let Trial { key, body, attempt, owner, window } = trial;
        self.withdraw_lost(&key).await?;
        let mut script = CLAIM.key(name(&key));
        script.key(mark(&key, attempt)).arg(entry::number(attempt.0)).arg(body.to_hex());
        script.arg(entry::number(owner.0)).arg(milliseconds(self.0.lease));
        script.arg(milliseconds(rules::unknown_for(window)));
        let reply = match self.0.connection.run(&script).await {
            Ok(reply) => reply,
            Err(Failure { error, is_unsent }) => {
                if !is_unsent {
                    withdrawals::begin(self, key, attempt);
                }
                return Err(error);
            }
        };
        let (now, found) = read(reply.value)?;
        let found = found.ok_or_else(|| StoreError::of("the claim was taken back"))?;
        if found.record.attempt == attempt {
            return Ok(Answer::Taken(Some(Lease::hold(self.clone(), trial))));
        }
        if reply.may_be_asked_again {
            // It must not be taken once the other attempt has let it go.
            withdrawals::begin(self, key, attempt);
        }
        let is_alive = |_| found.lease > now;
        Ok(match rules::claim(Some(&found.record), body, now / 1000, is_alive) {
            Claimed::OtherBody => Answer::OtherBody,
            Claimed::UnderWay(owner) => Answer::UnderWay(owner),
            Claimed::Made(order_id) => Answer::Made(order_id, found.status),
            // An entry ends by itself, so that none is free while it is there.
            Claimed::Unknown | Claimed::Free => Answer::Unknown,
        })
    }

    /// What `key` means.
    ///
    /// # Errors
    ///
    /// Where Redis fails.
    pub(super) async fn find(&self, key: Key) -> Result<Meaning, StoreError> {
        self.withdraw_lost(&key).await?;
        let reply = self.0.connection.run(&FIND.key(name(&key))).await.map_err(|failure| failure.error)?;
        let (now, found) = read(reply.value)?;
        let record = found.as_ref().map(|found| &found.record);
        Ok(rules::meaning(record, now / 1000, |_| found.as_ref().is_some_and(|found| found.lease > now)))
    }

    /// Notes what became of `trial`. Another attempt's entry is left alone.
    ///
    /// # Errors
    ///
    /// Where Redis fails. Then it may have been noted, and can be noted again.
    pub(super) async fn settle(&self, trial: Trial, outcome: &Outcome) -> Result<(), StoreError> {
        let Trial { key, body, attempt, window, .. } = trial;
        let (text, kept) = match outcome {
            // Another copy may take the key as soon as Redis has heard of it, whether or not this one knows that it has:
            // so nothing is held here until then.
            Outcome::Refused(_) => {
                if self.withdraw(&key, attempt).await.is_err() {
                    withdrawals::begin(self, key, attempt);
                }
                return Ok(());
            }
            Outcome::Made(order_id, answer) => {
                (entry::made(attempt, body, answer.status, order_id), rules::made_for(window))
            }
            Outcome::Unknown(_) => (entry::unknown(attempt, body), rules::unknown_for(window)),
        };
        let mut script = SETTLE.key(name(&key));
        script.arg(entry::number(attempt.0)).arg(text).arg(milliseconds(kept));
        let reply = self.0.connection.run::<bool>(&script).await.map_err(|failure| failure.error)?;
        if !reply.value {
            tracing::error!(
                "the shared store has lost a creation that was out, and another one took its key"
            );
        }
        Ok(())
    }

    fn lease(&self) -> Duration {
        self.0.lease
    }

    fn withdrawals(&self) -> &Withdrawals {
        &self.0.withdrawals
    }

    async fn renew(&self, trial: &Trial) -> Result<bool, Failure> {
        let mut script = RENEW.key(name(&trial.key));
        script.arg(entry::number(trial.attempt.0)).arg(milliseconds(self.0.lease));
        script.arg(milliseconds(rules::unknown_for(trial.window)));
        self.0.connection.run(&script).await.map(|reply| reply.value)
    }

    async fn withdraw(&self, key: &Key, attempt: Attempt) -> Result<(), StoreError> {
        let mut script = WITHDRAW.key(name(key));
        script.key(mark(key, attempt)).arg(entry::number(attempt.0));
        script.arg(milliseconds(withdrawals::PATIENCE));
        self.0.connection.run::<bool>(&script).await.map_err(|failure| failure.error)?;
        self.0.withdrawals.done(key, attempt);
        Ok(())
    }

    /// An own claim whose answer was lost must not be taken for somebody's creation.
    async fn withdraw_lost(&self, key: &Key) -> Result<(), StoreError> {
        match self.0.withdrawals.of(key) {
            Some(attempt) => self.withdraw(key, attempt).await,
            None => Ok(()),
        }
    }
}

/// The name of a key's entry.
fn name(key: &Key) -> String {
    format!("{PREFIX}key:{{{}}}", key.to_hex())
}

/// The name of the mark that an attempt was withdrawn.
fn mark(key: &Key, attempt: Attempt) -> String {
    format!("{}:withdrawn:{}", name(key), entry::number(attempt.0))
}

fn read((now, text): (u64, Option<String>)) -> Result<(u64, Option<Entry>), StoreError> {
    // An entry that cannot be read is not a free key.
    let unread = || StoreError::of("an entry that this version does not read");
    let entry = text.map(|text| entry::parse(&text).ok_or_else(unread)).transpose()?;
    Ok((now, entry))
}

/// Never none: Redis refuses a life of nothing.
fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).max(1)
}
