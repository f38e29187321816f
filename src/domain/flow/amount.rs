//! The amount of a range as it is typed: what it says, and what is told of it. It is never told while it is typed.

use crate::domain::decimal::Decimal;
use crate::domain::flow::choice::{Picked, Quote};
use crate::domain::flow::state::clear;
use crate::domain::flow::{Effect, Flow};
use crate::domain::offer::typed_amount::{self, Notation, Reading};
use crate::domain::problem::{Place, Problem};

impl Flow {
    pub(super) fn amount_typed(&mut self, text: String, notation: &Notation) -> Vec<Effect> {
        let ticket = self.next_ticket();
        let Some(choice) = &mut self.purchase.choice else { return vec![] };
        let old = choice.price().map(|(price, _)| price);
        let reading = typed_amount::read(&text, notation);
        choice.picked = Picked::Typed(text, reading);
        let fits = choice.value().is_ok();
        choice.quiet = false;
        choice.quoting.ask(ticket);
        choice.quote = if fits { Quote::Pending(old) } else { Quote::None };
        clear(&mut self.purchase.problems, Place::Amount, false);
        if fits { vec![Effect::AwaitPause { ticket }] } else { vec![] }
    }

    /// Told only once something was typed: an empty field is not a mistake yet.
    pub(super) fn amount_left(&mut self) -> Vec<Effect> {
        let Some(choice) = &self.purchase.choice else { return vec![] };
        if !matches!(choice.picked, Picked::Nothing | Picked::Typed(_, Reading::Empty))
            && let Err(code) = choice.amount()
        {
            let problem = Problem { details: self.amount_details(), ..Problem::new(code) };
            self.set_problem(problem);
        }
        vec![]
    }

    /// Minimum, maximum, step and currency of the open range, and both readings of what was typed where there are two,
    /// for the words of a problem.
    pub(super) fn amount_details(&self) -> Vec<(String, String)> {
        let Some(choice) = &self.purchase.choice else { return vec![] };
        let Some(range) = choice.offer.ready().and_then(|offer| offer.range()) else { return vec![] };
        let named = |name: &str, value: &Decimal| (name.to_owned(), value.to_string());
        let mut details = vec![
            named("min", &range.min),
            named("max", &range.max),
            named("step", &range.step),
            ("currency".to_owned(), range.currency.clone()),
        ];
        if let Picked::Typed(_, Reading::Unclear(first, second)) = &choice.picked {
            details.extend([named("first", first), named("second", second)]);
        }
        details
    }
}
