//! The upstream API, imitated for development and tests: the same paths and JSON, money that does not exist, and a
//! remote control under `/sandbox`. It never calls anything, never keeps anything, and shares no types with the
//! widget or the host, so that a wrong guess about the wire cannot agree with itself.
//!
//! ```text
//! routes ──► catalogue ──► pricing      what is sold, and for how much today
//!    │  └──► problems                   what is wrong with an order, and the triggers that pretend so
//!    │  └──► payment                    coins, networks, addresses, payment texts
//!    │  └──► orders ──► stream          an order's life, told to whoever listens
//! control ──► orders, faults, settings  what a test or a person at `/sandbox` decides
//! logos                                 drawings in the place of brand logos
//! ```
//!
//! Decisions are functions of values (`orders::apply`, `problems::check`, `catalogue::products_of`); the handlers in
//! `routes` and `control` bring the clock, the randomness and the sockets.

mod base_url;
mod catalogue;
mod control;
mod faults;
mod logos;
mod money;
mod options;
mod orders;
mod payment;
mod pricing;
mod problems;
mod random;
mod refusal;
mod request_log;
mod routes;
mod sandbox;
mod server;
mod settings;

pub use options::Options;
pub use server::{app, serve};
