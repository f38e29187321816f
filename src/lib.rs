//! The storefront widget (stub of the crate documentation).
pub mod api;
pub mod domain;
pub mod stream;
