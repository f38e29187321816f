//! What a page may rely on, as tables: attributes, events, methods, parts and tokens (`docs/contract.md` section 1).
//!
//! The code takes the names from here, and `cargo xtask generate` writes from here what developers read: the manifest,
//! the types and the tables of the documents. The browser's build has the names and words that the widget uses, and
//! neither tables nor descriptions: the compiler then tells of a part, an event or an attribute that the code lost.
//! Nothing here imports anything of the crate, so that every layer may use it.

pub mod attributes;
pub mod events;
pub mod methods;
pub mod parts;
pub mod tokens;

/// The name of the element.
pub const TAG: &str = "cryptorefills-widget";
