//! The lease of a creation that is out: for as long as this host renews it, other copies know that somebody will say how it
//! ended. It ends with the value, and never sends anything itself.

use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::Shared;
use crate::idempotency::store::Trial;

/// A lease that is renewed in thirds.
#[derive(Debug)]
pub(crate) struct Lease(JoinHandle<()>);

impl Lease {
    /// Renews the lease of `trial`, which was just taken, for as long as the value lives.
    pub(super) fn hold(shared: Shared, trial: Trial) -> Self {
        Self(tokio::spawn(async move {
            loop {
                sleep(shared.lease() / 3).await;
                match shared.renew(&trial).await {
                    Ok(true) => {}
                    // The connection tells of it, once. Until the lease has ended there is time to come back.
                    Err(_) => {}
                    Ok(false) => {
                        tracing::error!("the shared store has lost a creation that is out");
                        return;
                    }
                }
            }
        }))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.0.abort();
    }
}
