//! The wire: requests out, answers in. Everything that knows how the API spells things is here (reference sections 2 to 9).
//!
//! An answer becomes a [`Json`] value once, whatever its shape; a decoder for each endpoint turns that into the
//! product's own values. Readers by hand take the place of derives, which cost 20 kB of the bundle. Decoders are loose
//! where the API is: unknown fields are ignored, unknown states and codes kept, a record that cannot be used is left out
//! and counted. Only `client` speaks HTTP. Nothing here holds text for people or keeps an answer.

mod about;
mod address;
mod answer;
mod benefits;
mod body;
mod brand;
mod catalogue;
#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod deadline;
mod decoded;
mod delivery;
mod details;
#[cfg(target_arch = "wasm32")]
mod from_js;
mod homepage;
mod json;
mod moment;
mod number;
mod offer;
mod order;
mod payment_options;
mod percent;
mod price;
mod product;
mod purchase;
mod read;
mod readable;
mod request;
mod retry;
mod validation;

pub use answer::judge;
pub use catalogue::catalogue;
#[cfg(target_arch = "wasm32")]
pub use client::{Reply, send};
pub use decoded::{Decoded, Malformed};
#[cfg(target_arch = "wasm32")]
pub use from_js::{parse_text, read_value};
pub use homepage::homepage;
pub use json::Json;
pub use offer::offer;
pub use order::order;
pub use payment_options::payment_options;
pub use price::price;
pub use request::{Method, Request};
pub use retry::pause;
pub use validation::validation;
