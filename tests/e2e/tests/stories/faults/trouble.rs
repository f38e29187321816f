//! What can go wrong with a running order, as data: how it begins, and how it ends.

use std::time::Duration;

use cryptorefills_e2e::{Fault, Route, World};
use serde_json::Value;

use super::running::FACTOR;

/// How often all connections are cut in [`Trouble::Flapping`], in the page's time.
const FLAPPING: Duration = Duration::from_secs(2);

/// Something that goes wrong from its beginning to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trouble {
    /// Between the browser and the host.
    Faults(&'static [Fault]),
    /// In the upstream: a fault of the sandbox as JSON.
    Upstream(&'static str),
    /// The host is stopped; the partner's server answers 502 in its place, until a new one starts.
    HostStops,
    /// Nothing listens at the address any more.
    Refused,
    /// Every connection is cut every two seconds.
    Flapping,
    /// One request is served at a time.
    OneAtATime,
    /// The browser has no network.
    Offline,
    /// The page is hidden and stopped.
    Frozen,
    /// The page is hidden and stopped, and its connections die unnoticed.
    FrozenAndCut,
}

impl Trouble {
    /// Begins it. Streams that are open are cut where the trouble is about how they begin.
    pub(crate) async fn begin(self, world: &World) {
        match self {
            Self::Faults(faults) => {
                faults.iter().for_each(|fault| world.proxy.begin(*fault));
                world.proxy.cut(Route::Stream);
            }
            Self::Upstream(fault) => {
                let fault: Value = serde_json::from_str(fault).unwrap_or_else(|e| panic!("{fault}: {e}"));
                world.sandbox.fault(fault).await;
                world.proxy.cut(Route::Stream);
            }
            Self::HostStops => world.host.stop().await,
            Self::Refused => world.proxy.refuse_connections(),
            Self::Flapping => world.proxy.cut_all_every(Some(FLAPPING / FACTOR)),
            Self::OneAtATime => world.proxy.one_at_a_time().await,
            Self::Offline => world.session.offline(true).await,
            Self::Frozen => world.session.freeze(true).await,
            Self::FrozenAndCut => {
                world.session.freeze(true).await;
                world.proxy.cut_all();
            }
        }
    }

    /// Ends it. What a stream that is open has suffered stays.
    pub(crate) async fn end(self, world: &World) {
        match self {
            Self::Faults(_) => world.proxy.lift(),
            Self::Upstream(_) => world.sandbox.clear_faults().await,
            Self::HostStops => world.host.start_again().await,
            Self::Refused => world.proxy.accept_connections().await,
            Self::Flapping => world.proxy.cut_all_every(None),
            Self::OneAtATime => world.proxy.all_at_a_time(),
            Self::Offline => world.session.offline(false).await,
            Self::Frozen | Self::FrozenAndCut => world.session.freeze(false).await,
        }
    }
}
