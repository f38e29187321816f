//! What top-ups of phones say about themselves: benefits, validity and PIN use. It never touches other kinds.

use super::{
    benefits::{Written, benefit},
    brand::Brand,
    currency::Currency,
    product::{Form, Product},
    products::Group,
};
use crate::random::stable_id;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::{Value, json};

/// Adds benefits and details to the product at `index` of a top-up brand.
pub(crate) fn describe(brand: &Brand, product: &mut Product, index: usize) {
    if !brand.goes_to_phone() {
        return;
    }
    let written = Written::at(index);
    let face = match &product.form {
        Form::Fixed { face, .. } => face.and_then(|face| face.trunc().to_i64()),
        Form::Range { .. } => None,
    };
    let benefits = match (brand.category.as_str(), face) {
        ("mobile_bundle" | "mobile_data", _) => bundle(index, written),
        ("mobile_talk_time", _) => json!([benefit("TALKTIME", "minutes", "TIME", 25, written)]),
        ("mobile_sms", _) => json!([benefit("SMS", "SMS", "QUANTITY", 100 * (1 << index.min(8)), written)]),
        (_, Some(amount)) => json!([benefit("CREDITS", product.currency.code, "CURRENCY", amount, written)]),
        (_, None) => Value::Null,
    };
    product.benefits = Some(benefits);
    product.details = Some(if brand.name.contains("PIN") { pin_details() } else { validity(30) });
}

/// A second group of one brand, in another category.
pub(crate) fn bundle_group(brand: &Brand) -> Group {
    let bundle_product = |(index, (name, cents)): (usize, (&str, i64))| {
        let usd = Decimal::new(cents, 2);
        Product {
            id: stable_id(&format!("{}/{name}", brand.id)),
            form: Form::Fixed {
                denomination: name.to_owned(),
                localized: name.to_owned(),
                usd,
                face: None,
                listed: None,
            },
            currency: Currency::of_country(&brand.country),
            points: (usd * Decimal::new(92, 2)).floor(),
            delivery_type: "by_phone",
            benefits: Some(bundle(index, Written::at(index))),
            details: Some(validity(30)),
            regions: None,
        }
    };
    let names = [
        ("Unlimited Talk & Text 5 GB", 2_500),
        ("Unlimited Talk & Text 30 GB", 4_000),
        ("Unlimited All", 6_000),
    ];
    Group {
        category: "mobile_bundle".to_owned(),
        default_denomination: names[0].0.to_owned(),
        products: names.into_iter().enumerate().map(bundle_product).collect(),
    }
}

fn bundle(index: usize, written: Written) -> Value {
    let gigabytes = [3, 10, 30, -1][index % 4];
    json!([
        benefit("DATA", "GB", "DATA", gigabytes, written),
        benefit("TALKTIME", "minutes", "TIME", -1, written),
        benefit("SMS", "SMS", "QUANTITY", -1, Written::Plain),
    ])
}

fn validity(days: u32) -> Value {
    json!({ "validity": { "unit": "DAY", "quantity": days }, "pin": null, "promotions": [] })
}

fn pin_details() -> Value {
    json!({
        "productType": "FIXED_VALUE_PIN_PURCHASE",
        "validity": { "unit": "DAY", "quantity": 60 },
        "pin": {
            "usage_info": ["Dial *611 and press call", "Enter the PIN when asked for it"],
            "validity": { "unit": "DAY", "quantity": 90 },
            "terms": "A PIN can be used once.",
        },
        "promotions": [{
            "id": 7,
            "title": "Double data",
            "description": null,
            "terms": null,
            "start_date": "2026-01-01",
            "end_date": null,
            "operator": null,
            "products": null,
        }],
    })
}
