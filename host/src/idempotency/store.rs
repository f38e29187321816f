//! Where records are kept: on this machine, or in a Redis that copies of the host share. What they mean is decided by `rules`
//! alone.

use std::path::PathBuf;
use std::time::Duration;

use axum::http::StatusCode;
use thiserror::Error;

use super::key::{Fingerprint, Key};
use super::local::Local;
use super::outcome::Outcome;
use super::record::{Attempt, Owner};
use super::rules::{self, Change, Claimed, Meaning};
use super::shared::{Lease, Shared};
use crate::clock;
use crate::shared_state::SharedStore;
use crate::shared_state::connection::Connection;

/// Where a host keeps what keys did.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum StoreKind {
    /// In its memory: a restart forgets it.
    #[default]
    Memory,
    /// In a file of this folder.
    Embedded(PathBuf),
    /// In a Redis that copies of the host share.
    Redis(SharedStore),
}

/// The store failed, and nothing of what was asked is certain.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("the store: {0}")]
pub struct StoreError(String);

/// The records.
#[derive(Clone, Debug)]
pub(super) enum Store {
    Local(Local),
    Redis(Shared),
}

/// One attempt to make an order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    pub(super) key: Key,
    pub(super) body: Fingerprint,
    pub(super) attempt: Attempt,
    pub(super) owner: Owner,
    /// How long its key is remembered.
    pub(super) window: Duration,
}

/// What a store says to an attempt.
#[derive(Debug)]
pub(super) enum Answer {
    /// The key was free, and is taken: for as long as the lease is held, where copies share it.
    Taken(Option<Lease>),
    /// The key came before, for something else.
    OtherBody,
    /// The key made this order, and was answered so. Only a store that copies share knows the status.
    Made(String, Option<StatusCode>),
    /// It is out, from this host.
    UnderWay(Owner),
    /// There may be an order.
    Unknown,
}

impl StoreError {
    pub(crate) fn of(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl Store {
    /// The store of the host that is `owner`.
    ///
    /// # Errors
    ///
    /// Where a file cannot be used. A Redis that is not there is found later.
    pub(super) fn open(kind: &StoreKind, owner: Owner) -> Result<Self, StoreError> {
        Ok(match kind {
            StoreKind::Memory => Self::Local(Local::in_memory()),
            StoreKind::Embedded(folder) => Self::Local(Local::in_file(folder, owner)?),
            StoreKind::Redis(store) => Self::Redis(Shared::open(store)?),
        })
    }

    /// The way to what copies share, where they do.
    pub(super) fn connection(&self) -> Option<&Connection> {
        match self {
            Self::Local(_) => None,
            Self::Redis(shared) => Some(shared.connection()),
        }
    }

    /// Takes the key of `trial` if it is free. What is taken is safe when this returns.
    ///
    /// # Errors
    ///
    /// Where the store fails: then nothing may be sent.
    pub(super) async fn claim(&self, trial: Trial) -> Result<Answer, StoreError> {
        let local = match self {
            Self::Local(local) => local,
            Self::Redis(shared) => return shared.claim(trial).await,
        };
        let now = clock::unix_seconds();
        let claiming = local.transact(trial.key, now, move |found, store| {
            match rules::claim(found, trial.body, now, |owner| store.is_alive(owner)) {
                Claimed::Free => {
                    let record = rules::begin(trial.body, trial.attempt, trial.owner, now);
                    (Answer::Taken(None), Change::Put(record))
                }
                Claimed::OtherBody => (Answer::OtherBody, Change::Keep),
                Claimed::UnderWay(owner) => (Answer::UnderWay(owner), Change::Keep),
                Claimed::Made(order_id) => (Answer::Made(order_id, None), Change::Keep),
                Claimed::Unknown => (Answer::Unknown, Change::Keep),
            }
        });
        claiming.await
    }

    /// What `key` means.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub(super) async fn find(&self, key: Key) -> Result<Meaning, StoreError> {
        let local = match self {
            Self::Local(local) => local,
            Self::Redis(shared) => return shared.find(key).await,
        };
        let now = clock::unix_seconds();
        let finding = local.transact(key, now, move |found, store| {
            (rules::meaning(found, now, |owner| store.is_alive(owner)), Change::Keep)
        });
        finding.await
    }

    /// Notes what became of `trial`. Another attempt's record is left alone.
    ///
    /// # Errors
    ///
    /// Where the store fails. Then it may have been noted, and can be noted again.
    pub(super) async fn settle(&self, trial: Trial, outcome: &Outcome) -> Result<(), StoreError> {
        let local = match self {
            Self::Local(local) => local,
            Self::Redis(shared) => return shared.settle(trial, outcome).await,
        };
        let (now, end) = (clock::unix_seconds(), outcome.end());
        let settling = local.transact(trial.key, now, move |found, _| {
            ((), rules::settle(found, trial.attempt, end, now, trial.window))
        });
        settling.await
    }
}
