//! The data plans of the eSIM brand: the same in every country. It never names a plan by a price (a reported trap).

use super::{
    benefits::{Written, benefit},
    brand::Brand,
    currency::Currency,
    product::{Form, Product},
    products::Group,
};
use crate::random::stable_id;
use rust_decimal::Decimal;
use serde_json::json;

/// Gigabytes (-1: unlimited), days, US cents.
const PLANS: [(i64, i64, i64); 10] = [
    (1, 3, 350),
    (1, 7, 450),
    (3, 15, 900),
    (3, 30, 1_000),
    (5, 30, 1_500),
    (10, 30, 2_400),
    (-1, 3, 1_200),
    (-1, 10, 3_200),
    (20, 30, 3_800),
    (50, 90, 8_500),
];

/// The one group of an eSIM brand.
pub(crate) fn group(brand: &Brand) -> Group {
    let products = PLANS.iter().enumerate().map(|(index, plan)| product(brand, index, *plan)).collect();
    Group { category: "e-sim".to_owned(), default_denomination: "5 GB 30 days".to_owned(), products }
}

fn product(brand: &Brand, index: usize, (gigabytes, days, cents): (i64, i64, i64)) -> Product {
    let data = if gigabytes < 0 { "Unlimited".to_owned() } else { format!("{gigabytes} GB") };
    let denomination = format!("{data} {days} days");
    let usd = Decimal::new(cents, 2);
    Product {
        id: stable_id(&format!("{}/{denomination}", brand.id)),
        points: (usd * Decimal::new(92, 2)).floor(),
        form: Form::Fixed { localized: denomination.clone(), denomination, usd, face: None, listed: None },
        currency: Currency::of_country("US"),
        delivery_type: "by_email",
        benefits: Some(json!([
            benefit("DATA", "GB", "DATA", gigabytes, Written::at(index)),
            benefit("DATA", "days", "TIME", days, Written::Plain),
        ])),
        details: Some(json!({
            "description": if index == 0 { None } else { Some(format!("{data} of data for {days} days, no calls")) },
            "durationInDays": days,
        })),
        regions: (index % 2 == 1).then(|| vec!["US", "CA", "MX"]),
    }
}
