//! What the host is told once, at start, as parsed types. It never reads the environment: `options` does.

pub(crate) mod allowed_origins;
pub(crate) mod catalogue_cache;
pub(crate) mod state_dir;
pub(crate) mod store_name;
pub(crate) mod trusted_proxies;
pub(crate) mod upstream_url;

use std::path::PathBuf;
use std::time::Duration;

use allowed_origins::AllowedOrigins;
use axum::http::HeaderValue;
use catalogue_cache::CatalogueCache;
use thiserror::Error;
use trusted_proxies::TrustedProxies;
use upstream_url::UpstreamUrl;

use crate::idempotency::store::StoreKind;
use crate::pass::keys::{PassKeyError, PassKeys};
use crate::shared_state::address::RedisAddressError;

/// Everything that [`crate::app`] needs.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the Cryptorefills REST API answers.
    pub upstream: UpstreamUrl,
    /// `X-Cr-Application` (reference, section 1). `None` sends no such header.
    pub partner_id: Option<HeaderValue>,
    /// `X-Cr-Version` (reference, section 1).
    pub app_version: HeaderValue,
    /// The folder served under `/widget/`. `None` serves none.
    pub dist: Option<PathBuf>,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// The other origins that may call `/api`, with credentials.
    pub allowed_origins: AllowedOrigins,
    /// Where it is kept what an `Idempotency-Key` did.
    pub store: StoreKind,
    /// How long an `Idempotency-Key` is remembered, at least.
    pub payment_window: Duration,
    /// The keys of order passes. `None` asks for no pass: whoever knows an order's id reads it.
    pub pass_keys: Option<PassKeys>,
    /// How the catalogue is kept for all who ask. `None` asks the upstream each time.
    pub catalogue_cache: Option<CatalogueCache>,
    /// How long the host waits for what.
    pub timeouts: Timeouts,
    /// How much it takes of what.
    pub limits: Limits,
}

/// How much the host takes of what.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at once. `None` takes what the limit of open files allows, which is raised where it may be.
    pub connections: Option<usize>,
    /// Requests a minute of one client to the routes under `/api`; an IPv6 /64 is one client.
    pub requests: u32,
    /// Orders a minute of one client.
    pub orders: u32,
    /// Orders a minute in all, so that nobody can use up the partner's account.
    pub order_budget: u32,
    /// Orders that are being made at once.
    pub creations: usize,
    /// Open streams of one client.
    pub streams_per_client: usize,
    /// Open streams in all.
    pub streams: usize,
    /// Failures of the upstream in a row, after which it is left alone for five seconds but for orders that run.
    pub failures: u32,
}

/// How long the host waits for what.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For a connection to the upstream.
    pub connect: Duration,
    /// For the upstream's answer to begin, and for each further piece of a JSON answer. A stream may be silent for ever. It
    /// is also the time of a whole order's creation, which therefore has to be shorter than `stop`.
    pub answer: Duration,
    /// For a whole JSON answer of the upstream's.
    pub whole: Duration,
    /// For the browser to send its request's body.
    pub request: Duration,
    /// The silence on an order's stream after which the host sends a comment, so that no proxy in between hangs up.
    pub heartbeat: Duration,
    /// For a connection without a request, or with half a head of one.
    pub idle: Duration,
    /// For a browser to take the next piece of an answer, a stream's too. It is looked at four times in that time, so that
    /// whoever stops reading is given up within a minute.
    pub reader: Duration,
    /// From the asking to stop until the end, whatever a client does.
    pub stop: Duration,
}

/// Why the host cannot start.
#[derive(Debug, Eq, Error, PartialEq)]
pub enum ConfigError {
    /// A real upstream refuses requests without a partner id.
    #[error(
        "no partner id: set --partner-id or CR_PARTNER_ID to the id on your Cryptorefills account page \
         (only an upstream on this machine goes without)"
    )]
    PartnerIdMissing,
    /// The partner id cannot stand in a header.
    #[error("--partner-id: not visible ASCII")]
    PartnerIdUnprintable,
    /// The version cannot stand in a header.
    #[error("--app-version: not visible ASCII, or empty")]
    AppVersionUnprintable,
    /// Nothing says where the state folder is.
    #[error("no state folder: set --state-dir or CR_STATE_DIR to a folder that this user may write to")]
    StateDirUnknown,
    /// The state folder cannot be made.
    #[error("--state-dir: {0}: {1}")]
    StateDirUnusable(PathBuf, String),
    /// A store that this host does not have.
    #[error("--store: {0}: not one of embedded, memory, redis://… and rediss://…")]
    StoreUnknown(String),
    /// A Redis that cannot be one.
    #[error("--store: {0}")]
    StoreAddress(#[from] RedisAddressError),
    /// There are no keys for order passes.
    #[error("--pass-key-file: {0}")]
    PassKeys(#[from] PassKeyError),
    /// A text that is no order's id.
    #[error("not an order's id: 1 to 64 of A-Z a-z 0-9 _ - are wanted")]
    NotAnOrderId,
    /// `--dist` names nothing, or a file.
    #[error("--dist: {0} is not a folder")]
    DistNotAFolder(PathBuf),
}

impl Config {
    /// The defaults for `upstream`, on behalf of `partner_id`.
    ///
    /// # Errors
    ///
    /// [`ConfigError::PartnerIdMissing`] where the upstream is not on this machine and no id is given,
    /// [`ConfigError::PartnerIdUnprintable`] for an id that is not visible ASCII.
    pub fn new(upstream: UpstreamUrl, partner_id: Option<&str>) -> Result<Self, ConfigError> {
        let partner_id = match partner_id.map(str::trim).filter(|id| !id.is_empty()) {
            Some(id) => Some(header_value(id).ok_or(ConfigError::PartnerIdUnprintable)?),
            None if upstream.is_loopback() => None,
            None => return Err(ConfigError::PartnerIdMissing),
        };
        Ok(Self {
            upstream,
            partner_id,
            app_version: HeaderValue::from_static(env!("CARGO_PKG_VERSION")),
            dist: None,
            trusted_proxies: TrustedProxies::default(),
            allowed_origins: AllowedOrigins::default(),
            payment_window: Duration::from_secs(30 * 60),
            pass_keys: None,
            store: StoreKind::Memory,
            catalogue_cache: Some(CatalogueCache::default()),
            timeouts: Timeouts::default(),
            limits: Limits::default(),
        })
    }

    /// Sets `X-Cr-Version`.
    ///
    /// # Errors
    ///
    /// [`ConfigError::AppVersionUnprintable`] for a text that is not visible ASCII.
    pub fn set_app_version(&mut self, version: &str) -> Result<(), ConfigError> {
        self.app_version = header_value(version.trim()).ok_or(ConfigError::AppVersionUnprintable)?;
        Ok(())
    }

    /// Sets the folder served under `/widget/`.
    ///
    /// # Errors
    ///
    /// [`ConfigError::DistNotAFolder`] where there is no such folder.
    pub fn set_dist(&mut self, dist: PathBuf) -> Result<(), ConfigError> {
        if !dist.is_dir() {
            return Err(ConfigError::DistNotAFolder(dist));
        }
        self.dist = Some(dist);
        Ok(())
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(25),
            whole: Duration::from_secs(60),
            request: Duration::from_secs(10),
            heartbeat: Duration::from_secs(15),
            idle: Duration::from_secs(30),
            reader: Duration::from_secs(45),
            stop: Duration::from_secs(29),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: None,
            requests: 300,
            orders: 30,
            order_budget: 300,
            creations: 100,
            streams_per_client: 50,
            streams: 20_000,
            failures: 10,
        }
    }
}

fn header_value(text: &str) -> Option<HeaderValue> {
    let printable = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    printable.then(|| HeaderValue::from_str(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(upstream: &str, partner_id: Option<&str>) -> Result<Config, ConfigError> {
        Config::new(upstream.parse().unwrap(), partner_id)
    }

    #[test]
    fn a_real_upstream_needs_a_partner_id() {
        for id in [None, Some(""), Some("  ")] {
            assert_eq!(
                config("https://api.cryptorefills.com", id).unwrap_err(),
                ConfigError::PartnerIdMissing
            );
            assert_eq!(config("http://127.0.0.1:8082", id).unwrap().partner_id, None);
        }
        let id = config("https://api.cryptorefills.com", Some(" partner-1 ")).unwrap().partner_id;
        assert_eq!(id.unwrap(), "partner-1");
    }

    #[test]
    fn what_cannot_stand_in_a_header_is_refused() {
        assert_eq!(config("http://[::1]:1", Some("a\nb")).unwrap_err(), ConfigError::PartnerIdUnprintable);
        let mut config = config("http://[::1]:1", None).unwrap();
        assert_eq!(config.set_app_version("1.0 ü"), Err(ConfigError::AppVersionUnprintable));
        assert_eq!(config.set_app_version(""), Err(ConfigError::AppVersionUnprintable));
        assert_eq!(config.set_app_version("1.0"), Ok(()));
    }

    #[test]
    fn a_bundle_that_is_not_there_is_told_at_once() {
        let nowhere = PathBuf::from("/nonexistent/bundle");
        let mut config = config("http://localhost:1", None).unwrap();
        assert_eq!(config.set_dist(nowhere.clone()), Err(ConfigError::DistNotAFolder(nowhere)));
    }
}
