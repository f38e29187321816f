//! Prices that grow old, offers that change while they are looked at, and what an order costs in the end.

use crate::domain::decimal::Decimal;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::{airbnb, order, price, steam, typed};
use crate::domain::flow::tests::scenario::ticket;
use crate::domain::flow::{Effect, Event, Field, Load, Picked, PriceChange, QuotedTotal};
use crate::domain::offer::typed_amount::Reading;
use crate::domain::offer::{Fixed, Offer, Price, Product};
use crate::domain::order::Order;
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;
use crate::domain::time::PageMs;

#[test]
fn prices_that_stood_for_a_while_are_asked_for_again_and_stay_until_then() {
    let mut scenario = Scenario::steam_form();
    scenario.now = PageMs(60_000);
    let age = aged(&mut scenario);
    let [Effect::FetchOffer { coin: Some(coin), .. }] = &age[..] else { panic!("{age:?}") };
    assert_eq!(coin, "USDC");
    assert_eq!(scenario.price(), Some(("11.47".into(), "USDC".into(), true)), "nothing is taken away");
    let mut dearer = steam("USDC");
    if let Product::Fixed(fixed) = &mut dearer.products[0] {
        fixed.price = Some(price("11.50", "USDC"));
    }
    let effects = scenario.when(Event::OfferArrived(ticket(&age), Ok(dearer)));
    assert!(matches!(effects[..], [Effect::AwaitAge { .. }]), "and again after a while");
    assert_eq!(scenario.price(), Some(("11.50".into(), "USDC".into(), true)));
    assert_eq!(scenario.flow.purchase.choice.as_ref().unwrap().priced_at, Some(PageMs(60_000)));
}

#[test]
fn a_range_asks_for_the_price_of_its_amount_alone() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Airbnb".into()));
    let asked = scenario.when(Event::OfferArrived(ticket(&asked), Ok(airbnb())));
    let age = scenario.when(Event::QuoteArrived(ticket(&asked), Ok(price("101.48", "USDC"))));
    let asked = scenario.when(Event::PriceAged(ticket(&age)));
    assert!(matches!(&asked[..], [Effect::FetchQuote { face_value, .. }] if face_value == "100"));
    assert_eq!(scenario.price(), Some(("101.48".into(), "USDC".into(), true)));
    let effects = scenario.when(Event::QuoteArrived(ticket(&asked), Err(timed_out())));
    assert!(matches!(effects[..], [Effect::AwaitAge { .. }]));
    assert_eq!(
        (scenario.price(), scenario.problems().len()),
        (Some(("101.48".into(), "USDC".into(), true)), 0)
    );
}

#[test]
fn a_quiet_attempt_that_fails_changes_nothing_and_is_made_again() {
    let mut scenario = Scenario::steam_form();
    let asked = aged(&mut scenario);
    let effects = scenario.when(Event::OfferArrived(ticket(&asked), Err(timed_out())));
    assert!(matches!(effects[..], [Effect::AwaitAge { .. }]));
    assert_eq!(
        (scenario.price(), scenario.problems().len()),
        (Some(("11.47".into(), "USDC".into(), true)), 0)
    );
}

#[test]
fn nobody_is_asked_while_the_shopper_waits_or_an_order_is_made() {
    let mut scenario = Scenario::steam_form();
    let age = scenario.flow.purchase.choice.as_ref().unwrap().ageing.ticket();
    assert_eq!(scenario.when(Event::PriceAged(age + 1)), [], "another wait");
    scenario.when(Event::PayPressed("key".into()));
    assert_eq!(scenario.when(Event::PriceAged(age)), []);
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::CoinChosen("BTC".into()));
    scenario.now = PageMs(90_000);
    assert_eq!(aged(&mut scenario), []);
    assert_eq!(scenario.when(Event::CameBack), []);
}

#[test]
fn who_comes_back_to_the_page_sees_fresh_prices() {
    for (away, asks) in [(5_000, false), (30_000, true), (3_600_000, true)] {
        let mut scenario = Scenario::steam_form();
        scenario.now = scenario.now.plus(away);
        assert_eq!(scenario.when(Event::CameBack).is_empty(), !asks, "{away}");
    }
    assert_eq!(Scenario::open_shop().when(Event::CameBack), [], "no brand is open");
}

#[test]
fn an_amount_that_disappears_is_told_and_the_rest_is_there_to_choose() {
    let mut scenario = Scenario::steam_form();
    let asked = aged(&mut scenario);
    let mut offer = steam("USDC");
    offer.products.remove(0);
    scenario.when(Event::OfferArrived(ticket(&asked), Ok(offer)));
    assert_eq!(scenario.problems(), ["NOT_AVAILABLE_PRODUCT"]);
    assert_eq!(
        scenario.flow.purchase.choice.as_ref().unwrap().picked,
        Picked::Nothing,
        "nothing is picked in its place"
    );
}

#[test]
fn a_refused_amount_reloads_the_offer_and_keeps_the_words_and_the_choice() {
    for code in ["OUT_OF_STOCK", "NOT_AVAILABLE_PRODUCT", "NOT_ACTIVE"] {
        let mut scenario = Scenario::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        let refused = Ok(vec![Problem::new(code)].into());
        let effects = scenario.when(Event::ValidationArrived(ticket(&asked), refused));
        assert!(matches!(effects.last(), Some(Effect::FetchOffer { .. })), "{effects:?}");
        scenario.when(Event::OfferArrived(ticket(&effects), Ok(steam("USDC"))));
        assert_eq!(scenario.problems(), [code], "an offer that still lists it proves nothing");
        let picked = &scenario.flow.purchase.choice.as_ref().unwrap().picked;
        assert_eq!(*picked, Picked::Denomination("10 USD".into()));
    }
}

#[test]
fn a_brand_with_nothing_left_says_so() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Steam".into()));
    let gone = ApiError::Problem(Problem::new("NOT_AVAILABLE_PRODUCT"));
    scenario.when(Event::OfferArrived(ticket(&asked), Err(gone)));
    assert_eq!(
        scenario.flow.purchase.choice.as_ref().unwrap().offer.load,
        Load::Failed(Problem::from(&Failure::SoldOut))
    );
}

#[test]
fn typing_while_an_offer_is_on_its_way_loses_neither() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::BrandChosen("Airbnb".into()));
    let both = || {
        let mut offer = airbnb();
        offer.products.push(fixed("25 USD", "25.30"));
        offer
    };
    let asked = scenario.when(Event::OfferArrived(ticket(&asked), Ok(both())));
    scenario.when(Event::QuoteArrived(ticket(&asked), Ok(price("101.48", "USDC"))));
    let offer = scenario.when(Event::CoinChosen("BTC".into()));
    scenario.when(typed("120"));
    scenario.when(Event::OfferArrived(ticket(&offer), Ok(both())));
    let choice = scenario.flow.purchase.choice.as_ref().unwrap();
    assert_eq!(
        (choice.stale, &choice.picked),
        (false, &Picked::Typed("120".into(), Reading::Value(Decimal::parse("120").unwrap())))
    );
    scenario.when(Event::DenominationPicked("25 USD".into()));
    assert_eq!(scenario.price(), Some(("25.30".into(), "USDC".into(), true)));
}

#[test]
fn an_order_that_costs_something_else_than_was_quoted_says_so() {
    for (amount, change) in [
        ("11.47", None),
        ("11.50", Some(PriceChange::Slight)),
        ("12.62", Some(PriceChange::Dearer)),
        ("10", Some(PriceChange::Cheaper)),
    ] {
        let (mut scenario, ticket) = Scenario::ordering();
        let made = Order { coin_amount: amount.into(), ..order("WaitingForPayment") };
        scenario.when(Event::OrderArrived(ticket, Ok(made.clone())));
        assert_eq!(scenario.flow.purchase.quoted_total.quoted, Some(price("11.47", "USDC")));
        assert_eq!(scenario.flow.purchase.quoted_total.change(&made), change, "{amount}");
    }
}

#[test]
fn fee_and_points_of_the_answer_stay_with_the_order() {
    let mut scenario = Scenario::steam_form();
    let asked = scenario.when(Event::PayPressed("key".into()));
    let answer =
        Validation { problems: vec![], price: None, fee: Some("0.12".into()), points: Some("11".into()) };
    let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(answer)));
    scenario.when(Event::OrderArrived(ticket(&asked), Ok(order("WaitingForPayment"))));
    let QuotedTotal { fee, points, .. } = &scenario.flow.purchase.quoted_total;
    assert_eq!((fee.as_deref(), points.as_deref()), (Some("0.12"), Some("11")));
    scenario.when(Event::Restarted);
    let found = scenario.when(Event::ResumeAsked("B".into(), String::new()));
    let other = Order { id: "B".into(), ..order("WaitingForPayment") };
    scenario.when(Event::OrderFound(ticket(&found), Ok(other)));
    assert_eq!(
        scenario.flow.purchase.quoted_total,
        QuotedTotal::default(),
        "another order has another quote"
    );
}

#[test]
fn a_refund_address_goes_with_the_order_as_it_was_typed() {
    for (typed, sent) in [(" 7xKXtg ", Some("7xKXtg")), ("  ", None)] {
        let mut scenario = Scenario::steam_form();
        scenario.when(Event::Typed(Field::Refund, typed.into()));
        let asked = scenario.when(Event::PayPressed("key".into()));
        let [Effect::Validate { purchase, .. }] = &asked[..] else { panic!("{asked:?}") };
        assert_eq!(purchase.refund_address.as_deref(), sent);
    }
}

/// The prices of the open brand have stood for a while.
fn aged(scenario: &mut Scenario) -> Vec<Effect> {
    let ticket = scenario.flow.purchase.choice.as_ref().unwrap().ageing.ticket();
    scenario.when(Event::PriceAged(ticket))
}

fn timed_out() -> ApiError {
    ApiError::Failure(Failure::TimedOut)
}

fn fixed(denomination: &str, amount: &str) -> Product {
    let Offer { mut products, .. } = steam("USDC");
    let Product::Fixed(like) = products.remove(0) else { unreachable!("Steam is sold in fixed amounts") };
    let price: Option<Price> = Some(price(amount, "USDC"));
    Product::Fixed(Fixed { denomination: denomination.into(), price, ..like })
}
