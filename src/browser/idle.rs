//! [wasm] Work for when the browser has nothing more urgent to do: what is on its way to the screen comes first.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser::timer::later;

/// Milliseconds after which it is done even so.
const AT_LATEST: u32 = 1000;

/// Milliseconds that a browser without such a wait (Safari) is given to paint.
const A_PAINT: i32 = 50;

/// Does it once, and soon.
pub(crate) fn when_idle(work: impl FnOnce() + 'static) {
    let window = web_sys::window();
    let wait = window.as_ref().and_then(|window| Reflect::get(window, &"requestIdleCallback".into()).ok());
    match (window, wait.and_then(|wait| wait.dyn_into::<Function>().ok())) {
        (Some(window), Some(wait)) => {
            let options = Object::new();
            // Both fail for objects of others alone.
            let _ = Reflect::set(&options, &"timeout".into(), &AT_LATEST.into());
            let _ = wait.call2(&window, &Closure::once_into_js(work), &options);
        }
        _ => later(A_PAINT, work),
    }
}
