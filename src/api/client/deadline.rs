//! How long a request may take: an abort signal that goes off when the time is up, and when nobody waits any more.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{AbortController, AbortSignal, Window};

/// Owns the timer and the signal of one request. Dropping it stops the timer and aborts what still runs.
pub(crate) struct Deadline {
    window: Window,
    controller: AbortController,
    timer: i32,
    passed: Rc<Cell<bool>>,
    /// Kept for as long as the timer may call it.
    _ring: Closure<dyn FnMut()>,
}

impl Deadline {
    /// Starts the timer; `None` where the page has neither timers nor abort signals.
    pub(crate) fn after(milliseconds: i32) -> Option<Self> {
        let window = web_sys::window()?;
        let controller = AbortController::new().ok()?;
        let passed = Rc::new(Cell::new(false));
        let ring = Closure::new({
            let (controller, passed) = (controller.clone(), Rc::clone(&passed));
            move || {
                passed.set(true);
                controller.abort();
            }
        });
        let call = ring.as_ref().unchecked_ref();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, milliseconds).ok()?;
        Some(Self { window, controller, timer, passed, _ring: ring })
    }

    /// The signal that a request listens to.
    pub(crate) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Whether the time ran out.
    pub(crate) fn has_passed(&self) -> bool {
        self.passed.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.timer);
        self.controller.abort();
    }
}
