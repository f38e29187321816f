//! Timers of the page, each cleared when its handle is dropped. None fires for an older setting.

use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A timer: it fires while it is held.
#[must_use = "dropping it clears the timer"]
pub(crate) struct Timer {
    callback: Closure<dyn Fn()>,
    handle: Cell<Option<i32>>,
}

impl Timer {
    /// A timer that is not set.
    pub(crate) fn new(callback: impl Fn() + 'static) -> Self {
        Self::boxed(Box::new(callback))
    }

    /// A timer that fires once, so many milliseconds from now.
    pub(crate) fn once(milliseconds: u64, work: impl FnOnce() + 'static) -> Self {
        let work = Cell::new(Some(work));
        let timer = Self::new(move || {
            if let Some(work) = work.take() {
                work();
            }
        });
        timer.set(milliseconds);
        timer
    }

    /// A timer that fires again and again, after so many milliseconds each time.
    pub(crate) fn every(milliseconds: i32, work: impl Fn() + 'static) -> Self {
        let timer = Self::new(work);
        let callback = timer.callback.as_ref().unchecked_ref();
        timer.handle.set(web_sys::window().and_then(|window| {
            window.set_interval_with_callback_and_timeout_and_arguments_0(callback, milliseconds).ok()
        }));
        timer
    }

    /// Fires once, `milliseconds` from now (at most 24 days), and not at the moment set before.
    pub(crate) fn set(&self, milliseconds: u64) {
        self.clear();
        let callback = self.callback.as_ref().unchecked_ref();
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        self.handle.set(web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait).ok()
        }));
    }

    /// Does not fire.
    pub(crate) fn clear(&self) {
        if let (Some(handle), Some(window)) = (self.handle.take(), web_sys::window()) {
            // One list holds the handles of both kinds (HTML, timers).
            window.clear_timeout_with_handle(handle);
        }
    }

    /// Not generic: the way into the page is compiled once.
    fn boxed(callback: Box<dyn Fn()>) -> Self {
        Self { callback: Closure::wrap(callback), handle: Cell::new(None) }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Does some work so many milliseconds from now, whatever becomes of whoever asked: it has to cope with that.
pub(crate) fn later(milliseconds: i32, work: impl FnOnce() + 'static) {
    detached(milliseconds, Box::new(work));
}

fn detached(milliseconds: i32, work: Box<dyn FnOnce()>) {
    let work = Closure::once_into_js(work);
    if let Some(window) = web_sys::window() {
        let work = work.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work, milliseconds);
    }
}
