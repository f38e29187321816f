//! Which part of the flow an event belongs to. It decides nothing itself.
//!
//! The grid's events are taken in by a function of their own: until a brand is opened nothing else is needed, and a page
//! that only shows the grid never loads the rest.

use crate::domain::flow::state::clear;
use crate::domain::flow::{Effect, Event, Field, Flow};
use crate::domain::time::PageMs;

impl Flow {
    /// Takes an event in and says what is to be done. `now` is when it came.
    pub fn update(&mut self, event: Event, now: PageMs) -> Vec<Effect> {
        let heard = self.heard();
        let mut effects = match event {
            Event::Retried => self.retried(),
            event => match self.update_grid(event) {
                Ok(effects) => effects,
                Err(event) => self.update_purchase(*event, now),
            },
        };
        effects.extend(self.change_host());
        effects.extend(self.open_wanted());
        effects.extend(self.price_basket());
        effects.extend(self.news(heard.as_ref(), &effects));
        effects
    }

    /// Takes an event in that concerns the grid alone.
    ///
    /// # Errors
    /// Any other event, as it came.
    pub fn update_grid(&mut self, event: Event) -> Result<Vec<Effect>, Box<Event>> {
        Ok(match event {
            Event::CatalogueArrived(ticket, answer) => self.catalogue_arrived(ticket, answer),
            Event::CountryChosen(code) => self.country_chosen(&code),
            Event::KindChosen(kind) => self.kind_chosen(kind),
            Event::CategoryChosen(category) => {
                self.shop.filter.category = category;
                self.shop.filter.query.clear();
                vec![]
            }
            Event::Searched(query) => {
                self.shop.filter.query = query;
                vec![]
            }
            Event::Retried => self.retry_catalogue(),
            other => return Err(Box::new(other)),
        })
    }

    fn update_purchase(&mut self, event: Event, now: PageMs) -> Vec<Effect> {
        match event {
            Event::Prepared => self.prepared(),
            Event::FeedArrived(ticket, answer) => self.feed_arrived(ticket, answer),
            Event::OptionsArrived(ticket, answer) => self.options_arrived(ticket, answer),
            Event::BrandChosen(name) => self.brand_chosen(name),
            Event::WentBack => self.went_back(),
            Event::Configured(config) => self.configured(config),
            Event::OfferArrived(ticket, answer) => self.offer_arrived(ticket, answer, now),
            Event::DenominationPicked(denomination) => self.denomination_picked(denomination),
            Event::AmountTyped(text, notation) => self.amount_typed(text, &notation),
            Event::AmountLeft => self.amount_left(),
            Event::QuoteDue(ticket) => self.quote_due(ticket),
            Event::PriceAged(ticket) => self.price_aged(ticket),
            Event::CameBack => self.came_back(now),
            Event::QuoteArrived(ticket, answer) => self.quote_arrived(ticket, answer, now),
            Event::CoinChosen(coin) => self.coin_chosen(&coin),
            Event::RouteChosen(key) => self.route_chosen(&key),
            Event::Typed(field, text) => self.typed(field, text),
            Event::FieldLeft(field) => self.field_left(field),
            Event::NewsletterSet(ticked) => {
                self.purchase.form.newsletter = ticked;
                vec![]
            }
            Event::PayPressed(key) => self.pay_pressed(key),
            Event::KeysHonoured => {
                self.purchase.keys_honoured = true;
                vec![]
            }
            Event::ValidationArrived(ticket, answer) => self.validation_arrived(ticket, answer),
            Event::OrderArrived(ticket, answer) => self.order_arrived(ticket, answer, now),
            Event::MadeArrived(ticket, answer) => self.made_arrived(ticket, answer, now),
            Event::RetryDue(ticket) => self.retry_due(ticket),
            Event::OrderSeen(order) => self.order_seen(order, false, now),
            Event::OrderAnswered(order) => self.order_seen(order, true, now),
            Event::PriceAccepted => self.price_accepted(),
            Event::ConnectionChanged(connection) => self.connection_changed(connection),
            Event::OrderLost => {
                if let Some(placed) = &mut self.purchase.placed {
                    placed.lost = true;
                }
                vec![]
            }
            Event::ItemAdded => self.item_added(),
            Event::ItemRemoved(index) => self.item_removed(index),
            Event::BasketOpened => self.basket_opened(),
            Event::TotalDue(ticket) => self.total_due(ticket),
            Event::TotalArrived(ticket, answer) => self.total_arrived(ticket, answer),
            Event::Remedied(remedy) => self.remedied(remedy),
            Event::Recalled(journal, first) => self.recalled(journal, first, now),
            Event::StorageFailed => self.storage_failed(),
            Event::LookDue(ticket) => self.look_due(ticket),
            Event::SavedOrderOpened(id) => self.saved_order_opened(id),
            Event::Dismissed(key) => self.dismissed(key),
            Event::Forgotten(id) => self.forgotten(&id),
            Event::ListAsked => self.list_asked(),
            Event::ResumeAsked(id, pass) => self.resume_asked(id, &pass),
            Event::OrderFound(ticket, answer) => self.saved_order_answered(ticket, answer, now),
            Event::Restarted => self.restarted(),
            Event::Reset => self.reset(),
            // Taken in above, and without an effect here.
            Event::CatalogueArrived(..)
            | Event::CountryChosen(_)
            | Event::KindChosen(_)
            | Event::CategoryChosen(_)
            | Event::Searched(_)
            | Event::Retried => vec![],
        }
    }

    fn typed(&mut self, field: Field, text: String) -> Vec<Effect> {
        let top_up = self.is_top_up();
        clear(&mut self.purchase.problems, field.place(), top_up);
        match field {
            Field::Email => self.purchase.form.email = text,
            Field::Phone => self.purchase.form.phone = text,
            Field::Coupon => self.purchase.form.coupon = text,
            Field::Refund => self.purchase.form.refund = text,
        }
        vec![]
    }
}
