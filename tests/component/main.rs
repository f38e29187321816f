//! The widget in a real browser, component by component: what a shopper sees and does, with the host played by a script.
//! Compiled natively it is empty.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod brand;
mod checkout;
mod client;
mod countries;
mod feed;
mod grid;
mod journeys;
mod languages;
mod life;
mod offer;
mod order;
mod orders;
mod pay;
mod prices;
mod resume;
mod shop;
mod streams;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
