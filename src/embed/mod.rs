//! How a page uses the widget: attributes in, events out, and the life of one element (`docs/contract.md` section 1).
//!
//! The element itself is a few lines of script, because a class that extends `HTMLElement` cannot be written in Rust:
//! `embed.js` is what a page runs first, and `life.js` comes with the WebAssembly, calls [`mount`](element::mount) with
//! what it found and keeps the handle. Nothing here knows a screen, and screens know nothing of this but [`contract`],
//! whose names they bear.

pub mod config;
pub mod contract;
pub mod detail;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
pub(crate) mod events;
