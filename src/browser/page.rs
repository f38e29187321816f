//! The page around the widget: its clocks, its chance, its network, whether it can be seen. It decides nothing.

use js_sys::{Date, Math};
use wasm_bindgen::JsValue;
use web_sys::Window;

/// Milliseconds of a clock that never goes back. It may stand still while the machine sleeps.
pub(crate) fn monotonic_ms() -> u64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    // A float of milliseconds since the page began: whole and positive after the cast, which saturates.
    clock.map_or_else(Date::now, |clock| clock.now()) as u64
}

/// A number by chance, uniform over all of `u32`. Good enough to spread attempts, and for nothing else.
pub(crate) fn chance() -> u32 {
    (Math::random() * f64::from(u32::MAX)) as u32
}

/// A text that nobody can guess: 128 random bits as 32 hexadecimal digits.
pub(crate) fn unguessable() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // Worse, but never the same for two orders: a key that repeats would find another shopper's.
        bytes.fill_with(|| (Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the browser has a network, as far as it knows.
pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Width and height of the window, in CSS pixels.
pub(crate) fn window_size() -> (f64, f64) {
    let window = web_sys::window();
    let number = |value: Option<Result<JsValue, JsValue>>| value?.ok()?.as_f64();
    let width = number(window.as_ref().map(Window::inner_width));
    (width.unwrap_or(0.0), number(window.as_ref().map(Window::inner_height)).unwrap_or(0.0))
}

/// Whether the page cannot be seen.
pub(crate) fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}
