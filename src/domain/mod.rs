//! The product's own words as values: brands, amounts, payment options, orders, and the flow that ties them together.
//!
//! Nothing here knows a browser, a clock, a random source, JSON or a language: time comes in as an argument, text goes
//! out as a key. That is held by the build: a native build has no browser crate in reach.

pub mod agreement;
pub mod catalogue;
pub mod combobox;
pub mod config;
pub mod country;
pub mod decimal;
pub mod flow;
pub mod journal;
pub mod locale;
pub mod offer;
pub mod order;
pub mod payment;
pub mod plain_text;
pub mod problem;
pub mod purchase;
pub mod rich_text;
pub mod search;
pub mod time;
