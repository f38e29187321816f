//! The Redis, or Valkey, that copies of the host share. It holds what keys did and how much of the budget of orders is used:
//! digests, numbers and ids of orders. Never an order, a message, a code, an address, or anything of a shopper's.
//!
//! Nothing waits for it at the start: a host begins without it, and finds it when it is there.

pub(crate) mod address;
pub(crate) mod budget;
pub(crate) mod connection;
mod server_check;

use std::time::Duration;

use address::RedisAddress;

/// What every name in Redis begins with. The number is that of the entries' form.
pub(crate) const PREFIX: &str = "cr:1:";

/// How a host uses a Redis that it shares.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SharedStore {
    /// Where it answers.
    pub address: RedisAddress,
    /// How long a creation counts as under way after its host was last heard of. It is renewed in thirds.
    pub lease: Duration,
}

impl SharedStore {
    /// The one at `address`, with a lease of ten seconds.
    pub fn at(address: RedisAddress) -> Self {
        Self { address, lease: Duration::from_secs(10) }
    }
}
