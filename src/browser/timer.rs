//! [wasm] One timer that is set again and again, cleared when it is dropped. It never fires for an older setting.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Fires while it is held.
#[must_use = "dropping it clears the timer"]
pub(crate) struct Timer {
    callback: Closure<dyn Fn()>,
    handle: Cell<Option<i32>>,
}

impl Timer {
    /// A timer that is not set.
    pub(crate) fn new(callback: impl Fn() + 'static) -> Self {
        Self { callback: Closure::new(callback), handle: Cell::new(None) }
    }

    /// Fires once, `wait` milliseconds from now (at most 24 days), and not at the moment set before.
    pub(crate) fn set(&self, wait: u64) {
        self.clear();
        let callback = self.callback.as_ref().unchecked_ref();
        let wait = i32::try_from(wait).unwrap_or(i32::MAX);
        self.handle.set(web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait).ok()
        }));
    }

    /// Does not fire.
    pub(crate) fn clear(&self) {
        if let (Some(handle), Some(window)) = (self.handle.take(), web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clear();
    }
}
