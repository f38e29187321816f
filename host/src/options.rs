//! The command line and the environment. It never decides anything beyond what a single value may be: `config` does.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};

use crate::clock;
use crate::command::Command;
use crate::config::allowed_origins::AllowedOrigins;
use crate::config::catalogue_cache::CacheSize;
use crate::config::state_dir;
use crate::config::store_name::{EMBEDDED, StoreName};
use crate::config::trusted_proxies::TrustedProxies;
use crate::config::upstream_url::UpstreamUrl;
use crate::config::{Config, ConfigError, Limits};
use crate::limits::streams::MostStreams;
use crate::pass::Doorkeeper;
use crate::pass::keys::{self, PassKeys};
use crate::pass::token::Kind;
use crate::upstream::segment::is_order_id;

/// Serves the Cryptorefills widget and its routes from a partner's own server.
#[derive(Clone, Debug, Parser)]
#[command(name = "cryptorefills-host", version)]
pub struct Options {
    /// What to do instead of serving
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The address and port to listen on
    #[arg(long, env = "CR_LISTEN", default_value = "127.0.0.1:8081", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// The address and port of GET /metrics, for Prometheus; without it nothing is counted. Keep it to yourself
    #[arg(long, env = "CR_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,

    /// Where the Cryptorefills REST API answers
    #[arg(
        long,
        env = "CR_UPSTREAM",
        default_value = "https://api.cryptorefills.com",
        value_name = "URL",
        global = true
    )]
    upstream: UpstreamUrl,

    /// The partner id of your Cryptorefills account, sent as X-Cr-Application; required unless the upstream is a loopback
    /// address
    #[arg(long, env = "CR_PARTNER_ID", hide_env_values = true, value_name = "ID", global = true)]
    partner_id: Option<String>,

    /// The version sent as X-Cr-Version
    #[arg(long, env = "CR_APP_VERSION", default_value = env!("CARGO_PKG_VERSION"), value_name = "VERSION")]
    app_version: String,

    /// The folder of the built widget, served under /widget/ to every origin
    #[arg(long, env = "CR_DIST", value_name = "FOLDER")]
    dist: Option<OsString>,

    /// Networks whose X-Forwarded-For is believed, separated by commas
    #[arg(
        long,
        env = "CR_TRUSTED_PROXIES",
        default_value = "",
        value_name = "CIDR,…",
        hide_default_value = true
    )]
    trusted_proxies: TrustedProxies,

    /// Other origins whose pages may call /api, separated by commas; the host's own origin always may
    #[arg(
        long,
        env = "CR_ALLOWED_ORIGINS",
        default_value = "",
        value_name = "ORIGIN,…",
        hide_default_value = true
    )]
    allowed_origins: AllowedOrigins,

    /// How long an Idempotency-Key is remembered at least, in minutes
    #[arg(long, env = "CR_PAYMENT_WINDOW", default_value_t = 30, value_name = "MINUTES",
          value_parser = clap::value_parser!(u64).range(1..=1440))]
    payment_window: u64,

    /// The folder for what outlives a restart; without it $STATE_DIRECTORY, else the user's state folder
    #[arg(long, env = "CR_STATE_DIR", value_name = "FOLDER", global = true)]
    state_dir: Option<PathBuf>,

    /// Whether reading an order asks for the pass that its creation was answered with; off: whoever knows an order's id
    /// reads it
    #[arg(long, env = "CR_ORDER_PASS", value_enum, default_value_t = Switch::On, value_name = "on|off")]
    order_pass: Switch,

    /// The keys of order passes, one a line of at least 32 characters, newest first; without it pass.key in the state
    /// folder, made at the first start
    #[arg(long, env = "CR_PASS_KEY_FILE", value_name = "FILE", global = true)]
    pass_key_file: Option<PathBuf>,

    /// Where it is kept what an Idempotency-Key did: "embedded", a file in the state folder, which copies on one machine
    /// share; "memory", which a restart forgets; or redis://… or rediss://…, which shares state between copies
    #[arg(long, env = "CR_STORE", default_value = EMBEDDED, hide_env_values = true, value_name = "STORE")]
    store: StoreName,

    /// Requests a minute and client; an IPv6 /64 is one client
    #[arg(long, env = "CR_RATE_LIMIT", default_value_t = Limits::default().requests, value_name = "NUMBER",
          value_parser = clap::value_parser!(u32).range(1..))]
    rate_limit: u32,

    /// Orders a minute and client
    #[arg(long, env = "CR_ORDER_LIMIT", default_value_t = Limits::default().orders, value_name = "NUMBER",
          value_parser = clap::value_parser!(u32).range(1..))]
    order_limit: u32,

    /// Orders a minute in all, so that nobody can use up the partner's account
    #[arg(long, env = "CR_ORDER_BUDGET", default_value_t = Limits::default().order_budget, value_name = "NUMBER",
          value_parser = clap::value_parser!(u32).range(1..))]
    order_budget: u32,

    /// Open streams per client, and in all
    #[arg(long, env = "CR_MAX_STREAMS", default_value = "50,20000", value_name = "CLIENT,ALL")]
    max_streams: MostStreams,

    /// Memory for catalogue answers that are kept for all who ask the same, in MiB; "off" asks the upstream each time
    #[arg(long, env = "CR_CATALOGUE_CACHE", default_value = "64", value_name = "MIB|off")]
    catalogue_cache: CacheSize,

    /// The form of log lines on standard error
    #[arg(long, env = "CR_LOG_FORMAT", value_enum, default_value_t, value_name = "FORMAT")]
    pub log_format: LogFormat,

    /// Connections at once; without it, what the limit of open files allows
    #[arg(long, env = "CR_MAX_CONNECTIONS", value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    max_connections: Option<u32>,
}

/// On or off.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Switch {
    /// Do it
    On,
    /// Do not
    Off,
}

/// The form of log lines.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub enum LogFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

impl Options {
    /// The same as parsed types, checked against each other.
    ///
    /// # Errors
    ///
    /// The first [`ConfigError`] that stands in the way.
    pub fn into_config(self) -> Result<Config, ConfigError> {
        let mut config = Config::new(self.upstream.clone(), self.partner_id.as_deref())?;
        config.store = self.store.kind(|| self.state_dir())?;
        if self.order_pass == Switch::On {
            config.pass_keys = Some(match &self.pass_key_file {
                Some(file) => PassKeys::read_or_make(file)?,
                None => PassKeys::read_or_make(&self.state_dir()?.join(keys::FILE))?,
            });
        }
        config.set_app_version(&self.app_version)?;
        if let Some(dist) = self.dist.filter(|dist| !dist.is_empty()) {
            config.set_dist(PathBuf::from(dist))?;
        }
        config.trusted_proxies = self.trusted_proxies;
        config.allowed_origins = self.allowed_origins;
        config.payment_window = Duration::from_secs(self.payment_window * 60);
        config.catalogue_cache = self.catalogue_cache.bounds();
        config.limits.requests = self.rate_limit;
        config.limits.orders = self.order_limit;
        config.limits.order_budget = self.order_budget;
        let MostStreams { per_client, in_all } = self.max_streams;
        (config.limits.streams_per_client, config.limits.streams) = (per_client, in_all);
        config.limits.connections = self.max_connections.map(|most| most as usize);
        Ok(config)
    }
}

impl Options {
    /// A pass for `order_id`, good for 30 days from now.
    ///
    /// # Errors
    ///
    /// The first [`ConfigError`] that stands in the way. No key is made here: one that the host does not have opens nothing.
    pub fn pass(&self, order_id: &str) -> Result<String, ConfigError> {
        if !is_order_id(order_id) {
            return Err(ConfigError::NotAnOrderId);
        }
        let config = Config::new(self.upstream.clone(), self.partner_id.as_deref())?;
        let keys = match &self.pass_key_file {
            Some(file) => PassKeys::read(file)?,
            None => PassKeys::read(&self.state_dir()?.join(keys::FILE))?,
        };
        Ok(Doorkeeper::new(keys, config.partner_id.as_ref()).give(
            Kind::Pass,
            order_id,
            clock::unix_seconds(),
        ))
    }

    fn state_dir(&self) -> Result<PathBuf, ConfigError> {
        let named = self.state_dir.clone().filter(|folder| !folder.as_os_str().is_empty());
        let folder = named.or_else(|| state_dir::of_environment(|name| std::env::var_os(name)));
        let folder = folder.ok_or(ConfigError::StateDirUnknown)?;
        match state_dir::make(&folder) {
            Ok(()) => Ok(folder),
            Err(error) => Err(ConfigError::StateDirUnusable(folder, error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_option_is_also_a_variable_named_after_it() {
        let command = Options::command();
        let options = command.get_arguments().filter(|argument| argument.get_long().is_some());
        let mut seen = 0;
        for option in options.filter(|option| !matches!(option.get_id().as_str(), "help" | "version")) {
            let expected = format!("CR_{}", option.get_id().as_str().to_uppercase());
            assert_eq!(option.get_env().unwrap().to_str().unwrap(), expected);
            assert!(option.get_help().is_some(), "{expected} says what it is");
            seen += 1;
        }
        assert_eq!(seen, 20);
    }

    #[test]
    fn options_become_a_config() {
        let options = Options::parse_from([
            "host",
            "--upstream=http://127.0.0.1:8082",
            "--trusted-proxies=10.0.0.0/8",
            "--payment-window=15",
            "--dist=",
            "--store=memory",
            "--max-streams=5, 100",
            "--rate-limit=7",
            "--catalogue-cache=8",
        ]);
        let config = options.into_config().unwrap();
        assert_eq!(config.upstream.to_string(), "http://127.0.0.1:8082/");
        assert_eq!(config.payment_window, Duration::from_secs(900));
        assert_eq!(config.dist, None);
        assert_eq!(config.catalogue_cache.unwrap().bytes, 8 << 20);
        let limits = config.limits;
        assert_eq!((limits.streams_per_client, limits.streams, limits.requests), (5, 100, 7));
        assert_eq!((limits.orders, limits.order_budget, limits.connections), (30, 300, None));
    }

    #[test]
    fn values_that_cannot_work_are_refused() {
        for bad in [
            "--upstream=cryptorefills",
            "--trusted-proxies=proxy",
            "--allowed-origins=*",
            "--payment-window=0",
            "--listen=8081",
            "--metrics-listen=9090",
            "--max-streams=50",
            "--max-streams=0,1",
            "--rate-limit=0",
            "--order-budget=-1",
        ] {
            assert!(Options::try_parse_from(["host", bad]).is_err(), "{bad}");
        }
    }
}
