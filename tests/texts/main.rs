//! The words that people read: every text that the screens ask for exists, none is left over, and what can go wrong has
//! words of its own.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod codes;
mod known_codes;
mod known_states;
mod languages;
mod loader;
mod screens;
mod sources;
