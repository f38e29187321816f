//! Words for people: the texts of the active language, and what is written with them. Everything here is handed the
//! [`Texts`] and never reads the store; `intl` alone needs a browser.

pub mod category;
#[cfg(target_arch = "wasm32")]
pub(crate) mod intl;
pub mod network;
pub mod order_state;
mod partner_texts;
mod texts;

pub use texts::{Count, Counted, Texts};
