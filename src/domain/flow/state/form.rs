//! What the shopper types, kept as typed. It is in memory only: no storage, no event, no log ever sees it.

use crate::domain::config::Config;
use crate::domain::plain_text::plain;
use crate::domain::problem::{Place, Problem};

/// The fields of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The buyer's e-mail address.
    Email,
    /// The phone number of a top-up.
    Phone,
    /// The coupon.
    Coupon,
    /// Where a payment goes that has to go back.
    Refund,
}

/// The fields' texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// As typed.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub coupon: String,
    /// As typed.
    pub refund: String,
    /// Unticked until the shopper ticks it.
    pub newsletter: bool,
}

impl Form {
    /// The form with what the partner prefills.
    pub fn start(config: &Config) -> Self {
        Self {
            email: config.email.clone().unwrap_or_default(),
            coupon: config.coupon.clone().unwrap_or_default(),
            refund: config.refund_address.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The coupon, if there is one.
    pub fn coupon(&self) -> Option<String> {
        filled(&self.coupon)
    }

    /// The refund address, if there is one.
    pub fn refund(&self) -> Option<String> {
        filled(&self.refund).map(|address| address.replace(' ', ""))
    }
}

impl Field {
    /// Where the problems of this field stand.
    pub fn place(self) -> Place {
        match self {
            Self::Email => Place::Email,
            Self::Phone => Place::Phone,
            Self::Coupon => Place::Coupon,
            Self::Refund => Place::Refund,
        }
    }
}

fn filled(text: &str) -> Option<String> {
    let text = plain(text);
    (!text.is_empty()).then_some(text)
}

/// Takes away the problems of one place: their field has changed, or a new answer replaces them.
pub(in crate::domain::flow) fn clear(problems: &mut Vec<Problem>, place: Place, top_up: bool) {
    problems.retain(|problem| problem.place(top_up) != place);
}
