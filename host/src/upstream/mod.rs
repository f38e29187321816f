//! The way to Cryptorefills: which routes there are, what is sent, what is handed back. It never adds a route, a header
//! or a request of its own.

pub(crate) mod circuit;
pub(crate) mod client;
mod countries;
pub(crate) mod encoding;
pub(crate) mod forward;
pub(crate) mod identity;
pub(crate) mod query;
pub(crate) mod refusal_codes;
pub(crate) mod routes;
pub(crate) mod segment;
