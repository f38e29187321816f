//! Attributes that a partner changes while the widget runs (`docs/contract.md` section 1).

use crate::domain::catalogue::brand::Kind;
use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::{order, typed};
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Field, Flow, Form, View};
use crate::domain::payment::CoinRoute;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::time::PageMs;
use crate::embed::contract::attributes::ATTRIBUTES;
use std::sync::Arc;

#[test]
fn the_same_attributes_again_change_nothing() {
    let mut scenario = Scenario::steam_form();
    let before = format!("{:?}", scenario.flow);
    assert_eq!(change(&mut scenario, |_| ()), []);
    assert_eq!(format!("{:?}", scenario.flow), before);
}

#[test]
fn another_country_or_host_is_asked_at_once() {
    let mut scenario = Scenario::open_shop();
    let effects = change(&mut scenario, |config| config.country = Some("DE"));
    assert!(matches!(&effects[..], [Effect::FetchCatalogue { country, .. }] if country == "DE"));
    let effects = change(&mut scenario, |config| config.api_base = "/shop".into());
    assert!(
        matches!(&effects[..], [Effect::FetchCatalogue { country, .. }, Effect::FetchOptions { .. }, Effect::Recall] if country == "DE")
    );
}

#[test]
fn what_the_shopper_chose_stays_while_other_attributes_change() {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::CountryChosen("FR".into()));
    scenario.when(Event::CoinChosen("BTC".into()));
    change(&mut scenario, |config| config.whitelabel = true);
    assert_eq!((scenario.flow.shop.country.as_str(), scenario.flow.shop.filter.whitelabel), ("FR", true));
    assert_eq!(scenario.flow.purchase.route, Some(CoinRoute::new("BTC", "Mainnet")));
    assert_eq!(scenario.flow.purchase.form.email, " ada@example.com ");
}

#[test]
fn prefilled_fields_follow_their_attribute() {
    let mut scenario = Scenario::steam_form();
    change(&mut scenario, |config| {
        config.email = Some("eve@example.com".into());
        config.coupon = Some("SAVE5".into());
        config.category = Some("games".into());
    });
    assert_eq!(
        (scenario.flow.purchase.form.email.as_str(), scenario.flow.purchase.form.coupon.as_str()),
        ("eve@example.com", "SAVE5")
    );
    assert_eq!(scenario.flow.shop.filter.category.as_deref(), Some("games"));
    change(&mut scenario, |config| config.email = None);
    assert_eq!(scenario.flow.purchase.form.email, "");
    // What the shopper typed instead is theirs.
    scenario.when(Event::Typed(Field::Coupon, "MINE".into()));
    change(&mut scenario, |config| config.coupon = None);
    assert_eq!(scenario.flow.purchase.form.coupon, "MINE");
}

#[test]
fn a_coupon_and_a_language_price_the_open_brand_anew() {
    let mut scenario = Scenario::steam_form();
    let effects = change(&mut scenario, |config| config.coupon = Some("SAVE5".into()));
    assert!(matches!(&effects[..], [Effect::FetchOffer { coupon: Some(coupon), .. }] if coupon == "SAVE5"));
    let effects = change(&mut scenario, |config| {
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
    let effects = flow.update(Event::Configured(Arc::new(Config::default())), PageMs(0));
    assert!(matches!(&effects[..], [Effect::FetchCatalogue { country, .. }] if country == "FR"));
}

#[test]
fn a_kind_that_is_no_longer_sold_gives_way_to_the_first_one() {
    let mut scenario = Scenario::open_shop();
    change(&mut scenario, |config| config.kinds = vec![Kind::TopUp, Kind::Esim]);
    assert_eq!(scenario.flow.shop.filter.kind, Kind::TopUp);
    scenario.when(Event::KindChosen(Kind::Esim));
    change(&mut scenario, |config| config.kinds = vec![Kind::Esim]);
    assert_eq!(scenario.flow.shop.filter.kind, Kind::Esim);
}

#[test]
fn another_pair_prices_the_open_brand_anew() {
    let mut scenario = Scenario::steam_form();
    let effects = change(&mut scenario, |config| config.coin = "BTC".into());
    assert!(matches!(&effects[..], [Effect::FetchOffer { coin: Some(coin), .. }] if coin == "BTC"));
    assert_eq!(scenario.flow.purchase.route, Some(CoinRoute::new("BTC", "Mainnet")));
}

#[test]
fn another_brand_opens_but_never_over_an_order() {
    let mut scenario = Scenario::open_shop();
    let effects = change(&mut scenario, |config| config.brand = Some("Steam".into()));
    assert_eq!(told(&effects), [&Announcement::BrandSelected { brand: "Steam".into() }]);
    let mut scenario = Scenario::ordered("WaitingForPayment");
    change(&mut scenario, |config| {
        config.brand = Some("Airbnb".into());
        config.country = Some("DE");
        config.api_base = "/shop".into();
        config.coin = "BTC".into();
        config.kinds = vec![Kind::Esim];
    });
    assert_eq!(scenario.view(), View::Checkout);
    assert_eq!(scenario.flow.purchase.placed.unwrap().order.id, "A");
}

#[test]
fn a_catalogue_of_the_host_before_is_dropped() {
    let (mut scenario, first) = Scenario::begin(Config::default());
    change(&mut scenario, |config| config.api_base = "/shop".into());
    let failed = Err(ApiError::Failure(Failure::Unreachable));
    assert_eq!(scenario.when(Event::CatalogueArrived(ticket(&first), failed)), []);
}

/// What the shopper did, by name.
fn done(flow: &Flow) -> Vec<(&'static str, String)> {
    let Form { email, phone, coupon, refund, newsletter } = flow.purchase.form.clone();
    let amount =
        flow.purchase.choice.as_ref().map(|choice| (choice.brand.name.clone(), choice.picked.clone()));
    vec![
        ("email", email),
        ("phone", phone),
        ("coupon", coupon),
        ("refund-address", refund),
        ("newsletter", newsletter.to_string()),
        ("brand", format!("{amount:?}")),
        ("search", flow.shop.filter.query.clone()),
    ]
}

/// What a partner changes.
type Edit = fn(&mut Config);

/// Every attribute that the flow knows, and a change of it.
const CHANGES: [(&str, Edit); 20] = [
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
    ("terms-url", |config| config.terms_url = Some("https://d.example".into())),
    ("privacy-url", |config| config.privacy_url = Some("https://e.example".into())),
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
        let mut scenario = Scenario::open_shop();
        scenario.when(Event::Searched("air".into()));
        scenario.pick_brand("Airbnb");
        scenario.when(typed("75"));
        scenario.when(Event::NewsletterSet(true));
        for (field, text) in [
            (Field::Email, "a@b.example"),
            (Field::Phone, "+44 20"),
            (Field::Coupon, "MINE"),
            (Field::Refund, "bc1q"),
        ] {
            scenario.when(Event::Typed(field, text.into()));
        }
        let before = done(&scenario.flow);
        change(&mut scenario, edit);
        // Taken back, it takes nothing along either.
        for config in [scenario.flow.config.clone(), Arc::default()] {
            scenario.when(Event::Configured(config));
            for (was, is) in before.iter().zip(done(&scenario.flow)) {
                assert!(was.0 == name || *was == is, "{name}: {was:?}, then {is:?}");
            }
        }
    }
}

#[test]
fn a_running_order_survives_every_attribute() {
    for (name, edit) in CHANGES {
        let mut scenario = Scenario::ordered("WaitingForPayment");
        let effects = change(&mut scenario, edit);
        assert!(
            !effects.contains(&Effect::Unfollow) && !effects.contains(&Effect::GiveUp),
            "{name}: {effects:?}"
        );
        assert_eq!(scenario.view(), View::Checkout, "{name}");
        assert_eq!(scenario.flow.purchase.placed.as_ref().unwrap().order.id, "A", "{name}");

        let (mut scenario, ticket) = Scenario::ordering();
        change(&mut scenario, edit);
        scenario.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
        assert_eq!(scenario.view(), View::Checkout, "{name}, while the order is being made");
    }
}

#[test]
fn an_order_stays_with_its_host_and_the_next_one_goes_to_the_other() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    let effects = change(&mut scenario, |config| {
        config.api_base = "/shop".into();
        config.include_credentials = true;
        config.support_url = Some("https://help.example".into());
    });
    assert_eq!(effects, []);
    let config = Arc::clone(&scenario.flow.config);
    assert_eq!((config.api_base.as_str(), config.include_credentials), ("/api", false));
    assert!(config.support_url.is_some(), "what concerns no host is taken over at once");

    scenario.when(Event::OrderSeen(order("Done")));
    assert_eq!(scenario.flow.config.api_base, "/api");
    let effects = scenario.when(Event::Restarted);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::FetchCatalogue { .. })), "{effects:?}");
    assert_eq!(
        (scenario.flow.config.api_base.as_str(), scenario.flow.config.include_credentials),
        ("/shop", true)
    );

    // Named and taken back, it is not gone to.
    let mut scenario = Scenario::ordered("WaitingForPayment");
    change(&mut scenario, |config| config.api_base = "/shop".into());
    scenario.when(Event::Configured(Arc::default()));
    scenario.when(Event::OrderSeen(order("Done")));
    scenario.when(Event::Restarted);
    assert_eq!(scenario.flow.config.api_base, "/api");
}

fn change(scenario: &mut Scenario, edit: impl FnOnce(&mut Config)) -> Vec<Effect> {
    let mut config = (*scenario.flow.config).clone();
    edit(&mut config);
    scenario.when(Event::Configured(Arc::new(config)))
}
