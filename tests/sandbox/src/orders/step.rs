//! What can be done to an order from outside: the names in `POST /sandbox/orders/{id}/{step}` and their details.

use crate::money;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A step in an order's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The money arrives and is confirmed; the order goes on to delivery.
    Pay,
    /// A part of the money is seen.
    PayPartial,
    /// What was seen is confirmed.
    Confirm,
    /// The codes arrive.
    Deliver,
    /// Somebody has to look at it.
    ManualAction,
    /// The payment window ends.
    Expire,
    /// The payment fails.
    Fail,
    /// The money goes back.
    Refund,
    /// The order is given up.
    Cancel,
    /// Any other state, also one that nobody listed.
    State(String),
}

/// The steps with a name of their own, in the order of a page of buttons.
pub(crate) const STEPS: [(&str, Step); 9] = [
    ("pay", Step::Pay),
    ("pay-partial", Step::PayPartial),
    ("confirm", Step::Confirm),
    ("deliver", Step::Deliver),
    ("manual-action", Step::ManualAction),
    ("expire", Step::Expire),
    ("fail", Step::Fail),
    ("refund", Step::Refund),
    ("cancel", Step::Cancel),
];

impl Step {
    /// The step of that name. State names begin with an upper-case letter: `PaymentStarted`, `SomethingNew`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let step = match name {
            "PartialPaymentStarted" => Some(Self::PayPartial),
            "Done" => Some(Self::Deliver),
            "WaitingForManualAction" => Some(Self::ManualAction),
            "Expired" => Some(Self::Expire),
            "PaymentFailed" => Some(Self::Fail),
            "Refunded" => Some(Self::Refund),
            "Canceled" => Some(Self::Cancel),
            _ => STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| step.clone()),
        };
        let is_state = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && name.len() <= 64;
        step.or(is_state.then(|| Self::State(name.to_owned())))
    }
}

/// What a step may carry, in its query or its JSON body. Unknown names are refused.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Details {
    /// How much arrives, in coin units; without it, all that is owed, or three fifths of a partial payment.
    #[serde(deserialize_with = "amount")]
    pub(crate) amount: Option<Decimal>,
    /// The money arrives after the window: the order is expired with a payment first.
    #[serde(deserialize_with = "flag")]
    pub(crate) late: bool,
    /// A line, counted from 1. `refund` and `manual-action` then mean that line and leave the order where it is.
    #[serde(deserialize_with = "count")]
    pub(crate) line: Option<usize>,
    /// That line, or every one, cannot be delivered.
    #[serde(deserialize_with = "flag")]
    pub(crate) failed: bool,
    /// Only that line is delivered; the order goes on when no line is left.
    #[serde(deserialize_with = "flag")]
    pub(crate) only: bool,
    /// The order is done and its codes are not there yet; `deliver` again brings them.
    #[serde(deserialize_with = "flag")]
    pub(crate) without_code: bool,
    /// The payment's state after the step, in the place of the usual one.
    pub(crate) payment_state: Option<String>,
    /// Why a line failed.
    pub(crate) reason: Option<String>,
    /// `{coin, protocol}` that arrived in the place of what was asked for.
    pub(crate) original_payment_info: Option<Value>,
}

fn amount<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Decimal>, D::Error> {
    let value = Value::deserialize(input)?;
    let invalid = || serde::de::Error::custom("amount: expected decimal text or a number");
    if value.is_null() { Ok(None) } else { money::from_json(&value).map(Some).ok_or_else(invalid) }
}

/// A flag from JSON or from a query, where everything is text.
fn flag<'de, D: Deserializer<'de>>(input: D) -> Result<bool, D::Error> {
    match Value::deserialize(input)? {
        Value::Bool(flag) => Ok(flag),
        Value::String(text) if matches!(text.as_str(), "true" | "1" | "on" | "") => Ok(true),
        Value::String(text) if matches!(text.as_str(), "false" | "0") => Ok(false),
        _ => Err(serde::de::Error::custom("expected true or false")),
    }
}

fn count<'de, D: Deserializer<'de>>(input: D) -> Result<Option<usize>, D::Error> {
    match Value::deserialize(input)? {
        Value::Null => Ok(None),
        value => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            text.parse()
                .map(Some)
                .map_err(|_| serde::de::Error::custom("line: expected a whole number from 1"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_and_states_are_told_apart() {
        assert_eq!(Step::named("pay-partial"), Some(Step::PayPartial));
        assert_eq!(Step::named("Done"), Some(Step::Deliver));
        assert_eq!(Step::named("SomethingNew"), Some(Step::State("SomethingNew".to_owned())));
        assert_eq!(Step::named("something-new"), None);
        assert_eq!(Step::named("<script>"), None);
    }

    #[test]
    fn details_come_as_json_or_as_text() {
        let json: Details = serde_json::from_str(r#"{"line":2,"failed":true,"amount":1.5}"#).unwrap();
        let text: Details = serde_json::from_str(r#"{"line":"2","failed":"true","amount":"1.5"}"#).unwrap();
        assert_eq!(json, text);
        assert!(serde_json::from_str::<Details>(r#"{"lines":2}"#).is_err());
    }
}
