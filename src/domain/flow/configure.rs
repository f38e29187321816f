//! Attributes that the partner changes while the widget runs. What they prefill follows them, what the shopper typed or
//! chose stays, and an order that is being made or shown stays with the host that made it.

use crate::domain::config::Config;
use crate::domain::flow::{Effect, Flow};
use std::sync::Arc;

impl Flow {
    /// Takes changed attributes over.
    pub(super) fn configured(&mut self, config: Arc<Config>) -> Vec<Effect> {
        let elsewhere = self.is_bound() && self.config.api_base != config.api_base;
        self.next_host = elsewhere.then(|| Arc::clone(&config));
        let config = if elsewhere { Arc::new(self.at_this_host(&config)) } else { config };
        let old = std::mem::replace(&mut self.config, Arc::clone(&config));

        self.shop.filter.whitelabel = config.whitelabel;
        if !config.kinds.contains(&self.shop.filter.kind) {
            self.shop.filter.kind = config.kinds[0].clone();
        }
        if old.category != config.category {
            self.shop.filter.category.clone_from(&config.category);
        }
        prefill(&mut self.purchase.form.email, old.email.as_deref(), config.email.as_deref());
        prefill(&mut self.purchase.form.coupon, old.coupon.as_deref(), config.coupon.as_deref());
        prefill(
            &mut self.purchase.form.refund,
            old.refund_address.as_deref(),
            config.refund_address.as_deref(),
        );

        let moved = old.api_base != config.api_base;
        // Another host has to speak for itself.
        self.purchase.keys_honoured &= !moved;
        let mut effects = vec![];
        let country = self.shop.start_country(&self.config);
        let turned = old.country != config.country && self.shop.country != country;
        if turned {
            self.shop.country = country;
        }
        if moved || turned {
            effects.push(self.fetch_catalogue());
        }
        if moved {
            self.saved.orders.clear();
            effects.extend([self.fetch_options(), Effect::Recall]);
        }
        effects.extend(self.price_as_configured(&old));
        if let Some(brand) = config.brand.clone().filter(|_| old.brand != config.brand) {
            effects.extend(self.brand_chosen(brand));
        }
        effects
    }

    /// Goes to the host that was named while an order ran, once no order does.
    pub(super) fn change_host(&mut self) -> Vec<Effect> {
        if self.is_bound() {
            return vec![];
        }
        self.next_host.take().map_or_else(Vec::new, |config| self.configured(config))
    }

    /// Whether there is an order that only this host knows.
    fn is_bound(&self) -> bool {
        self.purchase.placed.is_some() || self.is_paying()
    }

    fn at_this_host(&self, config: &Config) -> Config {
        Config {
            api_base: self.config.api_base.clone(),
            include_credentials: self.config.include_credentials,
            ..config.clone()
        }
    }

    /// The open brand in the language, coin and with the coupon that are wanted now.
    fn price_as_configured(&mut self, old: &Config) -> Vec<Effect> {
        let config = Arc::clone(&self.config);
        let mut repriced = false;
        if (&old.coin, &old.network) != (&config.coin, &config.network) {
            let start =
                self.shop.options.ready().and_then(|options| options.start(&config.coin, &config.network));
            if start.is_some() && start != self.purchase.route {
                self.purchase.route = start;
                repriced = true;
            }
        }
        let coupon = self.purchase.form.coupon();
        repriced |= old.coupon != config.coupon
            && self.purchase.choice.as_ref().is_some_and(|it| it.coupon != coupon);
        if old.lang != config.lang {
            // The names of products come in the language of the data.
            self.fetch_offer()
        } else if repriced {
            self.refresh_prices()
        } else {
            vec![]
        }
    }
}

/// What the partner prefills takes the place of what stood there. What is no longer prefilled goes, unless the shopper
/// has typed something else since.
fn prefill(field: &mut String, old: Option<&str>, new: Option<&str>) {
    match new {
        _ if old == new => {}
        Some(text) => text.clone_into(field),
        None if old == Some(field) => field.clear(),
        None => {}
    }
}
