//! Several products in one order.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::{order, price};
use crate::domain::flow::tests::scenario::ticket;
use crate::domain::flow::{Effect, Event, Field, Load, View};
use crate::domain::offer::Price;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;
use crate::domain::purchase::{Amount, Purchase};

#[test]
fn what_is_put_aside_waits_for_the_next_product() {
    let mut scenario = Scenario::steam_form();
    assert_eq!(scenario.when(Event::ItemAdded), [Effect::GiveUp, Effect::FocusView]);
    assert_eq!((scenario.view(), scenario.flow.basket.items.len()), (View::Grid, 1));
    let item = &scenario.flow.basket.items[0];
    assert_eq!((item.label.as_str(), item.line.beneficiary.as_str()), ("10 dollars", "ada@example.com"));
    assert_eq!(scenario.flow.basket.total, None, "there is nothing to order yet");
}

#[test]
fn only_what_could_be_ordered_is_put_aside() {
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Steam");
    scenario.when(Event::ItemAdded);
    assert_eq!(scenario.problems(), ["client:amount", "client:email"]);
    assert_eq!((scenario.view(), scenario.flow.basket.items.len()), (View::Brand, 0));
}

#[test]
fn one_order_takes_everything_each_to_its_own_recipient() {
    let (mut scenario, _) = two_products();
    let purchase = validated(&mut scenario);
    let lines: Vec<_> =
        purchase.lines.iter().map(|line| (line.brand.as_str(), line.beneficiary.as_str())).collect();
    assert_eq!(lines, [("Steam", "ada@example.com"), ("Lyca", "+14155551234")]);
    assert_eq!(purchase.lines[0].amount, Amount::Denomination("10 USD".into()));
}

#[test]
fn everything_together_is_priced_when_nothing_changes_for_a_moment() {
    let (mut scenario, asked) = two_products();
    assert_eq!(price_of_all(&scenario), Load::Loading);
    let waited = ticket(&asked);
    let asked = scenario.when(Event::TotalDue(waited));
    assert!(matches!(&asked[..], [Effect::FetchTotal { purchase, .. }] if purchase.lines.len() == 2));
    scenario.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    assert_eq!(price_of_all(&scenario), Load::Ready(price("36.78", "USDC")));
    // A change asks anew, and the answer to what was before is nothing.
    let changed = ticket(&scenario.when(Event::Typed(Field::Email, "eve@example.com".into())));
    assert_eq!(price_of_all(&scenario), Load::Loading);
    assert_eq!(scenario.when(Event::TotalDue(waited)), []);
    scenario.when(Event::TotalArrived(waited, Ok(total("1.00"))));
    assert_eq!(price_of_all(&scenario), Load::Loading);
    let asked = ticket(&scenario.when(Event::TotalDue(changed)));
    scenario.when(Event::TotalArrived(asked, Err(ApiError::Failure(Failure::Unreachable))));
    assert!(matches!(price_of_all(&scenario), Load::Failed(_)));
    assert_eq!(scenario.problems(), [""; 0], "the order will say");
}

#[test]
fn the_price_of_everything_is_what_the_order_is_held_against() {
    let (mut scenario, asked) = two_products();
    let asked = scenario.when(Event::TotalDue(ticket(&asked)));
    scenario.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    validated(&mut scenario);
    let crate::domain::flow::Paying::Ordering(intent) = &scenario.flow.purchase.paying else {
        panic!("not ordering")
    };
    assert_eq!(intent.quoted_total.quoted.as_ref().map(|price| price.amount.as_str()), Some("36.78"));
}

#[test]
fn what_was_put_aside_last_is_opened_as_it_was() {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::ItemAdded);
    let asked = scenario.when(Event::BasketOpened);
    assert!(matches!(&asked[..], [Effect::FetchOffer { brand, .. }, Effect::FocusView] if brand == "Steam"));
    scenario
        .when(Event::OfferArrived(ticket(&asked), Ok(crate::domain::flow::tests::samples::steam("USDC"))));
    assert_eq!((scenario.view(), scenario.flow.basket.items.len()), (View::Brand, 0));
    assert_eq!(
        scenario.flow.purchase.choice.as_ref().and_then(|choice| choice.label()).as_deref(),
        Some("10 dollars")
    );
    assert_eq!(scenario.when(Event::BasketOpened), [], "there is nothing left to open");
}

#[test]
fn what_was_opened_again_is_not_lost_by_going_back_or_to_another_brand() {
    for leave in [Event::WentBack, Event::BrandChosen("Airbnb".into())] {
        let mut scenario = Scenario::steam_form();
        scenario.when(Event::ItemAdded);
        let before = scenario.flow.basket.items.clone();
        scenario.when(Event::Typed(Field::Email, "eve@example.com".into()));
        scenario.when(Event::BasketOpened);
        assert_eq!(scenario.flow.purchase.form.email, "ada@example.com", "its own recipient is there again");
        scenario.when(leave);
        assert_eq!(scenario.flow.basket.items, before);
    }
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::ItemAdded);
    let asked = ticket(&scenario.when(Event::BasketOpened));
    scenario.when(Event::OfferArrived(asked, Ok(crate::domain::flow::tests::samples::steam("USDC"))));
    scenario.when(Event::ItemAdded);
    scenario.when(Event::BrandChosen("Airbnb".into()));
    assert_eq!(scenario.flow.basket.items.len(), 1, "put aside again, it is there once");
}

#[test]
fn what_was_ordered_leaves_no_price_for_what_comes_next() {
    let (mut scenario, asked) = two_products();
    let asked = scenario.when(Event::TotalDue(ticket(&asked)));
    scenario.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    validated(&mut scenario);
    let crate::domain::flow::Paying::Ordering(intent) = &scenario.flow.purchase.paying else {
        panic!("not ordering")
    };
    let created = intent.question.ticket();
    scenario.when(Event::OrderArrived(created, Ok(order("Done"))));
    scenario.when(Event::Restarted);
    assert_eq!(scenario.flow.basket.total, None);
}

#[test]
fn the_price_of_everything_grows_old_as_every_price_does() {
    let (mut scenario, asked) = two_products();
    let asked = scenario.when(Event::TotalDue(ticket(&asked)));
    scenario.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    scenario.now = scenario.now.plus(60_000);
    let asked = scenario.when(Event::CameBack);
    let Some(Effect::FetchTotal { ticket: together, .. }) = asked.last().cloned() else {
        panic!("{asked:?}")
    };
    scenario.when(Event::OfferArrived(ticket(&asked), Ok(crate::domain::flow::tests::samples::lyca())));
    assert_eq!(
        price_of_all(&scenario),
        Load::Ready(price("36.78", "USDC")),
        "what is shown stays until then"
    );
    scenario.when(Event::TotalArrived(together, Ok(total("36.91"))));
    assert_eq!(price_of_all(&scenario), Load::Ready(price("36.91", "USDC")));
    assert_eq!(scenario.when(Event::CameBack), [], "everything is fresh");
}

#[test]
fn something_can_be_taken_out_again() {
    let (mut scenario, _) = two_products();
    scenario.when(Event::ItemRemoved(1));
    assert_eq!(scenario.flow.basket.items.len(), 1, "there is no second one");
    scenario.when(Event::ItemRemoved(0));
    assert_eq!((scenario.flow.basket.items.len(), &scenario.flow.basket.total), (0, &None));
    assert_eq!(validated(&mut scenario).lines.len(), 1);
}

#[test]
fn ten_products_are_one_order_and_no_more() {
    let mut scenario = Scenario::open_shop();
    for _ in 0..9 {
        scenario.pick_brand("Steam");
        scenario.when(Event::DenominationPicked("10 USD".into()));
        scenario.when(Event::Typed(Field::Email, "ada@example.com".into()));
        scenario.when(Event::ItemAdded);
    }
    scenario.pick_brand("Steam");
    scenario.when(Event::DenominationPicked("10 USD".into()));
    assert!(scenario.flow.basket.is_full());
    assert_eq!(scenario.when(Event::ItemAdded), []);
    assert_eq!((scenario.view(), validated(&mut scenario).lines.len()), (View::Brand, 10));
}

#[test]
fn an_expired_order_keeps_what_it_held_and_a_finished_one_does_not() {
    for (state, kept) in [("Expired", 1), ("Done", 0)] {
        let (mut scenario, _) = two_products();
        validated(&mut scenario);
        let ticket = match &scenario.flow.purchase.paying {
            crate::domain::flow::Paying::Ordering(intent) => intent.question.ticket(),
            other => panic!("{other:?}"),
        };
        scenario.when(Event::OrderArrived(ticket, Ok(order(state))));
        scenario.when(Event::Restarted);
        assert_eq!(scenario.flow.basket.items.len(), kept, "{state}");
    }
}

/// A card that was put aside, and a top-up that is filled in; what the last event asked for.
fn two_products() -> (Scenario, Vec<Effect>) {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::ItemAdded);
    scenario.pick_brand("Lyca");
    let asked = scenario.when(Event::Typed(Field::Phone, "+1 415 555 1234".into()));
    (scenario, asked)
}

/// What is validated when pay is pressed, with nothing in its way.
fn validated(scenario: &mut Scenario) -> Purchase {
    let asked = scenario.when(Event::PayPressed("key".into()));
    let Some(Effect::Validate { ticket, purchase }) = asked.first().cloned() else { panic!("{asked:?}") };
    scenario.when(Event::ValidationArrived(ticket, Ok(Validation::default())));
    purchase
}

/// The price of everything together, which is asked for or was.
fn price_of_all(scenario: &Scenario) -> Load<Price> {
    scenario.flow.basket.total.as_ref().unwrap().price.load.clone()
}

fn total(amount: &str) -> Validation {
    Validation { price: Some(price(amount, "USDC")), ..Validation::default() }
}
