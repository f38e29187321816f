//! The habits of this repository that a compiler does not hold: file heads, sizes, who may import whom, what documents
//! are cited, and what certain places must not use.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it, helpers included")]

mod arrows;
mod citations;
mod habits;
mod imports;
mod messages;
mod repository;
mod style;
