//! The budget of orders of all copies together: as many a minute as `--order-budget` says, and as many at once. Every other
//! limit is each copy's own.

use std::sync::LazyLock;

use redis::Script;

use super::PREFIX;
use super::connection::Connection;
use crate::idempotency::key;
use crate::idempotency::store::StoreError;
use crate::limits::rates::Reached;

static COUNT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("budget.lua")));

const MINUTE: f64 = 60_000_000.0;

/// The budget.
#[derive(Debug)]
pub(crate) struct SharedBudget {
    connection: Connection,
    name: String,
    most: u32,
}

impl SharedBudget {
    /// The budget of `most` orders a minute of `partner`.
    pub(crate) fn new(connection: Connection, partner: &[u8], most: u32) -> Self {
        Self { connection, name: format!("{PREFIX}budget:{}", key::of_budget(partner)), most: most.max(1) }
    }

    /// Counts an order that is about to be sent.
    ///
    /// # Errors
    ///
    /// Where Redis fails. Then it may have been counted.
    pub(crate) async fn count(&self) -> Result<Result<(), Reached>, StoreError> {
        let mut script = COUNT.key(&self.name);
        script.arg(MINUTE / f64::from(self.most)).arg(self.most);
        let reply = self.connection.run::<u64>(&script).await.map_err(|failure| failure.error)?;
        Ok(match reply.value {
            0 => Ok(()),
            wait => Err(Reached { retry_after: u32::try_from(wait.div_ceil(1_000_000)).unwrap_or(u32::MAX) }),
        })
    }
}
