//! The script that `wasm-bindgen` makes, and what is changed in it before it is bundled: what a page could hide, what
//! nobody calls, and ways to begin that the loader does not take.

mod begin;
mod named;
mod unused;

pub(crate) use begin::begun;
pub(crate) use named::guarded;
pub(crate) use unused::{dropped, is_of_a_class, without_imports};
