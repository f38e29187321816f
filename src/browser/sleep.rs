//! A wait that can be awaited. It ends early only by being dropped, which takes its timer away.

use crate::browser::timer::Timer;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for so many milliseconds.
pub(crate) async fn sleep(milliseconds: u32) {
    let mut timer = None;
    let rung = Promise::new(&mut |ring, _| {
        let ring = move || {
            let _ = ring.call0(&JsValue::UNDEFINED);
        };
        timer = Some(Timer::once(milliseconds.into(), ring));
    });
    // A timer's promise is never rejected.
    let _ = JsFuture::from(rung).await;
    drop(timer);
}
