//! The widget in a real browser, component by component: what a shopper sees and does, with the host played by a script.
//! Compiled natively it is empty.
#![cfg(target_arch = "wasm32")]

mod client;
mod streams;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
