//! Words for people: the texts of the active language, and what is written with them. They never read the store.

#[cfg(target_arch = "wasm32")]
pub(crate) mod intl;
mod partner_texts;
pub(crate) mod texts;

pub use texts::{Count, Counted, Texts};
