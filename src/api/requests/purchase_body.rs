//! The bodies of `orders/validations` and `orders` (reference sections 7 and 8, `docs/wire-format.md` sections 7 and 8).

use crate::api::requests::json_body::Object;
use crate::domain::purchase::{Amount, Line, Purchase};

/// The word that stands in place of a denomination where `product_value` holds the amount.
const RANGE: &str = "range";

/// What is asked before an order: everything that decides whether it could be made.
pub(crate) fn validation_body(purchase: &Purchase) -> String {
    let user = Object::default().text("email", &purchase.email);
    common(purchase).object("user", &user).finish()
}

/// What makes an order: the same, and what only an order has.
pub(crate) fn order_body(purchase: &Purchase) -> String {
    let user =
        Object::default().text("email", &purchase.email).bool("has_accepted_newsletter", purchase.newsletter);
    let body = common(purchase).object("user", &user);
    match &purchase.utm_source {
        Some(source) => body.object("acquisition", &Object::default().text("utm_source", source)).finish(),
        None => body.finish(),
    }
}

fn common(purchase: &Purchase) -> Object {
    let payment = Object::default()
        .text("type", "via")
        .text("payment_via", &purchase.via)
        .text("coin", &purchase.coin)
        .text_if("network", purchase.network.as_deref());
    Object::default()
        .text("email", &purchase.email)
        .object("payment", &payment)
        .list("deliveries", purchase.lines.iter().map(delivery))
        .text("lang", &purchase.lang)
        .text_if("promo_code", purchase.coupon.as_deref())
        .text_if("refund_wallet_address", purchase.refund_address.as_deref())
}

fn delivery(line: &Line) -> Object {
    let object = Object::default()
        .text("beneficiary_account", &line.beneficiary)
        .text("brand_name", &line.brand)
        .text("country_code", &line.country);
    match &line.amount {
        Amount::Denomination(text) => object.text("denomination", text),
        Amount::Value(value) => object.text("denomination", RANGE).number("product_value", value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use serde_json::{Value, json};

    #[test]
    fn a_validation_is_the_example_of_the_reference_with_network_and_user() {
        assert_eq!(
            parsed(&validation_body(&airbnb())),
            json!({
                "email": "END_USER_EMAIL",
                "payment": { "type": "via", "payment_via": "USER_WALLET", "coin": "USDC", "network": "Solana" },
                "deliveries": [{
                    "beneficiary_account": "END_USER_EMAIL",
                    "brand_name": "Airbnb",
                    "country_code": "US",
                    "denomination": "100 USD",
                }],
                "lang": "en",
                "user": { "email": "END_USER_EMAIL" },
            })
        );
    }

    #[test]
    fn an_order_is_the_example_of_the_reference_with_an_email_on_top() {
        assert_eq!(
            parsed(&order_body(&airbnb())),
            json!({
                "email": "END_USER_EMAIL",
                "deliveries": [{
                    "brand_name": "Airbnb",
                    "country_code": "US",
                    "denomination": "100 USD",
                    "beneficiary_account": "END_USER_EMAIL",
                }],
                "payment": { "type": "via", "coin": "USDC", "network": "Solana", "payment_via": "USER_WALLET" },
                "user": { "email": "END_USER_EMAIL", "has_accepted_newsletter": true },
                "lang": "en",
                "acquisition": { "utm_source": "your_platform" },
            })
        );
    }

    #[test]
    fn a_range_is_ordered_by_its_value_as_a_number() {
        for (value, written) in [("12", "12"), ("12.50", "12.5"), ("0.1", "0.1")] {
            let mut purchase = airbnb();
            purchase.lines[0].amount = Amount::Value(Decimal::parse(value).unwrap());
            for body in [validation_body(&purchase), order_body(&purchase)] {
                let expected = format!(r#""denomination":"range","product_value":{written}}}"#);
                assert!(body.contains(&expected), "{body}");
            }
        }
    }

    #[test]
    fn what_was_not_given_is_not_sent() {
        let purchase = Purchase { network: None, utm_source: None, newsletter: false, ..airbnb() };
        let body = parsed(&order_body(&purchase));
        assert_eq!(body["payment"], json!({ "type": "via", "payment_via": "USER_WALLET", "coin": "USDC" }));
        assert_eq!(body["user"]["has_accepted_newsletter"], json!(false));
        for absent in ["acquisition", "promo_code", "refund_wallet_address"] {
            assert_eq!(body.get(absent), None, "{absent}");
        }
    }

    #[test]
    fn coupon_and_refund_address_go_with_both() {
        let purchase =
            Purchase { coupon: Some("SAVE\"5".into()), refund_address: Some("0xabc".into()), ..airbnb() };
        for body in [validation_body(&purchase), order_body(&purchase)] {
            let body = parsed(&body);
            assert_eq!(
                (&body["promo_code"], &body["refund_wallet_address"]),
                (&json!("SAVE\"5"), &json!("0xabc"))
            );
        }
    }

    #[test]
    fn every_line_has_its_own_recipient() {
        let mut purchase = airbnb();
        purchase.lines.push(Line { beneficiary: "+14155551234".into(), ..purchase.lines[0].clone() });
        let body = parsed(&order_body(&purchase));
        assert_eq!(body["deliveries"][1]["beneficiary_account"], json!("+14155551234"));
        assert_eq!(body["deliveries"].as_array().unwrap().len(), 2);
    }

    fn parsed(body: &str) -> Value {
        serde_json::from_str(body).unwrap()
    }

    fn airbnb() -> Purchase {
        Purchase {
            email: "END_USER_EMAIL".into(),
            newsletter: true,
            coin: "USDC".into(),
            network: Some("Solana".into()),
            via: "USER_WALLET".into(),
            lines: vec![Line {
                family: "Airbnb".into(),
                label: "$100".into(),
                brand: "Airbnb".into(),
                country: "US".into(),
                amount: Amount::Denomination("100 USD".into()),
                beneficiary: "END_USER_EMAIL".into(),
            }],
            lang: "en".into(),
            coupon: None,
            utm_source: Some("your_platform".into()),
            refund_address: None,
        }
    }
}
