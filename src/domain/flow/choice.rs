//! The brand that is open: its offer, the amount that is picked, and the price of that amount.

use crate::domain::catalogue::brand::{Brand, Kind};
use crate::domain::country::calling_code::calling_code;
use crate::domain::decimal::Decimal;
use crate::domain::flow::browse::announce;
use crate::domain::flow::question::Question;
use crate::domain::flow::{Asked, Effect, Flow, Load};
use crate::domain::offer::range::Misfit;
use crate::domain::offer::typed_amount::Reading;
use crate::domain::offer::{Offer, Price};
use crate::domain::payment::refund_address::beginnings;
use crate::domain::problem::Problem;
use crate::domain::problem::codes::own;
use crate::domain::purchase::{Amount, recipient};
use crate::domain::time::PageMs;
use std::sync::Arc;

/// An open brand.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The brand.
    pub brand: Arc<Brand>,
    /// The country it was opened in.
    pub country: String,
    /// What it sells.
    pub offer: Asked<Arc<Offer>>,
    /// Whether the offer's prices are those of an earlier coin or coupon.
    pub stale: bool,
    /// The amount.
    pub picked: Picked,
    /// The price of a range's amount.
    pub quote: Quote,
    /// The coupon that its prices were asked with.
    pub(super) coupon: Option<String>,
    /// When its prices were last told.
    pub priced_at: Option<PageMs>,
    /// Whether what is asked for was asked by nobody: what is shown stays until the answer is there.
    pub(super) quiet: bool,
    /// The last question for a quote, or the pause before it.
    pub(super) quoting: Question,
    /// The pause before prices are looked at again.
    pub(super) ageing: Question,
}

/// The amount that is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// None yet.
    Nothing,
    /// A fixed denomination.
    Denomination(String),
    /// An amount of a range, as its field starts or as it was put aside.
    Value(Decimal),
    /// An amount of a range, as typed, and what that says.
    Typed(String, Reading),
}

/// The price of a range's amount.
#[derive(Clone, Debug, PartialEq)]
pub enum Quote {
    /// The amount has no price: it is empty or does not fit.
    None,
    /// Asked for; the price of the amount before it may still be shown.
    Pending(Option<Price>),
    /// There.
    Ready(Price),
    /// It could not be had.
    Failed,
}

impl Choice {
    pub(super) fn open(brand: Arc<Brand>, country: String) -> Self {
        Self {
            brand,
            country,
            offer: Asked::not_yet(),
            stale: false,
            picked: Picked::Nothing,
            quote: Quote::None,
            coupon: None,
            priced_at: None,
            quiet: false,
            quoting: Question::default(),
            ageing: Question::default(),
        }
    }

    /// There is no offer, for this reason.
    pub(super) fn failed(&mut self, problem: Problem) -> Vec<Effect> {
        let told = announce(&problem);
        self.offer.load = Load::Failed(problem);
        vec![told]
    }

    /// What is sold: the offer's word, else the catalogue's.
    pub fn kind(&self) -> &Kind {
        self.offer.ready().map_or(&self.brand.kind, |offer| &offer.kind)
    }

    /// Whether a phone number receives it.
    pub fn is_top_up(&self) -> bool {
        *self.kind() == Kind::TopUp
    }

    /// Whether the shopper waits for a price or an offer.
    pub(super) fn is_awaited(&self) -> bool {
        self.stale || self.offer.ready().is_none() || matches!(self.quote, Quote::Pending(_))
    }

    /// Whether an amount of a range is all that it sells.
    pub(super) fn is_range_alone(&self) -> bool {
        self.offer.ready().is_some_and(|offer| offer.range().is_some() && offer.fixed().next().is_none())
    }

    /// The price to show, and whether it is the current one.
    pub fn price(&self) -> Option<(Price, bool)> {
        match (&self.picked, &self.quote) {
            (Picked::Denomination(denomination), _) => {
                let price = self.offer.ready()?.find(denomination)?.price.clone()?;
                Some((price, !self.stale))
            }
            (Picked::Value(_) | Picked::Typed(..), Quote::Ready(price)) => Some((price.clone(), true)),
            (Picked::Value(_) | Picked::Typed(..), Quote::Pending(Some(price))) => {
                Some((price.clone(), false))
            }
            _ => None,
        }
    }

    /// The amount as it is ordered.
    ///
    /// # Errors
    /// The code of the problem that stands in the way.
    pub fn amount(&self) -> Result<Amount, &'static str> {
        match &self.picked {
            Picked::Denomination(denomination) => Ok(Amount::Denomination(denomination.clone())),
            Picked::Value(_) | Picked::Typed(..) => self.value().map(Amount::Value),
            Picked::Nothing => Err(own::AMOUNT),
        }
    }

    /// What the shopper reads as the amount.
    pub fn label(&self) -> Option<String> {
        match (&self.picked, self.offer.ready()?) {
            (Picked::Denomination(denomination), offer) => Some(offer.find(denomination)?.label.clone()),
            (Picked::Value(_) | Picked::Typed(..), offer) => {
                let value = self.value().ok()?;
                Some(format!("{value} {}", offer.range()?.currency))
            }
            (Picked::Nothing, _) => None,
        }
    }

    /// The amount of a range as a number that can be ordered.
    ///
    /// # Errors
    /// The code of the problem that stands in the way.
    pub(super) fn value(&self) -> Result<Decimal, &'static str> {
        let range = self.offer.ready().and_then(|offer| offer.range()).ok_or(own::EMPTY_AMOUNT)?;
        let value = match &self.picked {
            Picked::Value(value) | Picked::Typed(_, Reading::Value(value)) => value,
            Picked::Typed(_, Reading::Unclear(..)) => return Err(own::UNCLEAR_AMOUNT),
            _ => return Err(own::EMPTY_AMOUNT),
        };
        range.check(value).map_err(misfit_code)?;
        Ok(value.clone())
    }
}

impl Flow {
    /// Whether a phone number receives what is chosen.
    pub fn is_top_up(&self) -> bool {
        self.purchase.choice.as_ref().is_some_and(Choice::is_top_up)
    }

    /// How a phone number of the open brand's country begins, such as `+49`.
    pub fn phone_prefix(&self) -> String {
        let code = self.purchase.choice.as_ref().and_then(|choice| calling_code(&choice.country));
        // It is an example, and any will do where nobody has a telephone.
        code.unwrap_or_else(|| "+1".to_owned())
    }
}

impl Flow {
    /// The phone number as it was typed, with the code of the brand's country, where it only lacks that.
    pub(super) fn completed_phone(&self) -> Option<String> {
        let choice = self.purchase.choice.as_ref().filter(|choice| choice.is_top_up())?;
        recipient::completed(&self.purchase.form.phone, &choice.country)
    }

    /// That the phone number is none.
    pub(super) fn phone_problem(&self) -> Problem {
        let details = vec![("prefix".to_owned(), self.phone_prefix())];
        Problem { details, ..Problem::new(own::PHONE) }
    }

    /// How an address begins that payments over the chosen route go back to; none where any is tried.
    pub fn refund_beginnings(&self) -> &'static [&'static str] {
        let chosen = self.purchase.route.as_ref();
        let route = chosen.and_then(|chosen| self.shop.options.ready()?.route(chosen));
        route
            .map_or(&[], |(coin, route)| beginnings(&coin.name, route.network.as_deref().unwrap_or_default()))
    }

    /// Who receives, in the spelling that is sent, or as it was typed where that is none yet.
    pub fn recipient(&self) -> String {
        let (typed, sent): (&str, fn(&str) -> Option<String>) = if self.is_top_up() {
            (&self.purchase.form.phone, recipient::e164)
        } else {
            (&self.purchase.form.email, recipient::email)
        };
        sent(typed).unwrap_or_else(|| typed.trim().to_owned())
    }
}

fn misfit_code(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::TooLow => own::LOW_AMOUNT,
        Misfit::TooHigh => own::HIGH_AMOUNT,
        Misfit::OffStep => own::OFF_STEP_AMOUNT,
    }
}
