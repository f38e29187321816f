//! [wasm] A turn among all tabs of a browser: whoever has it is alone until it is dropped. Where there is none to be had
//! (pages without TLS have no locks), nobody waits.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A turn; dropping it ends it.
pub(crate) struct WebLock(Function);

impl WebLock {
    /// Waits for the turn of this name.
    pub(crate) async fn take(name: &str) -> Option<Self> {
        let granted = JsFuture::from(turn(name)?).await.ok()?;
        Some(Self(granted.dyn_into().ok()?))
    }
}

impl Drop for WebLock {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// A promise of the function that ends the turn. It is rejected where the browser refuses.
fn turn(name: &str) -> Option<Promise> {
    let mut refused = None;
    let granted = Promise::new(&mut |grant, _| {
        // The lock is held until this inner promise is kept, which is the turn's to do.
        let held = Closure::once_into_js(move || {
            Promise::new(&mut |release, _| {
                let _ = grant.call1(&JsValue::NULL, &release);
            })
        });
        refused = request(name, &Object::new(), &held);
    });
    Some(Promise::race(&Array::of2(&granted, &refused?.into())))
}

/// Asks for a lock: `held` is called with it, and has it until the promise that it returns is kept. The promise here ends
/// with that, and is rejected where the browser refuses; `None` where it has no locks.
pub(crate) fn request(name: &str, options: &Object, held: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    let request: Function = Reflect::get(&locks, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
    request.call3(&locks, &JsValue::from_str(name), options, held).ok()?.dyn_into().ok()
}
