//! What developers are told of the element: the files that are made from the tables of the contract are fresh, the tables
//! say of each thing what it is, and the style and the playground have exactly what they name.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod files;
mod generated;
#[path = "../support/known_states.rs"]
mod known_states;
mod playground;
mod tables;
