//! How a page uses the widget: attributes in, events out, and the life of one element (contract section 1).
//!
//! The element itself is the few lines of `embed.js`, because a class that extends `HTMLElement` cannot be written in
//! Rust. It calls [`mount`](element::mount) with what it found and keeps the handle. Nothing here knows a screen.

pub mod config;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
pub(crate) mod events;
