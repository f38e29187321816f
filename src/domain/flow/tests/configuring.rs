//! Attributes that a partner changes while the widget runs (contract section 1).

use crate::domain::catalogue::brand::Kind;
use crate::domain::config::Config;
use crate::domain::flow::tests::Story;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::story::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Field, Flow, Form, View};
use crate::domain::problem::failure::{ApiError, Failure};
use crate::embed::contract::attributes::ATTRIBUTES;
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
    // What the shopper typed instead is theirs.
    story.when(Event::Typed(Field::Coupon, "MINE".into()));
    change(&mut story, |config| config.coupon = None);
    assert_eq!(story.flow.form.coupon, "MINE");
}

#[test]
fn a_coupon_and_a_language_price_the_open_brand_anew() {
    let mut story = Story::steam_form();
    let effects = change(&mut story, |config| config.coupon = Some("SAVE5".into()));
    assert!(matches!(&effects[..], [Effect::FetchOffer { coupon: Some(coupon), .. }] if coupon == "SAVE5"));
    let effects = change(&mut story, |config| {
        config.lang = "de".into();
        config.country = Some("DE");
    });
    assert!(
        matches!(&effects[..], [Effect::FetchCatalogue { .. }, Effect::FetchOffer { .. }]),
        "{effects:?}"
    );
}

#[test]
fn without_its_attribute_the_country_is_the_browsers_own() {
    let config = Config { country: Some("DE"), ..Config::default() };
    let (mut flow, _) = Flow::start(Arc::new(config), Some("FR"));
    let effects = flow.update(Event::Configured(Arc::new(Config::default())), 0);
    assert!(matches!(&effects[..], [Effect::FetchCatalogue { country, .. }] if country == "FR"));
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

/// What the shopper did, by name.
fn done(flow: &Flow) -> Vec<(&'static str, String)> {
    let Form { email, phone, coupon, refund, newsletter } = flow.form.clone();
    let amount = flow.choice.as_ref().map(|choice| (choice.brand.name.clone(), choice.picked.clone()));
    vec![
        ("email", email),
        ("phone", phone),
        ("coupon", coupon),
        ("refund-address", refund),
        ("newsletter", newsletter.to_string()),
        ("brand", format!("{amount:?}")),
        ("search", flow.filter.query.clone()),
    ]
}

/// What a partner changes.
type Edit = fn(&mut Config);

/// Every attribute that the flow knows, and a change of it.
const CHANGES: [(&str, Edit); 18] = [
    ("api-base", |config| config.api_base = "/shop".into()),
    ("api-credentials", |config| config.include_credentials = true),
    ("country", |config| config.country = Some("DE")),
    ("lang", |config| config.lang = "de".into()),
    ("coin", |config| config.coin = "BTC".into()),
    ("network", |config| config.network = "Base".into()),
    ("brand", |config| config.brand = Some("Steam".into())),
    ("kinds", |config| config.kinds = vec![Kind::Esim]),
    ("category", |config| config.category = Some("games".into())),
    ("email", |config| config.email = Some("eve@example.com".into())),
    ("coupon", |config| config.coupon = Some("SAVE5".into())),
    ("utm-source", |config| config.utm_source = Some("mail".into())),
    ("refund-address", |config| config.refund_address = Some("So11".into())),
    ("whitelabel", |config| config.whitelabel = true),
    ("payment-window", |config| config.payment_window = 15),
    ("login-url", |config| config.login_url = Some("https://a.example".into())),
    ("kyc-url", |config| config.kyc_url = Some("https://b.example".into())),
    ("support-url", |config| config.support_url = Some("https://c.example".into())),
];

#[test]
fn the_changes_are_those_of_all_attributes() {
    // The theme is the style's business alone, and texts are changed by themselves.
    let known = ATTRIBUTES.iter().map(|row| row.attribute.name());
    let known: Vec<_> = known.filter(|name| !["theme", "texts"].contains(name)).collect();
    assert_eq!(CHANGES.map(|(name, _)| name), *known);
}

#[test]
fn what_the_shopper_typed_survives_every_attribute_that_does_not_concern_it() {
    for (name, edit) in CHANGES {
        let mut story = Story::open_shop();
        story.when(Event::Searched("air".into()));
        story.pick_brand("Airbnb");
        story.when(Event::AmountTyped("75".into()));
        story.when(Event::NewsletterSet(true));
        for (field, text) in [
            (Field::Email, "a@b.example"),
            (Field::Phone, "+44 20"),
            (Field::Coupon, "MINE"),
            (Field::Refund, "bc1q"),
        ] {
            story.when(Event::Typed(field, text.into()));
        }
        let before = done(&story.flow);
        change(&mut story, edit);
        // Taken back, it takes nothing along either.
        for config in [story.flow.config.clone(), Arc::default()] {
            story.when(Event::Configured(config));
            for (was, is) in before.iter().zip(done(&story.flow)) {
                assert!(was.0 == name || *was == is, "{name}: {was:?}, then {is:?}");
            }
        }
    }
}

#[test]
fn a_running_order_survives_every_attribute() {
    for (name, edit) in CHANGES {
        let mut story = Story::ordered("WaitingForPayment");
        let effects = change(&mut story, edit);
        assert!(
            !effects.contains(&Effect::Unfollow) && !effects.contains(&Effect::GiveUp),
            "{name}: {effects:?}"
        );
        assert_eq!(story.view(), View::Checkout, "{name}");
        assert_eq!(story.flow.placed.as_ref().unwrap().order.id, "A", "{name}");

        let (mut story, ticket) = Story::ordering();
        change(&mut story, edit);
        story.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
        assert_eq!(story.view(), View::Checkout, "{name}, while the order is being made");
    }
}

#[test]
fn an_order_stays_with_its_host_and_the_next_one_goes_to_the_other() {
    let mut story = Story::ordered("WaitingForPayment");
    let effects = change(&mut story, |config| {
        config.api_base = "/shop".into();
        config.include_credentials = true;
        config.support_url = Some("https://help.example".into());
    });
    assert_eq!(effects, []);
    let config = Arc::clone(&story.flow.config);
    assert_eq!((config.api_base.as_str(), config.include_credentials), ("/api", false));
    assert!(config.support_url.is_some(), "what concerns no host is taken over at once");

    story.when(Event::OrderSeen(order("Done")));
    assert_eq!(story.flow.config.api_base, "/api");
    let effects = story.when(Event::Restarted);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::FetchCatalogue { .. })), "{effects:?}");
    assert_eq!((story.flow.config.api_base.as_str(), story.flow.config.include_credentials), ("/shop", true));

    // Named and taken back, it is not gone to.
    let mut story = Story::ordered("WaitingForPayment");
    change(&mut story, |config| config.api_base = "/shop".into());
    story.when(Event::Configured(Arc::default()));
    story.when(Event::OrderSeen(order("Done")));
    story.when(Event::Restarted);
    assert_eq!(story.flow.config.api_base, "/api");
}

fn change(story: &mut Story, edit: impl FnOnce(&mut Config)) -> Vec<Effect> {
    let mut config = (*story.flow.config).clone();
    edit(&mut config);
    story.when(Event::Configured(Arc::new(config)))
}
