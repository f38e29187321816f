//! How long a request may take: an abort signal that goes off when the time is up, and when nobody waits any more.

use crate::browser::timer::Timer;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, AbortSignal};

/// Owns the timer and the signal of one request. Dropping it stops the timer and aborts what still runs.
pub(crate) struct Deadline {
    controller: AbortController,
    passed: Rc<Cell<bool>>,
    _timer: Timer,
}

impl Deadline {
    /// Starts the timer; `None` where the page has no abort signals.
    pub(crate) fn after(milliseconds: u64) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let passed = Rc::new(Cell::new(false));
        let timer = Timer::once(milliseconds, {
            let (controller, passed) = (controller.clone(), Rc::clone(&passed));
            move || {
                passed.set(true);
                controller.abort();
            }
        });
        Some(Self { controller, passed, _timer: timer })
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
        self.controller.abort();
    }
}
