//! One press on a way out of a problem. It never orders anything: the pay button does.

use crate::domain::flow::state::clear;
use crate::domain::flow::{Effect, Field, Flow};
use crate::domain::problem::remedy::{Remedy, remedies};
use crate::domain::problem::{Place, Problem};

impl Flow {
    /// The ways on from a problem that is shown.
    pub fn remedies(&self, problem: &Problem) -> Vec<Remedy> {
        let options = self.shop.options.ready().map(AsRef::as_ref);
        remedies(problem, options, self.purchase.route.as_ref(), self.completed_phone())
    }

    pub(super) fn remedied(&mut self, remedy: Remedy) -> Vec<Effect> {
        match remedy {
            Remedy::Pair(offered) => {
                let options = self.shop.options.ready();
                let usable =
                    options.and_then(|options| options.usable(&offered.coin, Some(&offered.network)));
                let Some(route) = usable else { return vec![] };
                // Those that led here are answered, wherever they stood.
                let before = std::mem::take(&mut self.purchase.problems);
                let way = Remedy::Pair(offered);
                self.purchase.problems =
                    before.into_iter().filter(|problem| !self.remedies(problem).contains(&way)).collect();
                let mut effects = self.choose_route(route);
                effects.push(Effect::FocusField(Place::Review));
                effects
            }
            Remedy::Phone(number) => {
                let top_up = self.is_top_up();
                clear(&mut self.purchase.problems, Place::Phone, top_up);
                self.purchase.form.phone = number;
                vec![Effect::FocusField(Place::Review)]
            }
            Remedy::WithoutCoupon => {
                let top_up = self.is_top_up();
                clear(&mut self.purchase.problems, Place::Coupon, top_up);
                self.purchase.form.coupon.clear();
                let mut effects = self.field_left(Field::Coupon);
                effects.push(Effect::FocusField(Place::Review));
                effects
            }
            Remedy::OtherAmount => vec![Effect::FocusField(Place::Amount)],
            Remedy::OtherEmail => vec![Effect::FocusField(Place::Email)],
            Remedy::OtherBrand => self.went_back(),
            Remedy::Reload => self.retried(),
            // Links, which lead out of the widget and back to the same place.
            Remedy::Account | Remedy::Identity | Remedy::Support => vec![],
        }
    }
}
