//! Attributes that a partner changes while the widget runs (contract section 1).

use super::Story;
use super::story::{ticket, told};
use crate::domain::brand::Kind;
use crate::domain::config::Config;
use crate::domain::failure::{ApiError, Failure};
use crate::domain::flow::{Announcement, Effect, Event, View};
use std::sync::Arc;

#[test]
fn the_same_attributes_again_change_nothing() {
    let mut story = Story::steam_form();
    let before = format!("{:?}", story.flow);
    assert_eq!(change(&mut story, |_| ()), []);
    assert_eq!(format!("{:?}", story.flow), before);
}

#[test]
fn another_country_or_host_is_asked_at_once() {
    let mut story = Story::open_shop();
    let effects = change(&mut story, |config| config.country = Some("DE"));
    assert!(matches!(&effects[..], [Effect::FetchCatalogue { country, .. }] if country == "DE"));
    let effects = change(&mut story, |config| config.api_base = "/shop".into());
    assert!(
        matches!(&effects[..], [Effect::FetchCatalogue { country, .. }, Effect::FetchOptions { .. }, Effect::Recall] if country == "DE")
    );
}

#[test]
fn what_the_shopper_chose_stays_while_other_attributes_change() {
    let mut story = Story::steam_form();
    story.when(Event::CountryChosen("FR".into()));
    story.when(Event::CoinChosen("BTC".into()));
    change(&mut story, |config| config.whitelabel = true);
    assert_eq!((story.flow.country.as_str(), story.flow.filter.whitelabel), ("FR", true));
    assert_eq!(story.flow.pair, Some(("BTC".into(), "Mainnet".into())));
    assert_eq!(story.flow.form.email, " ada@example.com ");
}

#[test]
fn prefilled_fields_follow_their_attribute() {
    let mut story = Story::steam_form();
    change(&mut story, |config| {
        config.email = Some("eve@example.com".into());
        config.coupon = Some("SAVE5".into());
        config.category = Some("games".into());
    });
    assert_eq!(
        (story.flow.form.email.as_str(), story.flow.form.coupon.as_str()),
        ("eve@example.com", "SAVE5")
    );
    assert_eq!(story.flow.filter.category.as_deref(), Some("games"));
    change(&mut story, |config| config.email = None);
    assert_eq!(story.flow.form.email, "");
}

#[test]
fn a_kind_that_is_no_longer_sold_gives_way_to_the_first_one() {
    let mut story = Story::open_shop();
    change(&mut story, |config| config.kinds = vec![Kind::TopUp, Kind::Esim]);
    assert_eq!(story.flow.filter.kind, Kind::TopUp);
    story.when(Event::KindChosen(Kind::Esim));
    change(&mut story, |config| config.kinds = vec![Kind::Esim]);
    assert_eq!(story.flow.filter.kind, Kind::Esim);
}

#[test]
fn another_pair_prices_the_open_brand_anew() {
    let mut story = Story::steam_form();
    let effects = change(&mut story, |config| config.coin = "BTC".into());
    assert!(matches!(&effects[..], [Effect::FetchOffer { coin: Some(coin), .. }] if coin == "BTC"));
    assert_eq!(story.flow.pair, Some(("BTC".into(), "Mainnet".into())));
}

#[test]
fn another_brand_opens_but_never_over_an_order() {
    let mut story = Story::open_shop();
    let effects = change(&mut story, |config| config.brand = Some("Steam".into()));
    assert_eq!(told(&effects), [&Announcement::BrandSelected { brand: "Steam".into() }]);
    let mut story = Story::ordered("WaitingForPayment");
    change(&mut story, |config| {
        config.brand = Some("Airbnb".into());
        config.country = Some("DE");
        config.api_base = "/shop".into();
        config.coin = "BTC".into();
        config.kinds = vec![Kind::Esim];
    });
    assert_eq!(story.view(), View::Checkout);
    assert_eq!(story.flow.placed.unwrap().order.id, "A");
}

#[test]
fn a_catalogue_of_the_host_before_is_dropped() {
    let (mut story, first) = Story::begin(Config::default());
    change(&mut story, |config| config.api_base = "/shop".into());
    let failed = Err(ApiError::Failure(Failure::Unreachable));
    assert_eq!(story.when(Event::CatalogueArrived(ticket(&first), failed)), []);
}

fn change(story: &mut Story, edit: impl FnOnce(&mut Config)) -> Vec<Effect> {
    let mut config = (*story.flow.config).clone();
    edit(&mut config);
    story.when(Event::Configured(Arc::new(config)))
}
