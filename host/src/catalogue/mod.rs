//! Catalogue answers, kept for all who ask the same: the upstream gets one question, however many ask. It never keeps a
//! price, anything of an order, or an answer that is not good.

pub(crate) mod freshness;
pub(crate) mod kept;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use freshness::Freshness;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use kept::Kept;
use metrics::counter;
use moka::sync::Cache;
use reqwest::Url;
use tracing::Instrument;

use crate::config::catalogue_cache::CatalogueCache;
use crate::metrics::names;
use crate::refusal::Refusal;
use crate::upstream::client::{HeldAnswer, Question, UpstreamClient};
use crate::upstream::routes::Shelf;

/// What is kept, and what is being asked for.
#[derive(Debug)]
pub(crate) struct Catalogue {
    kept: Cache<Key, Arc<Kept>>,
    flights: Mutex<HashMap<Key, Flight>>,
    bounds: CatalogueCache,
}

/// What a question comes to.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// An answer that is kept.
    Kept(Arc<Kept>, Freshness),
    /// The upstream's answer, which is not.
    Passed(HeldAnswer),
}

/// A question: path and query, its parameters in one order. Nothing else of what goes up changes an answer: identity is the
/// partner's, and address and agent are told for the upstream's own protection.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Key(String);

/// A question that is out. It is the host's own, so that it is answered whoever leaves.
type Flight = Shared<BoxFuture<'static, Result<Found, Refusal>>>;

/// Ends a flight, also where it fails.
struct Landing {
    catalogue: Arc<Catalogue>,
    key: Key,
}

impl Catalogue {
    pub(crate) fn new(bounds: CatalogueCache) -> Arc<Self> {
        let kept = Cache::builder()
            .max_capacity(bounds.bytes)
            .weigher(|key: &Key, kept: &Arc<Kept>| kept.weight(key.0.len()))
            .time_to_live(bounds.longest)
            .build();
        Arc::new(Self { kept, flights: Mutex::default(), bounds })
    }

    /// Answers `question`, of which the upstream hears only where nobody knows the answer or it is old.
    ///
    /// # Errors
    ///
    /// As [`UpstreamClient::json`], where nothing is kept.
    pub(crate) async fn ask(
        self: &Arc<Self>,
        client: &UpstreamClient,
        shelf: Shelf,
        question: Question,
    ) -> Result<Found, Refusal> {
        let key = Key::of(&question.url);
        let new = self.lasts(shelf);
        let kept = self.kept.get(&key);
        let freshness = kept.as_ref().map(|kept| Freshness::of(kept.age(), new, self.bounds.grace));
        counter!(names::CATALOGUE, "found" => freshness.map_or("nothing", Freshness::name)).increment(1);
        let (Some(kept), Some(freshness)) = (kept, freshness) else {
            return self.fly(key, client, new, question).await;
        };
        match freshness {
            Freshness::New => Ok(Found::Kept(kept, Freshness::New)),
            Freshness::Grace => {
                // Nobody waits for it.
                drop(self.fly(key, client, new, question));
                Ok(Found::Kept(kept, Freshness::Grace))
            }
            Freshness::Old => match self.fly(key, client, new, question).await {
                Ok(Found::Passed(answer)) if !freshness::is_failure(answer.status) => {
                    Ok(Found::Passed(answer))
                }
                Ok(Found::Kept(kept, freshness)) => Ok(Found::Kept(kept, freshness)),
                Ok(Found::Passed(_)) | Err(_) => Ok(Found::Kept(kept, Freshness::Old)),
            },
        }
    }

    fn lasts(&self, shelf: Shelf) -> Duration {
        match shelf {
            Shelf::Brands => self.bounds.brands,
            Shelf::PaymentMethods => self.bounds.payment_methods,
            Shelf::Products => self.bounds.products,
        }
    }

    /// The flight that answers `key`: the one that is out, or a new one.
    fn fly(self: &Arc<Self>, key: Key, client: &UpstreamClient, new: Duration, question: Question) -> Flight {
        let mut flights = self.flights();
        if let Some(flight) = flights.get(&key) {
            return flight.clone();
        }
        // One may have landed since the asker looked.
        if let Some(kept) = self.kept.get(&key).filter(|kept| kept.age() < new) {
            return std::future::ready(Ok(Found::Kept(kept, Freshness::New))).boxed().shared();
        }
        let landing = Landing { catalogue: Arc::clone(self), key: key.clone() };
        let flying = tokio::spawn(landing.ask(client.clone(), question).in_current_span());
        let flight = flying.map(|landed| landed.unwrap_or(Err(Refusal::Internal))).boxed().shared();
        flights.insert(key, flight.clone());
        flight
    }

    fn flights(&self) -> MutexGuard<'_, HashMap<Key, Flight>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Key {
    fn of(url: &Url) -> Self {
        let mut pairs: Vec<_> = url.query().unwrap_or_default().split('&').collect();
        pairs.sort_unstable();
        Self(format!("{}?{}", url.path(), pairs.join("&")))
    }
}

impl Landing {
    async fn ask(self, client: UpstreamClient, question: Question) -> Result<Found, Refusal> {
        let answer = client.json(question).await?;
        let status = answer.status;
        match Kept::of(answer).await? {
            Ok(kept) => {
                let kept = Arc::new(kept);
                self.catalogue.kept.insert(self.key.clone(), Arc::clone(&kept));
                Ok(Found::Kept(kept, Freshness::New))
            }
            Err(answer) => {
                if !freshness::is_failure(status) {
                    self.catalogue.kept.invalidate(&self.key);
                }
                Ok(Found::Passed(answer))
            }
        }
    }
}

impl Drop for Landing {
    fn drop(&mut self) {
        self.catalogue.flights().remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_its_path_and_all_of_its_parameters() {
        let key = |url: &str| Key::of(&url.parse().unwrap());
        for (one, other, same) in [
            ("http://up/v2/brands?country_code=US", "http://up/v2/brands?country_code=US", true),
            ("http://up/a?lang=en&coin=USDC", "http://up/a?coin=USDC&lang=en", true),
            ("http://up/a?lang=en", "http://up/a?lang=de", false),
            ("http://up/a?lang=en", "http://up/b?lang=en", false),
            ("http://up/a?promo_code=A", "http://up/a", false),
            ("http://up/a?promo_code=A", "http://up/a?promo_code=a", false),
            ("http://up/products/country/US", "http://up/products/country/DE", false),
        ] {
            assert_eq!(key(one) == key(other), same, "{one} {other}");
        }
    }
}
