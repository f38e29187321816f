//! How a sandbox is started. It never reads the environment: the binary does that.

use std::time::Duration;

/// How a sandbox behaves from its first request on.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many brands each country's catalogue holds; generated ones follow the real rows. `None`: the real rows.
    pub brands: Option<usize>,
    /// Pays and delivers every order by itself, this long after it was created. `None`: nobody pays.
    pub auto_pay: Option<Duration>,
    /// How long an order can be paid before it expires by itself (reference, section 8: 30 minutes).
    pub payment_window: Duration,
    /// Where prices start and how they move: the same seed and the same calls give the same prices.
    pub seed: u64,
    /// The origin that URLs in answers begin with. `None`: the address that the request was sent to.
    pub public_url: Option<String>,
    /// How often a silent stream says that it is alive.
    pub heartbeat: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            brands: None,
            auto_pay: None,
            payment_window: Duration::from_secs(30 * 60),
            seed: 1,
            public_url: None,
            heartbeat: Duration::from_secs(15),
        }
    }
}
