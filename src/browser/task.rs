//! Work that goes on by itself and ends with its handle. It has no result: what it finds, it sends to the store.

use futures_util::future::{AbortHandle, abortable};
use std::future::Future;
use std::pin::Pin;

/// A handle; dropping it ends the work, and with it the request under way.
#[must_use = "dropping it ends the work"]
pub(crate) struct Task(AbortHandle);

impl Task {
    /// Starts some work.
    pub(crate) fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        Self(run(Box::pin(work)))
    }

    /// Starts some work that is never given up.
    pub(crate) fn detach(work: impl Future<Output = ()> + 'static) {
        run(Box::pin(work));
    }
}

/// Not generic: the machinery of a task is compiled once.
fn run(work: Pin<Box<dyn Future<Output = ()>>>) -> AbortHandle {
    let (work, handle) = abortable(work);
    wasm_bindgen_futures::spawn_local(async move {
        let _ = work.await;
    });
    handle
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
