//! The forms that `docs/wire-format.md` leaves open, switchable while the sandbox runs (`GET` and `POST
//! /sandbox/settings`). It never changes an order that exists: only how it is written down.

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How points in time are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Timestamps {
    /// Whole unix seconds as a number.
    #[default]
    Number,
    /// Whole unix seconds as text.
    Text,
    /// Unix seconds with milliseconds as a number.
    Fractional,
    /// Not at all: every one of them is optional.
    Absent,
}

/// How `payment_value` is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaymentValue {
    /// Decimal text.
    #[default]
    Text,
    /// A JSON number.
    Number,
}

/// What `problems` is when there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NoProblems {
    /// An empty array.
    #[default]
    Empty,
    /// `null`.
    Null,
    /// The key is absent.
    Absent,
}

/// The shape of the homepage's feed, which is not documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Homepage {
    /// Popular brands, and strips by category, as in the catalogue.
    #[default]
    Strips,
    /// A list of sections whose items wrap a brand, among other things.
    Sections,
    /// Nothing of it is what its name says.
    Malformed,
    /// An object without anything.
    Empty,
}

/// Everything that can be switched. Unknown names are refused, so that a typing mistake cannot pass as a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// How points in time are written.
    pub(crate) timestamps: Timestamps,
    /// How `payment_value` is written.
    pub(crate) payment_value: PaymentValue,
    /// What `problems` is when there are none.
    pub(crate) no_problems: NoProblems,
    /// Leaves out the fields that recorded answers lack although the front end's schema asks for them.
    pub(crate) sparse: bool,
    /// Every price in percent of what it would be: 120 makes a quote's order a fifth dearer.
    pub(crate) price_percent: u32,
    /// Brands that are out of stock from now on, also between two screens of a shopper.
    pub(crate) out_of_stock: Vec<String>,
    /// Brands that are paused.
    pub(crate) not_active: Vec<String>,
    /// The state that an order begins in.
    pub(crate) first_state: String,
    /// Mixes records that do not follow the wire format into the catalogue.
    pub(crate) malformed_records: bool,
    /// The shape of the homepage's feed.
    pub(crate) homepage: Homepage,
    /// `delivery_state` of a line that was delivered: `Succeeded`, `Completed` and `Done` were all recorded.
    pub(crate) delivered_state: String,
    /// `payment_state` of an order that is done: `PaymentCompleted` or `PaymentReceived`.
    pub(crate) done_payment_state: String,
    /// The origin of `checkout_url`, such as `https://pay.example`; empty for the sandbox's own, which is not `https`.
    pub(crate) checkout_origin: String,
    /// Refuses requests without `X-Cr-Application`.
    pub(crate) require_partner: bool,
    /// Refuses requests that lack one of the five headers of the reference's section 1.
    pub(crate) require_headers: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timestamps: Timestamps::default(),
            payment_value: PaymentValue::default(),
            no_problems: NoProblems::default(),
            sparse: false,
            price_percent: 100,
            out_of_stock: Vec::new(),
            not_active: Vec::new(),
            first_state: "WaitingForPayment".to_owned(),
            malformed_records: false,
            homepage: Homepage::default(),
            delivered_state: "Succeeded".to_owned(),
            done_payment_state: "PaymentCompleted".to_owned(),
            checkout_origin: String::new(),
            require_partner: false,
            require_headers: false,
        }
    }
}

impl Settings {
    /// These settings with the fields of `changes` in the place of their own.
    pub(crate) fn changed(&self, changes: &Value) -> Result<Self, Refusal> {
        let Value::Object(changes) = changes else {
            return Err(Refusal::bad_request("an object of settings"));
        };
        let mut merged = serde_json::to_value(self).unwrap_or_default();
        if let Value::Object(merged) = &mut merged {
            merged.extend(changes.clone());
        }
        serde_json::from_value(merged).map_err(|error| Refusal::bad_request(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_change_keeps_what_it_does_not_name() {
        let changed = Settings::default().changed(&json!({ "timestamps": "text" })).unwrap();
        let again = changed.changed(&json!({ "price_percent": 120 })).unwrap();
        assert_eq!((again.timestamps, again.price_percent), (Timestamps::Text, 120));
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(Settings::default().changed(&json!({ "timestamp": "text" })).is_err());
        assert!(Settings::default().changed(&json!([])).is_err());
    }
}
