//! The wire: requests out, answers in. Everything that knows how the API spells things is here (reference sections 2 to
//! 9b).
//!
//! An answer becomes a [`Json`] value once, whatever its shape; a decoder for each endpoint turns that into the
//! product's own values. Readers by hand take the place of derives, which cost 20 kB of the bundle. Decoders are loose
//! where the API is: unknown fields are ignored, unknown states and codes kept, a record that cannot be used is left out
//! and counted. Only `client` speaks HTTP. Nothing here holds text for people or keeps an answer.

#[cfg(target_arch = "wasm32")]
mod client;
mod decode;
mod json;
mod requests;

#[cfg(target_arch = "wasm32")]
pub use client::{Reply, read_value, send};
pub use decode::{
    Decoded, Malformed, admission, catalogue, created, homepage, judge, offer, order, payment_options, price,
    validation,
};
pub use json::Json;
pub use json::parse::parse;
pub use requests::{Method, Request, hint, retry_pause};
