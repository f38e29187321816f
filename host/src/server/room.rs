//! How many connections there may be. Where all places are taken, those that serve nothing make room.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Files that are open for other reasons: the store, the bundle, the log, the upstream's idle connections.
const OTHER_FILES: u64 = 64;

/// Where nobody says how many files may be open.
const WITHOUT_A_LIMIT: u64 = 65_536;

const ASK_AGAIN: Duration = Duration::from_millis(100);

/// The places of all connections.
#[derive(Debug)]
pub(super) struct Room {
    places: Arc<Semaphore>,
    pub(super) pressure: Arc<Pressure>,
}

/// Felt by connections while others wait for a place.
#[derive(Debug, Default)]
pub(super) struct Pressure(Notify);

impl Pressure {
    pub(super) async fn felt(&self) {
        self.0.notified().await;
    }
}

impl Room {
    pub(super) fn new(places: usize) -> Self {
        let places = Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS)));
        Self { places, pressure: Arc::default() }
    }

    /// A place, if there is one.
    pub(super) fn try_enter(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// A place, once there is one.
    pub(super) async fn enter(&self) -> Option<OwnedSemaphorePermit> {
        if let Some(place) = self.try_enter() {
            return Some(place);
        }
        tracing::warn!("all connections are taken: those that serve nothing are ended");
        loop {
            self.pressure.0.notify_waiters();
            if let Ok(place) = timeout(ASK_AGAIN, Arc::clone(&self.places).acquire_owned()).await {
                return place.ok();
            }
        }
    }
}

/// The places that `open_files` allow: a stream takes one here and one towards the upstream.
fn places(open_files: u64) -> usize {
    usize::try_from(open_files.saturating_sub(OTHER_FILES) / 2).unwrap_or(usize::MAX).max(1)
}

/// The places that the limit of open files allows, after raising it as far as it may be.
#[cfg(unix)]
pub(super) fn allowed_by_the_system() -> usize {
    let open_files = rlimit::increase_nofile_limit(u64::MAX).or_else(|_| {
        // A limit that cannot be raised still holds.
        rlimit::Resource::NOFILE.get_soft()
    });
    places(open_files.unwrap_or(WITHOUT_A_LIMIT))
}

/// The places that are taken where the system has no such limit.
#[cfg(not(unix))]
pub(super) fn allowed_by_the_system() -> usize {
    places(WITHOUT_A_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_a_connection_and_some_for_the_rest() {
        for (open_files, expected) in [(1024, 480), (64, 1), (0, 1), (1_048_576, 524_256)] {
            assert_eq!(places(open_files), expected, "{open_files}");
        }
    }
}
