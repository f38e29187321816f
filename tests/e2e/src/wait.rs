//! Waiting for a condition. It never waits for time to pass: only for something to become true, until a deadline.

use std::time::{Duration, Instant};

/// How long anything may take on a busy machine before it has failed.
const LONG: Duration = Duration::from_secs(30);

const BETWEEN: Duration = Duration::from_millis(40);

/// Asks until the answer is there; panics with `what` after [`LONG`].
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + LONG;
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(Instant::now() < deadline, "waited {} s for: {what}", LONG.as_secs());
        tokio::time::sleep(BETWEEN).await;
    }
}
