//! The body of a validation or an order (`docs/wire-format.md` sections 7 and 8), read into values. It never fills in
//! what was not sent, and answers in words which field it missed.

use crate::{catalogue::language, money, refusal::Refusal};
use rust_decimal::Decimal;
use serde_json::Value;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The shopper's address: `user.email`, else `email`, else the first recipient that is one.
    pub(crate) email: String,
    /// `payment.payment_via`
    pub(crate) via: String,
    /// `payment.coin`
    pub(crate) coin: String,
    /// `payment.network`; the reference's validation leaves it out.
    pub(crate) network: Option<String>,
    /// `deliveries`
    pub(crate) lines: Vec<RequestLine>,
    /// `promo_code`
    pub(crate) promo_code: Option<String>,
    /// `refund_wallet_address`
    pub(crate) refund_wallet_address: Option<String>,
    /// `lang`, a language that the API speaks; English for none and for any other.
    pub(crate) lang: &'static str,
}

/// One thing to deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestLine {
    /// E-mail address or E.164 phone number.
    pub(crate) beneficiary_account: String,
    /// Exact brand name.
    pub(crate) brand_name: String,
    /// Upper-case country code.
    pub(crate) country_code: String,
    /// Exact denomination, or `range`.
    pub(crate) denomination: String,
    /// Amount of a range.
    pub(crate) product_value: Option<Decimal>,
}

impl Request {
    /// Reads the body.
    pub(crate) fn read(body: &[u8]) -> Result<Self, Refusal> {
        let json: Value = serde_json::from_slice(body)
            .map_err(|error| Refusal::bad_request(format!("a JSON body: {error}")))?;
        let payment = &json["payment"];
        if payment["type"] != "via" {
            return Err(Refusal::bad_request("payment.type \"via\""));
        }
        let Value::Array(deliveries) = &json["deliveries"] else {
            return Err(Refusal::bad_request("deliveries, an array"));
        };
        let lines = deliveries.iter().map(RequestLine::read).collect::<Result<Vec<_>, _>>()?;
        if lines.is_empty() {
            return Err(Refusal::bad_request("at least one delivery"));
        }
        let recipient =
            lines.iter().map(|line| &line.beneficiary_account).find(|account| account.contains('@'));
        let email =
            optional(&json["user"], "email").or_else(|| optional(&json, "email")).or(recipient.cloned());
        Ok(Self {
            email: email.ok_or_else(|| Refusal::bad_request("user.email, email or a recipient's e-mail"))?,
            via: required(payment, "payment_via")?,
            coin: required(payment, "coin")?,
            network: optional(payment, "network"),
            lines,
            promo_code: optional(&json, "promo_code"),
            refund_wallet_address: optional(&json, "refund_wallet_address"),
            lang: language(json["lang"].as_str().unwrap_or_default()),
        })
    }
}

impl RequestLine {
    fn read(json: &Value) -> Result<Self, Refusal> {
        let value = &json["product_value"];
        let product_value = money::from_json(value);
        if product_value.is_none() && !value.is_null() {
            return Err(Refusal::bad_request("product_value, a number or decimal text"));
        }
        Ok(Self {
            beneficiary_account: required(json, "beneficiary_account")?,
            brand_name: required(json, "brand_name")?,
            country_code: required(json, "country_code")?,
            denomination: required(json, "denomination")?,
            product_value,
        })
    }
}

fn required(json: &Value, field: &str) -> Result<String, Refusal> {
    optional(json, field).ok_or_else(|| Refusal::bad_request(format!("{field}, text")))
}

fn optional(json: &Value, field: &str) -> Option<String> {
    json[field].as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_validation_and_range_order_are_read() {
        let validation =
            br#"{"email":"END_USER_EMAIL","payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC"},
            "deliveries":[{"beneficiary_account":"END_USER_EMAIL","brand_name":"Airbnb","country_code":"US",
            "denomination":"100 USD"}],"lang":"en"}"#;
        let request = Request::read(validation).unwrap();
        assert_eq!((request.email.as_str(), request.network), ("END_USER_EMAIL", None));
        let range = br#"{"payment":{"payment_via":"USER_WALLET","coin":"USDC","type":"via","network":"POLYGON (MATIC)"},
            "deliveries":[{"beneficiary_account":"a@b.example","brand_name":"Everything Apple","country_code":"US",
            "denomination":"range","product_value":12}],"lang":"en"}"#;
        assert_eq!(Request::read(range).unwrap().lines[0].product_value, Some(Decimal::from(12)));
    }

    #[test]
    fn what_is_missing_is_named() {
        let rows: [(&[u8], &str); 3] = [
            (b"nonsense", "a JSON body"),
            (br#"{"payment":{"type":"via"},"deliveries":[]}"#, "at least one delivery"),
            (br#"{"payment":{"type":"via"},"deliveries":[{}]}"#, "beneficiary_account, text"),
        ];
        for (body, expected) in rows {
            let refusal = Request::read(body).unwrap_err();
            assert!(refusal.more_details["expected"].as_str().unwrap().contains(expected), "{refusal:?}");
        }
    }
}
