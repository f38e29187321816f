//! [wasm] Hears that an element comes near the window's lower edge, until it is dropped. It measures nothing.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window an element is near: half of the window. What has gone by above it is not.
const NEAR: &str = "0px 0px 50%";

/// Observes while it is held.
#[must_use = "dropping it stops observing"]
pub(crate) struct OnNear {
    observer: IntersectionObserver,
    _callback: Closure<dyn Fn(Array)>,
}

impl OnNear {
    /// Calls `callback` once the element is near, soon where it is already; `None` in a browser without observers.
    pub(crate) fn new(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let near = |entry| IntersectionObserverEntry::unchecked_from_js(entry).is_intersecting();
            if entries.iter().any(near) {
                callback();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for OnNear {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
