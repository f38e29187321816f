//! Ways out of problems: one press changes the choice, and nothing is ordered by it.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::scenario::ticket;
use crate::domain::flow::{Effect, Event, Field, View};
use crate::domain::payment::CoinRoute;
use crate::domain::problem::remedy::Remedy;
use crate::domain::problem::{Place, Problem};

#[test]
fn another_network_is_one_press_and_takes_the_problems_that_led_there_along() {
    let mut scenario = refused(&["SUSPENDED_NETWORK", "FULLNAME_MISSING", "INVALID_EMAIL_DOMAIN"]);
    let problem = scenario.flow.purchase.problems[0].clone();
    let ways = scenario.flow.remedies(&problem);
    assert_eq!(ways, [Remedy::Pair(CoinRoute::new("USDC", "Base"))]);
    let effects = scenario.when(Event::Remedied(ways[0].clone()));
    assert_eq!(effects, [Effect::FocusField(Place::Review)]);
    assert_eq!(scenario.flow.purchase.route, Some(CoinRoute::new("USDC", "Base")));
    assert_eq!(scenario.problems(), ["INVALID_EMAIL_DOMAIN"]);
    assert!(!scenario.flow.is_paying());
}

#[test]
fn a_pair_that_cannot_be_used_any_more_changes_nothing() {
    let mut scenario = refused(&["SUSPENDED_NETWORK"]);
    let gone = Remedy::Pair(CoinRoute::new("LTC", "Mainnet"));
    assert_eq!(scenario.when(Event::Remedied(gone)), []);
    assert_eq!(
        (scenario.flow.purchase.route, scenario.flow.purchase.problems.len()),
        (Some(CoinRoute::new("USDC", "Solana")), 1)
    );
}

#[test]
fn an_order_goes_on_without_its_coupon() {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::Typed(Field::Coupon, "TEN".into()));
    scenario.when(Event::FieldLeft(Field::Coupon));
    let asked = ticket(&scenario.when(Event::PayPressed("key".into())));
    scenario.when(Event::ValidationArrived(asked, Ok(vec![Problem::new("COUPON_EXPIRED")].into())));
    let effects = scenario.when(Event::Remedied(Remedy::WithoutCoupon));
    assert!(
        matches!(&effects[..], [Effect::FetchOffer { coupon: None, .. }, Effect::FocusField(Place::Review)]),
        "the prices are those without it: {effects:?}"
    );
    assert_eq!((scenario.flow.purchase.form.coupon.as_str(), scenario.problems()), ("", vec![]));
}

#[test]
fn the_field_that_is_to_be_mended_gets_the_focus() {
    let mut scenario = refused(&["OUT_OF_STOCK"]);
    for (remedy, place) in [(Remedy::OtherAmount, Place::Amount), (Remedy::OtherEmail, Place::Email)] {
        assert_eq!(scenario.when(Event::Remedied(remedy)), [Effect::FocusField(place)]);
    }
    for link in [Remedy::Account, Remedy::Identity, Remedy::Support] {
        assert_eq!(scenario.when(Event::Remedied(link)), []);
    }
    assert_eq!(scenario.view(), View::Brand);
    scenario.when(Event::Remedied(Remedy::OtherBrand));
    assert_eq!(scenario.view(), View::Grid);
}

/// A form whose validation brought these problems.
fn refused(codes: &[&str]) -> Scenario {
    let mut scenario = Scenario::steam_form();
    let asked = ticket(&scenario.when(Event::PayPressed("key".into())));
    let problems: Vec<_> = codes.iter().map(|code| Problem::new(code)).collect();
    scenario.when(Event::ValidationArrived(asked, Ok(problems.into())));
    scenario
}
