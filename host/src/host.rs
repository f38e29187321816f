//! What every handler shares. It never holds anything of a shopper beyond the answers that `idempotency` remembers.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::api::event_hub::EventHub;
use crate::catalogue::Catalogue;
use crate::config::allowed_origins::AllowedOrigins;
use crate::config::trusted_proxies::TrustedProxies;
use crate::config::upstream_url::UpstreamUrl;
use crate::config::{Config, Timeouts};
use crate::health::Pulse;
use crate::idempotency::ledger::Ledger;
use crate::idempotency::store::StoreError;
use crate::limits::rates::{PerMinute, Rates};
use crate::limits::streams::{MostStreams, Streams};
use crate::pass::Doorkeeper;
use crate::shared_state::budget::SharedBudget;
use crate::upstream::client::UpstreamClient;
use crate::upstream::identity::Partner;

/// One running host.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) upstream: UpstreamUrl,
    pub(crate) client: UpstreamClient,
    /// What is known of the upstream.
    pub(crate) pulse: Arc<Pulse>,
    pub(crate) partner: Partner,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) allowed_origins: AllowedOrigins,
    pub(crate) timeouts: Timeouts,
    pub(crate) ledger: Ledger,
    /// `None` where the upstream is asked each time.
    pub(crate) catalogue: Option<Arc<Catalogue>>,
    /// `None` where whoever knows an order's id reads it.
    pub(crate) doorkeeper: Option<Doorkeeper>,
    pub(crate) rates: Rates,
    /// The budget of orders of all copies, where they share state.
    pub(crate) shared_budget: Option<SharedBudget>,
    /// Places for orders that are being made.
    pub(crate) creations: Semaphore,
    /// Whether it was told that a proxy is not named.
    pub(crate) proxy_told: AtomicBool,
    pub(crate) streams: Arc<Streams>,
    /// The upstream's streams, one an order.
    pub(crate) events: Arc<EventHub>,
    pub(crate) lifetime: Lifetime,
}

/// When the host ends, and what must end first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lifetime {
    /// Cancelled when the host is asked to stop: streams end from then on, and no order is begun.
    pub(crate) stopping: CancellationToken,
    /// Orders being created. They are finished even when the browser that asked is gone.
    pub(crate) orders: TaskTracker,
}

impl Host {
    /// A host as `config` wants it, for as long as `lifetime`.
    ///
    /// # Errors
    ///
    /// Where the store cannot be used.
    pub(crate) fn new(config: &Config, lifetime: Lifetime) -> Result<Self, StoreError> {
        let pulse = Arc::<Pulse>::default();
        let partner = Partner::of(config);
        let ledger = Ledger::open(&config.store, config.payment_window)?;
        let shared_budget = ledger.connection().map(|connection| {
            if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                runtime.spawn(connection.clone().try_out());
            }
            SharedBudget::new(connection.clone(), partner.id_bytes(), config.limits.order_budget)
        });
        Ok(Self {
            upstream: config.upstream.clone(),
            client: UpstreamClient::new(config.timeouts, Arc::clone(&pulse), config.limits.failures),
            pulse,
            partner,
            trusted_proxies: config.trusted_proxies.clone(),
            allowed_origins: config.allowed_origins.clone(),
            timeouts: config.timeouts,
            ledger,
            catalogue: config.catalogue_cache.map(Catalogue::new),
            doorkeeper: (config.pass_keys.clone())
                .map(|keys| Doorkeeper::new(keys, config.partner_id.as_ref())),
            rates: Rates::new(PerMinute {
                requests: config.limits.requests,
                orders: config.limits.orders,
                order_budget: config.limits.order_budget,
            }),
            shared_budget,
            creations: Semaphore::new(config.limits.creations.min(Semaphore::MAX_PERMITS)),
            proxy_told: AtomicBool::new(false),
            streams: Streams::new(MostStreams {
                per_client: config.limits.streams_per_client,
                in_all: config.limits.streams,
            }),
            events: Arc::default(),
            lifetime,
        })
    }
}
