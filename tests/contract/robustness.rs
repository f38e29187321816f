//! Answers that are not as recorded: extended, broken in one place, or something else altogether.

use crate::fixtures::{all, read};
use cryptorefills_widget::api::{
    Decoded, Json, catalogue, judge, offer, order, payment_options, price, validation,
};
use cryptorefills_widget::domain::catalogue::Catalogue;
use cryptorefills_widget::domain::offer::{Offer, Price};
use cryptorefills_widget::domain::order::Order;
use cryptorefills_widget::domain::payment::PaymentOptions;
use cryptorefills_widget::domain::problem::failure::ApiError;
use cryptorefills_widget::domain::purchase::validation::Validation;

#[test]
fn fields_that_are_new_change_nothing() {
    for file in all().filter(|file| file.ends_with(".json")) {
        let json = read(&file);
        let mut extended = json.clone();
        extend(&mut extended);
        assert_ne!(json, extended, "{file}");
        assert_eq!(everything(&json), everything(&extended), "{file}");
    }
}

#[test]
fn a_wrong_value_costs_the_records_that_it_stood_for_and_no_other() {
    let wrong = || {
        [
            Json::Null,
            Json::Bool(true),
            Json::Number("-7.5".into()),
            Json::Text("\u{0}é".into()),
            Json::List(vec![]),
            Json::Map(vec![]),
        ]
    };
    for file in all().filter(|file| file.ends_with(".json")) {
        let json = read(&file);
        let brands = count(&json);
        for place in 1..size(&json) {
            for value in wrong() {
                let mut broken = json.clone();
                let lost = records(&replace(&mut broken, place, value)).max(1);
                if let (Some(whole), Some(left)) = (brands, count(&broken)) {
                    assert!(left + lost >= whole, "{file}: node {place} cost {} brands", whole - left);
                }
                let _ = everything(&broken);
            }
        }
    }
}

/// What all decoders make of one value; the point is that they return.
#[derive(Debug, PartialEq)]
pub(crate) struct Everything {
    options: Option<Decoded<PaymentOptions>>,
    catalogue: Option<Decoded<Catalogue>>,
    offers: Vec<Result<Decoded<Offer>, ApiError>>,
    price: Option<Price>,
    validation: Validation,
    order: Option<Decoded<Order>>,
    verdict: Result<(), ApiError>,
}

pub(crate) fn everything(json: &Json) -> Everything {
    let brands = ["Steam", "Airbnb", "DoorDash", "eSIM", "Lycamobile Bundle"];
    Everything {
        options: payment_options(json).ok(),
        catalogue: catalogue(json, "US").ok(),
        offers: brands.iter().map(|brand| offer(json, brand)).collect(),
        price: price(json).ok(),
        validation: validation(json),
        order: order(json).ok(),
        verdict: judge(400, None, Some(json)),
    }
}

fn count(json: &Json) -> Option<usize> {
    catalogue(json, "US").ok().map(|decoded| decoded.value.brands.len())
}

/// Adds an unknown member to every object.
fn extend(json: &mut Json) {
    match json {
        Json::List(items) => items.iter_mut().for_each(extend),
        Json::Map(members) => {
            members.iter_mut().filter(|(name, _)| name != "moreDetails").for_each(|(_, value)| extend(value));
            members.push(("x_unheard_of".into(), Json::List(vec![Json::Number("1".into())])));
        }
        _ => {}
    }
}

pub(crate) fn size(json: &Json) -> usize {
    1 + match json {
        Json::List(items) => items.iter().map(size).sum(),
        Json::Map(members) => members.iter().map(|(_, value)| size(value)).sum(),
        _ => 0,
    }
}

/// How many brand records a value holds.
fn records(json: &Json) -> usize {
    match json {
        Json::List(items) => items.iter().map(records).sum(),
        Json::Map(members) => {
            usize::from(json.get("brand") != &Json::Null)
                + members.iter().map(|(_, value)| records(value)).sum::<usize>()
        }
        _ => 0,
    }
}

/// Puts `value` in place of the node with this number in order of reading; returns what stood there.
pub(crate) fn replace(json: &mut Json, place: usize, value: Json) -> Json {
    if place == 0 {
        return std::mem::replace(json, value);
    }
    let children: Vec<&mut Json> = match json {
        Json::List(items) => items.iter_mut().collect(),
        Json::Map(members) => members.iter_mut().map(|(_, value)| value).collect(),
        _ => vec![],
    };
    let mut left = place - 1;
    for child in children {
        let nodes = size(child);
        if left < nodes {
            return replace(child, left, value);
        }
        left -= nodes;
    }
    panic!("there is no node {place}")
}
