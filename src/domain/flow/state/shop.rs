//! What is sold, where, and how it can be paid; and what the shopper sees of it. It knows nothing of a purchase.

use crate::domain::catalogue::feed::Suggestion;
use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::config::Config;
use crate::domain::flow::Asked;
use crate::domain::payment::PaymentOptions;
use std::sync::Arc;

/// The shop of one country.
#[derive(Clone, Debug)]
pub struct Shop {
    /// The country whose catalogue is shown, ISO 3166-1 alpha-2.
    pub country: String,
    /// The browser's own country, if it is served.
    region: Option<&'static str>,
    /// What the grid is narrowed to.
    pub filter: Filter,
    /// The brands of the country.
    pub catalogue: Asked<Arc<Catalogue>>,
    /// What the homepage feed suggests for the country.
    pub feed: Vec<Suggestion>,
    /// Coins and networks.
    pub options: Asked<Arc<PaymentOptions>>,
    /// A brand that was asked for before the catalogue was there.
    pub(in crate::domain::flow) wanted_brand: Option<String>,
}

impl Shop {
    /// The shop of a new element: nothing is asked for yet. `region` is the browser's own country, if it is served.
    pub(in crate::domain::flow) fn start(config: &Config, region: Option<&'static str>) -> Self {
        let mut shop = Self {
            country: String::new(),
            region,
            filter: Filter {
                kind: config.kinds[0].clone(),
                category: config.category.clone(),
                query: String::new(),
                whitelabel: config.whitelabel,
            },
            catalogue: Asked::not_yet(),
            feed: Vec::new(),
            options: Asked::not_yet(),
            wanted_brand: config.brand.clone(),
        };
        shop.country = shop.start_country(config);
        shop
    }

    /// The country to start in: the partner's, else the browser's own.
    pub(in crate::domain::flow) fn start_country(&self, config: &Config) -> String {
        config.country.or(self.region).unwrap_or("US").to_owned()
    }
}
