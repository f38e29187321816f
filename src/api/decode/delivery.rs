//! One line of an order (`docs/wire-format.md` section 9.2). Everything in it may be absent; links pass an allow-list
//! here.

use crate::api::decode::image_address::image;
use crate::api::json::Json;
use crate::domain::offer::face_value;
use crate::domain::order::delivery::{Code, Delivery, InstallLinks, Promotion};
use crate::domain::payment::payment_link::web_link;

/// Reads a line; `None` only where it is no object.
pub(crate) fn delivery(json: &Json) -> Option<Delivery> {
    let Json::Map(_) = json else { return None };
    let goods = match json.get("deliverable") {
        nested @ Json::Map(_) => nested,
        _ => json,
    };
    let text = |key| goods.string(key).unwrap_or_default();
    let plain = |key| goods.get(key).plain().filter(|text| !text.is_empty());
    let link = |key| goods.get(key).text().and_then(web_link).map(str::to_owned);
    let picture = |key| goods.get(key).text().and_then(image).map(str::to_owned);
    Some(Delivery {
        state: json.string("delivery_state").unwrap_or_default(),
        kind: json.string("kind").unwrap_or_default(),
        brand: text("brand_name"),
        family: text("family"),
        label: label(goods),
        denomination: plain("denomination"),
        localized: plain("localized_denomination"),
        value: goods.decimal("product_value"),
        currency: goods.string("currency_code"),
        country: text("country_code"),
        beneficiary: text("beneficiary_account"),
        logo: picture("brand_logo"),
        code: plain("pin_code").map(code),
        serial: plain("pin_serial"),
        security_code: plain("security_code"),
        operator_reference: plain("operator_reference"),
        image: picture("barcode_image_url").or_else(|| picture("qr_image_url")),
        install: InstallLinks {
            any: link("installation_url"),
            android: link("android_universal_link"),
            apple: link("apple_universal_link"),
        },
        instructions: joined(
            goods.get("redeem_instructions").text(),
            goods.get("pin_usage_instructions").text(),
        ),
        terms: goods.string("terms_and_conditions"),
        promotion: promotion(goods.get("promotion")).or_else(|| promotion(json.get("promotion"))),
        failure: goods.string("failure_reason").or_else(|| goods.string("error_description")),
    })
}

/// `25 USD`, or the API's own words; a range is worth its value, not the word `range`.
fn label(goods: &Json) -> String {
    let denomination = goods.string("denomination").filter(|text| text != "range");
    let value = || {
        let value = goods.decimal("product_value")?;
        Some(goods.string("currency_code").map_or(value.clone(), |currency| format!("{value} {currency}")))
    };
    match (denomination, goods.string("localized_denomination")) {
        (Some(denomination), Some(localized)) => face_value::label(&denomination, &localized),
        (denomination, localized) => localized.or(denomination).or_else(value).unwrap_or_default(),
    }
}

/// A code that begins like an address is a page to open, if it may be opened; else it stays text.
fn code(text: String) -> Code {
    match web_link(&text) {
        Some(link) => Code::Link(link.to_owned()),
        None => Code::Text(text),
    }
}

/// A promotion without a title has nothing to say.
fn promotion(json: &Json) -> Option<Promotion> {
    Some(Promotion { title: json.string("title")?, text: json.string("description").unwrap_or_default() })
}

fn joined(first: Option<&str>, second: Option<&str>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => Some(format!("{first}\n{second}")),
        (first, second) => first.or(second).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_link_only_over_tls() {
        for (wire, code) in [
            (r#""X-1""#, Some(Code::Text("X-1".into()))),
            ("4417", Some(Code::Text("4417".into()))),
            (r#""https://claim.example/x""#, Some(Code::Link("https://claim.example/x".into()))),
            (r#""HTTPS://claim.example/x""#, Some(Code::Link("HTTPS://claim.example/x".into()))),
            (r#""http://claim.example/x""#, Some(Code::Text("http://claim.example/x".into()))),
            (r#""javascript:alert(1)""#, Some(Code::Text("javascript:alert(1)".into()))),
            (r#""LPA:1$smdp.example.com$K2""#, Some(Code::Text("LPA:1$smdp.example.com$K2".into()))),
            (r#""""#, None),
            ("null", None),
            ("{}", None),
        ] {
            assert_eq!(line(&format!(r#"{{"deliverable":{{"pin_code":{wire}}}}}"#)).code, code, "{wire}");
        }
    }

    #[test]
    fn the_label_is_what_a_shopper_would_say() {
        for (fields, label) in [
            (r#""localized_denomination":"$25","denomination":"25 USD""#, "25 USD"),
            (r#""localized_denomination":"1 GB 7 Tage","denomination":"1 GB 7 days""#, "1 GB 7 Tage"),
            (r#""localized_denomination":"$25""#, "$25"),
            (r#""denomination":"25 USD""#, "25 USD"),
            (r#""denomination":"range","product_value":12.5,"currency_code":"USD""#, "12.5 USD"),
            (r#""denomination":"range","product_value":"12""#, "12"),
            (r#""denomination":"range""#, ""),
        ] {
            assert_eq!(line(&format!(r#"{{"deliverable":{{{fields}}}}}"#)).label, label, "{fields}");
        }
    }

    #[test]
    fn links_and_images_pass_the_allow_list() {
        let line = line(
            r#"{"deliverable":{"installation_url":"http://x.example","android_universal_link":"https://a.example/?c=LPA:1$s$k",
                "apple_universal_link":"itms://x","barcode_image_url":"data:image/png,x","qr_image_url":"https://c.example/q.png",
                "brand_logo":"http://127.0.0.1:8082/logos/steam.webp"}}"#,
        );
        let android = Some("https://a.example/?c=LPA:1$s$k".into());
        assert_eq!(line.install, InstallLinks { android, ..InstallLinks::default() });
        assert_eq!(line.image.as_deref(), Some("https://c.example/q.png"));
        assert_eq!(line.logo.as_deref(), Some("http://127.0.0.1:8082/logos/steam.webp"));
    }

    #[test]
    fn both_instructions_are_kept_once() {
        for (fields, text) in [
            (r#""redeem_instructions":"<p>A</p>","pin_usage_instructions":"B""#, Some("<p>A</p>\nB")),
            (r#""redeem_instructions":"A","pin_usage_instructions":"A""#, Some("A")),
            (r#""pin_usage_instructions":"B""#, Some("B")),
            ("", None),
        ] {
            assert_eq!(
                line(&format!(r#"{{"deliverable":{{{fields}}}}}"#)).instructions.as_deref(),
                text,
                "{fields}"
            );
        }
    }

    #[test]
    fn terms_and_a_promotion_come_along() {
        let titled = |text: &str| line(text).promotion;
        let both = line(
            r#"{"deliverable":{"terms_and_conditions":"<p>T</p>","promotion":{"title":"Spring","description":"Now"}}}"#,
        );
        assert_eq!(both.terms.as_deref(), Some("<p>T</p>"));
        assert_eq!(both.promotion, Some(Promotion { title: "Spring".into(), text: "Now".into() }));
        assert_eq!(
            titled(r#"{"promotion":{"title":"Outside"},"deliverable":{}}"#),
            Some(Promotion { title: "Outside".into(), text: String::new() })
        );
        assert_eq!(titled(r#"{"deliverable":{"promotion":{"title":null,"description":"x"}}}"#), None);
    }

    #[test]
    fn a_flat_line_is_read_too_and_no_object_is_no_line() {
        let flat = line(r#"{"delivery_state":"Done","brand_name":"Airbnb","pin_code":"X"}"#);
        assert_eq!(
            (flat.state.as_str(), flat.brand.as_str(), flat.code),
            ("Done", "Airbnb", Some(Code::Text("X".into())))
        );
        assert!(delivery(&Json::Null).is_none() && delivery(&Json::List(vec![])).is_none());
    }

    fn line(text: &str) -> Delivery {
        delivery(&serde_json::from_str(text).unwrap()).unwrap()
    }
}
