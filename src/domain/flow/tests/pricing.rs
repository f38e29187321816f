//! Amounts and prices: what is picked, what is asked, and that an older answer never wins.

use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::{airbnb, options, price, steam, typed};
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Field, Load, Picked};
use crate::domain::payment::CoinRoute;
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};

const TIMED_OUT: ApiError = ApiError::Failure(Failure::TimedOut);

#[test]
fn of_several_fixed_amounts_none_is_picked_for_the_shopper_and_a_single_one_is() {
    for (brand, picked) in [("Steam", Picked::Nothing), ("Lyca", Picked::Denomination("Unlimited".into()))] {
        let mut scenario = Scenario::open_shop();
        scenario.pick_brand(brand);
        assert_eq!(scenario.flow.purchase.choice.unwrap().picked, picked);
    }
}

#[test]
fn a_fixed_amount_has_its_price_at_once() {
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Steam");
    assert_eq!(scenario.price(), None);
    assert_eq!(scenario.when(Event::DenominationPicked("20 USD".into())), []);
    assert_eq!(scenario.price(), Some(("21.43".into(), "USDC".into(), true)));
    scenario.when(Event::DenominationPicked("21 USD".into()));
    assert_eq!(
        scenario.flow.purchase.choice.unwrap().picked,
        Picked::Denomination("20 USD".into()),
        "what is not offered cannot be picked"
    );
}

#[test]
fn a_range_starts_with_an_amount_and_asks_for_its_price() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Airbnb".into()));
    let effects = scenario.when(Event::OfferArrived(ticket(&asked), Ok(airbnb())));
    let [Effect::FetchQuote { country, brand, face_value, coin, .. }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!([country, brand, face_value, coin], ["US", "Airbnb", "100", "USDC"]);
    scenario.when(Event::QuoteArrived(ticket(&effects), Ok(price("101.48", "USDC"))));
    assert_eq!(scenario.price(), Some(("101.48".into(), "USDC".into(), true)));
}

#[test]
fn typing_asks_for_a_price_once_when_it_pauses() {
    let mut scenario = quoted("101.48");
    assert_eq!(scenario.when(typed("1")), [], "it does not fit yet");
    assert_eq!(scenario.price(), None);
    let early = scenario.when(typed("120"));
    let late = scenario.when(typed("121"));
    assert_eq!(scenario.when(Event::QuoteDue(ticket(&early))), [], "the shopper went on typing");
    let asked = scenario.when(Event::QuoteDue(ticket(&late)));
    assert!(matches!(&asked[..], [Effect::FetchQuote { face_value, .. }] if face_value == "121"));
}

#[test]
fn while_an_amount_is_typed_the_last_price_stays_as_an_older_one() {
    let mut scenario = quoted("101.48");
    scenario.when(typed("120"));
    assert_eq!(scenario.price(), Some(("101.48".into(), "USDC".into(), false)));
}

#[test]
fn an_answer_for_an_amount_before_is_dropped() {
    let mut scenario = quoted("101.48");
    let pause = scenario.when(typed("200"));
    let old = scenario.when(Event::QuoteDue(ticket(&pause)));
    let pause = scenario.when(typed("300"));
    scenario.when(Event::QuoteArrived(ticket(&old), Ok(price("202.96", "USDC"))));
    assert_eq!(scenario.price(), Some(("101.48".into(), "USDC".into(), false)));
    let asked = scenario.when(Event::QuoteDue(ticket(&pause)));
    scenario.when(Event::QuoteArrived(ticket(&asked), Ok(price("304.44", "USDC"))));
    assert_eq!(scenario.price(), Some(("304.44".into(), "USDC".into(), true)));
}

#[test]
fn an_amount_that_does_not_fit_asks_nothing_and_is_told_when_the_field_is_left() {
    for (text, code) in [
        ("49", Some("client:low-amount")),
        ("501", Some("client:high-amount")),
        ("50,000", Some("client:high-amount")),
        ("50.000", Some("client:unclear-amount")),
        ("50.5", Some("client:off-step-amount")),
        ("ten", Some("client:empty-amount")),
        ("", None),
        ("50", None),
    ] {
        let mut scenario = quoted("101.48");
        let effects = scenario.when(typed(text));
        assert_eq!(effects.is_empty(), text != "50", "{text}");
        assert_eq!(scenario.problems(), [""; 0], "nobody is corrected while typing");
        scenario.when(Event::AmountLeft);
        assert_eq!(scenario.problems(), Vec::from_iter(code), "{text}");
        if let [problem] = &scenario.flow.purchase.problems[..] {
            let named = |name, value: &str| problem.details.contains(&(String::from(name), value.into()));
            assert!(
                named("min", "50") && named("max", "500") && named("step", "1") && named("currency", "USD")
            );
            let both = named("first", "50") && named("second", "50000");
            assert_eq!(both, code == Some("client:unclear-amount"), "{text}");
        }
        scenario.when(typed("60"));
        assert_eq!(scenario.problems(), [""; 0], "{text}");
    }
}

#[test]
fn a_price_that_failed_is_a_problem_of_the_amount_and_can_be_asked_for_again() {
    for (error, code) in
        [(TIMED_OUT, "client:price"), (ApiError::Problem(Problem::new("OUT_OF_STOCK")), "OUT_OF_STOCK")]
    {
        let mut scenario = Scenario::open_shop();
        let asked = scenario.when(Event::BrandChosen("Airbnb".into()));
        let asked = scenario.when(Event::OfferArrived(ticket(&asked), Ok(airbnb())));
        scenario.when(Event::QuoteArrived(ticket(&asked), Err(error)));
        assert_eq!((scenario.problems(), scenario.price()), (vec![code], None));
        let again = scenario.when(Event::Retried);
        assert!(matches!(again[..], [Effect::FetchQuote { .. }]));
        assert_eq!(scenario.problems(), [""; 0]);
    }
}

#[test]
fn products_that_failed_can_be_asked_for_again() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Steam".into()));
    let effects = scenario.when(Event::OfferArrived(ticket(&asked), Err(TIMED_OUT)));
    assert_eq!(effects, [Effect::Announce(Announcement::Problem { code: "client:timeout".into() })]);
    assert_eq!(
        scenario.flow.purchase.choice.as_ref().unwrap().offer.load,
        Load::Failed(Problem::from(&Failure::TimedOut))
    );
    let again = scenario.when(Event::Retried);
    assert_eq!(scenario.flow.purchase.choice.as_ref().unwrap().offer.load, Load::Loading);
    scenario.when(Event::OfferArrived(ticket(&again), Ok(steam("USDC"))));
    assert!(scenario.flow.purchase.choice.unwrap().offer.ready().is_some());
}

#[test]
fn products_of_a_brand_that_was_left_are_dropped() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Steam".into()));
    scenario.when(Event::WentBack);
    scenario.when(Event::BrandChosen("Airbnb".into()));
    scenario.when(Event::OfferArrived(ticket(&asked), Ok(steam("USDC"))));
    assert_eq!(scenario.flow.purchase.choice.unwrap().offer.load, Load::Loading);
}

#[test]
fn another_coin_prices_everything_anew_and_keeps_what_was_picked() {
    let mut scenario = Scenario::steam_form();
    let effects = scenario.when(Event::CoinChosen("btc".into()));
    assert!(matches!(&effects[..], [Effect::FetchOffer { coin: Some(coin), .. }] if coin == "BTC"));
    assert_eq!(scenario.price(), Some(("11.47".into(), "USDC".into(), false)), "marked as an older price");
    scenario.when(Event::OfferArrived(ticket(&effects), Ok(steam("BTC"))));
    assert_eq!(scenario.price(), Some(("11.47".into(), "BTC".into(), true)));
    let mut scenario = quoted("101.48");
    let effects = scenario.when(Event::CoinChosen("BTC".into()));
    assert!(matches!(&effects[..], [Effect::FetchQuote { coin, .. }] if coin == "BTC"));
    assert_eq!(scenario.price(), None, "a price in another coin would mislead beside this one");
}

#[test]
fn a_price_in_a_new_coin_that_failed_leaves_the_amounts_standing() {
    let mut scenario = Scenario::steam_form();
    let effects = scenario.when(Event::CoinChosen("BTC".into()));
    scenario.when(Event::OfferArrived(ticket(&effects), Err(TIMED_OUT)));
    assert_eq!(scenario.problems(), ["client:price"]);
    assert!(scenario.flow.purchase.choice.as_ref().unwrap().offer.ready().is_some());
    assert!(matches!(scenario.when(Event::Retried)[..], [Effect::FetchOffer { .. }]));
}

#[test]
fn only_what_can_be_used_can_be_chosen() {
    for (event, (coin, network)) in [
        (Event::CoinChosen("BTC".into()), ("BTC", "Mainnet")),
        (Event::CoinChosen("LTC".into()), ("USDC", "Solana")),
        (Event::CoinChosen("XYZ".into()), ("USDC", "Solana")),
        (Event::RouteChosen("base".into()), ("USDC", "Base")),
        (Event::RouteChosen("BINANCE_PAY".into()), ("USDC", "BINANCE_PAY")),
        (Event::RouteChosen("Arbitrum".into()), ("USDC", "Solana")),
        (Event::RouteChosen("Mainnet".into()), ("USDC", "Solana")),
    ] {
        let mut scenario = Scenario::open_shop();
        scenario.when(event.clone());
        assert_eq!(scenario.flow.purchase.route, Some(CoinRoute::new(coin, network)), "{event:?}");
    }
}

#[test]
fn another_network_of_the_same_coin_asks_for_no_price() {
    let mut scenario = Scenario::steam_form();
    assert_eq!(scenario.when(Event::RouteChosen("Base".into())), []);
}

#[test]
fn ways_to_pay_that_come_late_price_the_open_brand_in_their_coin() {
    let (mut scenario, first) = Scenario::begin(Config::default());
    scenario
        .when(Event::CatalogueArrived(ticket(&first), Ok(crate::domain::flow::tests::samples::catalogue())));
    let asked = ticket(&scenario.when(Event::Prepared));
    let early = scenario.when(Event::BrandChosen("Steam".into()));
    assert!(matches!(early[0], Effect::FetchOffer { coin: None, .. }));
    let effects = scenario.when(Event::OptionsArrived(asked, Ok(options())));
    assert!(matches!(&effects[..], [Effect::FetchOffer { coin: Some(coin), .. }] if coin == "USDC"));
    assert_eq!(scenario.when(Event::OptionsArrived(0, Err(TIMED_OUT))), [], "nobody asked");
}

#[test]
fn a_coupon_is_counted_once_its_field_is_left_and_only_if_it_changed() {
    let mut scenario = Scenario::steam_form();
    assert_eq!(scenario.when(Event::FieldLeft(Field::Coupon)), []);
    assert_eq!(scenario.when(Event::Typed(Field::Coupon, " SAVE5 ".into())), []);
    let effects = scenario.when(Event::FieldLeft(Field::Coupon));
    assert!(matches!(&effects[..], [Effect::FetchOffer { coupon: Some(coupon), .. }] if coupon == "SAVE5"));
    assert_eq!(scenario.when(Event::FieldLeft(Field::Coupon)), []);
    assert_eq!(told(&effects), [] as [&Announcement; 0]);
}

/// Airbnb is open with a hundred dollars, at this price.
fn quoted(amount: &str) -> Scenario {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Airbnb".into()));
    let asked = scenario.when(Event::OfferArrived(ticket(&asked), Ok(airbnb())));
    scenario.when(Event::QuoteArrived(ticket(&asked), Ok(price(amount, "USDC"))));
    scenario
}
