//! A wait that can be awaited. It ends early only by being dropped, which takes its timer away.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits for so many milliseconds.
pub(crate) async fn sleep(milliseconds: u32) {
    let Some(window) = web_sys::window() else { return };
    let mut timer = None;
    let rung = Promise::new(&mut |ring, _| {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&ring, wait).ok();
    });
    let _timer = Timer(window, timer);
    // A timer's promise is never rejected.
    let _ = JsFuture::from(rung).await;
}

struct Timer(web_sys::Window, Option<i32>);

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.1 {
            self.0.clear_timeout_with_handle(handle);
        }
    }
}
