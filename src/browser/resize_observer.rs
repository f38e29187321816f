//! [wasm] Hears that an element has another size, until it is dropped. It measures nothing.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Observes while it is held.
#[must_use = "dropping it stops observing"]
pub(crate) struct OnResize {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn()>,
}

impl OnResize {
    /// Calls `callback` soon, and whenever the size of `element` has changed; `None` in a browser without observers.
    pub(crate) fn new(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn Fn()>::new(callback);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for OnResize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
