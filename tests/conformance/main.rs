//! The table in `docs/conformance.md`, held to what is true: its files and tests exist, nothing of the API's lists is
//! left out, and what it says about a code or a state is shown by a test that exercises that very code or state. It
//! never judges how well.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod api;
mod completeness;
#[path = "../support/known_states.rs"]
mod known_states;
mod proof;
mod repository;
mod rows;
mod table;
