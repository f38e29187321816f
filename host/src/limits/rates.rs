//! How often a client may ask and order, and how often all together may order. A client that is quiet is forgotten, and so
//! are the quietest where there are too many: what limits memory never limits a shopper.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use moka::sync::Cache;

use super::client::Client;

/// How many clients are counted at once. One takes some 200 bytes.
const CLIENTS: u64 = 100_000;

/// A client that was quiet for that long has all its requests again.
const QUIET: Duration = Duration::from_secs(90);

/// Requests a minute.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct PerMinute {
    /// Of one client.
    pub(crate) requests: u32,
    /// Orders of one client.
    pub(crate) orders: u32,
    /// Orders of all.
    pub(crate) order_budget: u32,
}

/// What was asked in the last minute.
#[derive(Debug)]
pub(crate) struct Rates {
    requests: ByClient,
    orders: ByClient,
    order_budget: DefaultDirectRateLimiter,
}

/// A limit that is reached. It will not be in so many seconds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Reached {
    pub(crate) retry_after: u32,
}

#[derive(Debug)]
struct ByClient {
    quota: Quota,
    clients: Cache<Client, Arc<DefaultDirectRateLimiter>>,
}

impl Rates {
    pub(crate) fn new(most: PerMinute) -> Self {
        Self {
            requests: ByClient::new(most.requests),
            orders: ByClient::new(most.orders),
            order_budget: RateLimiter::direct(quota(most.order_budget)),
        }
    }

    /// Counts a request of `client`. Nobody is limited where addresses are not told.
    pub(crate) fn request(&self, client: Option<Client>) -> Result<(), Reached> {
        client.map_or(Ok(()), |client| self.requests.count(client))
    }

    /// Counts an order that `client` wants.
    pub(crate) fn order(&self, client: Option<Client>) -> Result<(), Reached> {
        client.map_or(Ok(()), |client| self.orders.count(client))
    }

    /// Counts an order that is about to be sent.
    pub(crate) fn sent_order(&self) -> Result<(), Reached> {
        count(&self.order_budget)
    }
}

impl ByClient {
    fn new(most: u32) -> Self {
        let clients = Cache::builder().max_capacity(CLIENTS).time_to_idle(QUIET).build();
        Self { quota: quota(most), clients }
    }

    fn count(&self, client: Client) -> Result<(), Reached> {
        let limiter = self.clients.get_with(client, || Arc::new(RateLimiter::direct(self.quota)));
        count(&limiter)
    }
}

fn quota(most: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN))
}

fn count(limiter: &DefaultDirectRateLimiter) -> Result<(), Reached> {
    limiter.check().map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Reached { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX).max(1) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: PerMinute = PerMinute { requests: 3, orders: 1, order_budget: 2 };

    fn client(last: u8) -> Option<Client> {
        Some(Client::of([203, 0, 113, last].into()))
    }

    #[test]
    fn each_client_has_its_own_minute_and_orders_a_common_one() {
        let rates = Rates::new(MOST);
        for _ in 0..3 {
            assert_eq!(rates.request(client(1)), Ok(()));
        }
        let reached = rates.request(client(1)).unwrap_err();
        assert!((1..=20).contains(&reached.retry_after), "one of three a minute: {reached:?}");
        assert_eq!(rates.request(client(2)), Ok(()));
        assert_eq!(rates.order(client(1)), Ok(()), "orders are counted by themselves");
        assert!((21..=60).contains(&rates.order(client(1)).unwrap_err().retry_after));
        assert_eq!((rates.sent_order(), rates.sent_order()), (Ok(()), Ok(())));
        assert!(rates.sent_order().is_err());
        for _ in 0..10 {
            assert_eq!(
                (rates.request(None), rates.order(None)),
                (Ok(()), Ok(())),
                "nobody knows who that is"
            );
        }
    }

    #[test]
    fn the_memory_for_clients_is_bounded() {
        let rates = Rates::new(MOST);
        for number in 0..CLIENTS as u32 + 20_000 {
            rates.request(Some(Client::of(std::net::Ipv4Addr::from(number).into()))).unwrap();
        }
        rates.requests.clients.run_pending_tasks();
        assert!(rates.requests.clients.entry_count() <= CLIENTS);
    }
}
