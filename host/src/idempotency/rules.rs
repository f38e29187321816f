//! What a key means and how it is settled, as functions of values. Whatever is not known for certain is unknown, and never
//! a second order.

use std::time::Duration;

use super::key::Fingerprint;
use super::record::{Attempt, Owner, Record, State};

/// No creation takes longer, so that one which is older was lost by its host. It is the creation's bound, and the time to
/// settle it.
const LONGEST_CREATION: u64 = 120;

/// How long it is at least remembered that nobody knows. By then the shopper has looked elsewhere.
const LEAST_UNKNOWN: u64 = 24 * 60 * 60;

/// What a key means for whoever comes with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Meaning {
    /// Nothing was made with it, as far as anybody can tell for certain.
    Free,
    /// It is out.
    UnderWay(Owner),
    /// It made this order.
    Made(String),
    /// There may be an order.
    Unknown,
}

/// What a key means for a request that wants to make an order with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Claimed {
    /// It may.
    Free,
    /// The key came before, for something else.
    OtherBody,
    /// It is out.
    UnderWay(Owner),
    /// It made this order.
    Made(String),
    /// There may be an order.
    Unknown,
}

/// How a creation ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum End {
    /// There is this order.
    Made(String),
    /// There is none.
    Refused,
    /// There may be one.
    Unknown,
}

/// What becomes of a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    Keep,
    Put(Record),
    Delete,
}

/// What `found` means at `now`.
pub(crate) fn meaning(found: Option<&Record>, now: u64, is_alive: impl FnOnce(Owner) -> bool) -> Meaning {
    let Some(record) = found.filter(|record| !record.is_over(now)) else { return Meaning::Free };
    match &record.state {
        State::UnderWay { owner, since }
            if now.saturating_sub(*since) < LONGEST_CREATION && is_alive(*owner) =>
        {
            Meaning::UnderWay(*owner)
        }
        State::UnderWay { .. } | State::Unknown { .. } => Meaning::Unknown,
        State::Made { order_id, .. } => Meaning::Made(order_id.clone()),
    }
}

/// Whether `found` was for something else than `body`.
pub(crate) fn is_for_another_body(found: Option<&Record>, body: Fingerprint, now: u64) -> bool {
    found.is_some_and(|record| !record.is_over(now) && record.body != body)
}

/// What `found` means for a request with `body`.
pub(crate) fn claim(
    found: Option<&Record>,
    body: Fingerprint,
    now: u64,
    is_alive: impl FnOnce(Owner) -> bool,
) -> Claimed {
    if is_for_another_body(found, body, now) {
        return Claimed::OtherBody;
    }
    match meaning(found, now, is_alive) {
        Meaning::Free => Claimed::Free,
        Meaning::UnderWay(owner) => Claimed::UnderWay(owner),
        Meaning::Made(order_id) => Claimed::Made(order_id),
        Meaning::Unknown => Claimed::Unknown,
    }
}

/// The record of an attempt that begins.
pub(crate) fn begin(body: Fingerprint, attempt: Attempt, owner: Owner, now: u64) -> Record {
    Record { body, attempt, state: State::UnderWay { owner, since: now } }
}

/// What the end of `attempt` makes of `found`: nothing, where the record is another attempt's.
pub(crate) fn settle(
    found: Option<&Record>,
    attempt: Attempt,
    end: End,
    now: u64,
    window: Duration,
) -> Change {
    let Some(record) = found.filter(|record| record.attempt == attempt) else { return Change::Keep };
    let state = match end {
        End::Refused => return Change::Delete,
        End::Made(order_id) => {
            State::Made { order_id, until: now.saturating_add(made_for(window).as_secs()) }
        }
        End::Unknown => State::Unknown { until: now.saturating_add(unknown_for(window).as_secs()) },
    };
    Change::Put(Record { state, ..record.clone() })
}

/// How long an order is remembered by a host that remembers each key for `window`.
pub(crate) fn made_for(window: Duration) -> Duration {
    window.max(Duration::from_secs(1))
}

/// How long it is remembered that nobody knows, by a host that remembers each key for `window`.
pub(crate) fn unknown_for(window: Duration) -> Duration {
    window.max(Duration::from_secs(LEAST_UNKNOWN))
}

#[cfg(test)]
mod tests;
