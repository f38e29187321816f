//! The words that people read: every text that the screens ask for exists, none is left over, and what can go wrong has
//! words of its own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod codes;
#[path = "../support/known_states.rs"]
mod known_states;
mod languages;
mod loader;
mod screens;
#[path = "../support/sources.rs"]
mod sources;
