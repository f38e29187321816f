//! The wire format as recorded under `tests/fixtures`, read by the widget's decoders: every fixture converts, what is
//! new or broken in an answer takes nothing else with it, and no answer whatever makes a decoder panic.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod catalogue;
mod fixtures;
mod orders;
mod problems;
mod random_shapes;
mod robustness;
