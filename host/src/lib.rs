//! The host: what a partner's server runs so that the widget never calls Cryptorefills itself. It serves the built widget
//! and forwards nine routes, adding the partner's identity. It never stores a shopper's data, and it never forwards
//! anything that [`upstream::routes::ROUTES`] does not name.
//!
//! ```text
//! browser ── /widget/… ──► widget_files                     files of the bundle
//!         ── /api/… ─────► api ──► upstream::forward        pure: which URL, which headers
//!                           │  └─► upstream::client ──────► Cryptorefills
//!                           ├────► catalogue                one question for all who ask the same
//!                           ├────► idempotency              one order per key
//!                           ├────► pass                     who may read an order
//!                           ├────► limits                   how much of it
//!                           └────► shared_state             what copies have in common
//!         ── /healthz, /readyz ──► health
//! operator ── /metrics ──► metrics                           counted by all of these, on an address of its own
//! ```
//!
//! `check` is no part of it: it asks a page and a host from outside, as a browser would.
//!
//! Decisions are functions of values (`upstream::forward`, `config::trusted_proxies`, `caching`, `idempotency::outcome`,
//! `pass::token`, `server::activity`)
//! and tested as tables; the rest is a thin shell around them.

mod access_log;
mod api;
mod app;
#[cfg(test)]
mod attacked;
mod caching;
mod catalogue;
mod check;
mod clock;
mod command;
mod config;
mod cors;
mod health;
mod host;
mod idempotency;
mod limits;
mod metrics;
mod negotiation;
mod options;
mod pass;
mod refusal;
mod server;
mod shared_state;
mod upstream;
mod widget_files;

pub use app::app;
pub use check::{AddressError, Check, Finding, Patience, Report, Subject, Verdict, check};
pub use command::Command;
pub use config::allowed_origins::{AllowedOrigins, OriginError};
pub use config::catalogue_cache::CatalogueCache;
pub use config::trusted_proxies::{NetworkError, TrustedProxies};
pub use config::upstream_url::{UpstreamUrl, UpstreamUrlError};
pub use config::{Config, ConfigError, Limits, Timeouts};
pub use idempotency::store::{StoreError, StoreKind};
pub use metrics::{Exporter, ExporterError};
pub use options::{LogFormat, Options};
pub use pass::keys::{PassKeyError, PassKeys};
pub use server::serve;
pub use shared_state::SharedStore;
pub use shared_state::address::{RedisAddress, RedisAddressError};
