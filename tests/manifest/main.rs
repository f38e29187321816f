//! What developers are told of the element: `custom-elements.json` and the types name exactly what the code has, so that
//! a new attribute, event, method, part or property fails here until both follow.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod code;
#[path = "../support/known_states.rs"]
mod known_states;
mod manifest;
mod playground;
#[path = "../support/sources.rs"]
mod sources;
mod types;
