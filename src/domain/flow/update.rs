//! Which part of the flow an event belongs to. It decides nothing itself.

use super::form::{Field, clear};
use super::{Effect, Event, Flow};

impl Flow {
    /// Takes an event in and says what is to be done. `now` is the page's monotonic clock in milliseconds.
    pub fn update(&mut self, event: Event, now: u64) -> Vec<Effect> {
        match event {
            Event::CatalogueArrived(ticket, answer) => self.catalogue_arrived(ticket, answer),
            Event::OptionsArrived(ticket, answer) => self.options_arrived(ticket, answer),
            Event::CountryChosen(code) => self.country_chosen(&code),
            Event::KindChosen(kind) => self.kind_chosen(kind),
            Event::CategoryChosen(category) => {
                self.filter.category = category;
                self.filter.query.clear();
                vec![]
            }
            Event::Searched(query) => {
                self.filter.query = query;
                vec![]
            }
            Event::BrandChosen(name) => self.brand_chosen(name),
            Event::WentBack => self.went_back(),
            Event::Retried => self.retried(),
            Event::Configured(config) => self.configured(config),
            Event::OfferArrived(ticket, answer) => self.offer_arrived(ticket, answer),
            Event::DenominationPicked(denomination) => self.denomination_picked(denomination),
            Event::AmountTyped(text) => self.amount_typed(text),
            Event::QuoteDue(ticket) => self.quote_due(ticket),
            Event::QuoteArrived(ticket, answer) => self.quote_arrived(ticket, answer),
            Event::CoinChosen(coin) => self.coin_chosen(&coin),
            Event::RouteChosen(key) => self.route_chosen(&key),
            Event::Typed(field, text) => self.typed(field, text),
            Event::FieldLeft(field) => self.field_left(field),
            Event::NewsletterSet(ticked) => {
                self.form.newsletter = ticked;
                vec![]
            }
            Event::PayPressed(key) => self.pay_pressed(key),
            Event::KeysHonoured => {
                self.keys_honoured = true;
                vec![]
            }
            Event::ValidationArrived(ticket, answer) => self.validation_arrived(ticket, answer),
            Event::OrderArrived(ticket, answer) => self.order_arrived(ticket, answer, now),
            Event::MadeArrived(ticket, answer) => self.made_arrived(ticket, answer, now),
            Event::RetryDue(ticket) => self.retry_due(ticket),
            Event::OrderSeen(order) => self.order_seen(order, now),
            Event::ConnectionChanged(connection) => {
                if let Some(placed) = &mut self.placed {
                    placed.connection = connection;
                }
                vec![]
            }
            Event::OrderLost => {
                if let Some(placed) = &mut self.placed {
                    placed.lost = true;
                }
                vec![]
            }
            Event::ResumeAsked(id) => self.resume_asked(id),
            Event::OrderFound(ticket, answer) => self.order_found(ticket, answer, now),
            Event::Restarted => self.restarted(),
            Event::Reset => self.reset(),
        }
    }

    fn typed(&mut self, field: Field, text: String) -> Vec<Effect> {
        let top_up = self.is_top_up();
        clear(&mut self.problems, field.place(), top_up);
        match field {
            Field::Amount => return self.amount_typed(text),
            Field::Email => self.form.email = text,
            Field::Phone => self.form.phone = text,
            Field::Coupon => self.form.coupon = text,
        }
        vec![]
    }
}
