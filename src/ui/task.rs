//! Work that goes on by itself and ends with its handle. It has no result: what it finds, it sends to the store.

use futures_util::future::{AbortHandle, abortable};
use std::future::Future;

/// A handle; dropping it ends the work, and with it the request under way.
#[must_use = "dropping it ends the work"]
pub(crate) struct Task(AbortHandle);

impl Task {
    /// Starts some work.
    pub(crate) fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let (work, handle) = abortable(work);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = work.await;
        });
        Self(handle)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
