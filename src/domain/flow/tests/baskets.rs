//! Several products in one order.

use crate::domain::flow::tests::Story;
use crate::domain::flow::tests::samples::{order, price};
use crate::domain::flow::tests::story::ticket;
use crate::domain::flow::{Effect, Event, Field, Load, View};
use crate::domain::offer::Price;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;
use crate::domain::purchase::{Amount, Purchase};

#[test]
fn what_is_put_aside_waits_for_the_next_product() {
    let mut story = Story::steam_form();
    assert_eq!(story.when(Event::ItemAdded), [Effect::GiveUp, Effect::FocusView]);
    assert_eq!((story.view(), story.flow.basket.items.len()), (View::Grid, 1));
    let item = &story.flow.basket.items[0];
    assert_eq!((item.label.as_str(), item.line.beneficiary.as_str()), ("10 dollars", "ada@example.com"));
    assert_eq!(story.flow.basket.total, None, "there is nothing to order yet");
}

#[test]
fn only_what_could_be_ordered_is_put_aside() {
    let mut story = Story::open_shop();
    story.pick_brand("Steam");
    story.when(Event::ItemAdded);
    assert_eq!(story.problems(), ["client:amount", "client:email"]);
    assert_eq!((story.view(), story.flow.basket.items.len()), (View::Brand, 0));
}

#[test]
fn one_order_takes_everything_each_to_its_own_recipient() {
    let (mut story, _) = two_products();
    let purchase = validated(&mut story);
    let lines: Vec<_> =
        purchase.lines.iter().map(|line| (line.brand.as_str(), line.beneficiary.as_str())).collect();
    assert_eq!(lines, [("Steam", "ada@example.com"), ("Lyca", "+14155551234")]);
    assert_eq!(purchase.lines[0].amount, Amount::Denomination("10 USD".into()));
}

#[test]
fn everything_together_is_priced_when_nothing_changes_for_a_moment() {
    let (mut story, asked) = two_products();
    assert_eq!(price_of_all(&story), Load::Loading);
    let waited = ticket(&asked);
    let asked = story.when(Event::TotalDue(waited));
    assert!(matches!(&asked[..], [Effect::FetchTotal { purchase, .. }] if purchase.lines.len() == 2));
    story.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    assert_eq!(price_of_all(&story), Load::Ready(price("36.78", "USDC")));
    // A change asks anew, and the answer to what was before is nothing.
    let changed = ticket(&story.when(Event::Typed(Field::Email, "eve@example.com".into())));
    assert_eq!(price_of_all(&story), Load::Loading);
    assert_eq!(story.when(Event::TotalDue(waited)), []);
    story.when(Event::TotalArrived(waited, Ok(total("1.00"))));
    assert_eq!(price_of_all(&story), Load::Loading);
    let asked = ticket(&story.when(Event::TotalDue(changed)));
    story.when(Event::TotalArrived(asked, Err(ApiError::Failure(Failure::Unreachable))));
    assert!(matches!(price_of_all(&story), Load::Failed(_)));
    assert_eq!(story.problems(), [""; 0], "the order will say");
}

#[test]
fn the_price_of_everything_is_what_the_order_is_held_against() {
    let (mut story, asked) = two_products();
    let asked = story.when(Event::TotalDue(ticket(&asked)));
    story.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    validated(&mut story);
    let crate::domain::flow::Paying::Ordering(intent) = &story.flow.purchase.paying else {
        panic!("not ordering")
    };
    assert_eq!(intent.quoted_total.quoted.as_ref().map(|price| price.amount.as_str()), Some("36.78"));
}

#[test]
fn what_was_put_aside_last_is_opened_as_it_was() {
    let mut story = Story::steam_form();
    story.when(Event::ItemAdded);
    let asked = story.when(Event::BasketOpened);
    assert!(matches!(&asked[..], [Effect::FetchOffer { brand, .. }, Effect::FocusView] if brand == "Steam"));
    story.when(Event::OfferArrived(ticket(&asked), Ok(crate::domain::flow::tests::samples::steam("USDC"))));
    assert_eq!((story.view(), story.flow.basket.items.len()), (View::Brand, 0));
    assert_eq!(
        story.flow.purchase.choice.as_ref().and_then(|choice| choice.label()).as_deref(),
        Some("10 dollars")
    );
    assert_eq!(story.when(Event::BasketOpened), [], "there is nothing left to open");
}

#[test]
fn what_was_opened_again_is_not_lost_by_going_back_or_to_another_brand() {
    for leave in [Event::WentBack, Event::BrandChosen("Airbnb".into())] {
        let mut story = Story::steam_form();
        story.when(Event::ItemAdded);
        let before = story.flow.basket.items.clone();
        story.when(Event::Typed(Field::Email, "eve@example.com".into()));
        story.when(Event::BasketOpened);
        assert_eq!(story.flow.purchase.form.email, "ada@example.com", "its own recipient is there again");
        story.when(leave);
        assert_eq!(story.flow.basket.items, before);
    }
    let mut story = Story::steam_form();
    story.when(Event::ItemAdded);
    let asked = ticket(&story.when(Event::BasketOpened));
    story.when(Event::OfferArrived(asked, Ok(crate::domain::flow::tests::samples::steam("USDC"))));
    story.when(Event::ItemAdded);
    story.when(Event::BrandChosen("Airbnb".into()));
    assert_eq!(story.flow.basket.items.len(), 1, "put aside again, it is there once");
}

#[test]
fn the_price_of_everything_grows_old_as_every_price_does() {
    let (mut story, asked) = two_products();
    let asked = story.when(Event::TotalDue(ticket(&asked)));
    story.when(Event::TotalArrived(ticket(&asked), Ok(total("36.78"))));
    story.now = story.now.plus(60_000);
    let asked = story.when(Event::CameBack);
    let Some(Effect::FetchTotal { ticket: together, .. }) = asked.last().cloned() else {
        panic!("{asked:?}")
    };
    story.when(Event::OfferArrived(ticket(&asked), Ok(crate::domain::flow::tests::samples::lyca())));
    assert_eq!(price_of_all(&story), Load::Ready(price("36.78", "USDC")), "what is shown stays until then");
    story.when(Event::TotalArrived(together, Ok(total("36.91"))));
    assert_eq!(price_of_all(&story), Load::Ready(price("36.91", "USDC")));
    assert_eq!(story.when(Event::CameBack), [], "everything is fresh");
}

#[test]
fn something_can_be_taken_out_again() {
    let (mut story, _) = two_products();
    story.when(Event::ItemRemoved(1));
    assert_eq!(story.flow.basket.items.len(), 1, "there is no second one");
    story.when(Event::ItemRemoved(0));
    assert_eq!((story.flow.basket.items.len(), &story.flow.basket.total), (0, &None));
    assert_eq!(validated(&mut story).lines.len(), 1);
}

#[test]
fn ten_products_are_one_order_and_no_more() {
    let mut story = Story::open_shop();
    for _ in 0..9 {
        story.pick_brand("Steam");
        story.when(Event::DenominationPicked("10 USD".into()));
        story.when(Event::Typed(Field::Email, "ada@example.com".into()));
        story.when(Event::ItemAdded);
    }
    story.pick_brand("Steam");
    story.when(Event::DenominationPicked("10 USD".into()));
    assert!(story.flow.basket.is_full());
    assert_eq!(story.when(Event::ItemAdded), []);
    assert_eq!((story.view(), validated(&mut story).lines.len()), (View::Brand, 10));
}

#[test]
fn an_expired_order_keeps_what_it_held_and_a_finished_one_does_not() {
    for (state, kept) in [("Expired", 1), ("Done", 0)] {
        let (mut story, _) = two_products();
        validated(&mut story);
        let ticket = match &story.flow.purchase.paying {
            crate::domain::flow::Paying::Ordering(intent) => intent.question.ticket(),
            other => panic!("{other:?}"),
        };
        story.when(Event::OrderArrived(ticket, Ok(order(state))));
        story.when(Event::Restarted);
        assert_eq!(story.flow.basket.items.len(), kept, "{state}");
    }
}

/// A card that was put aside, and a top-up that is filled in; what the last event asked for.
fn two_products() -> (Story, Vec<Effect>) {
    let mut story = Story::steam_form();
    story.when(Event::ItemAdded);
    story.pick_brand("Lyca");
    let asked = story.when(Event::Typed(Field::Phone, "+1 415 555 1234".into()));
    (story, asked)
}

/// What is validated when pay is pressed, with nothing in its way.
fn validated(story: &mut Story) -> Purchase {
    let asked = story.when(Event::PayPressed("key".into()));
    let Some(Effect::Validate { ticket, purchase }) = asked.first().cloned() else { panic!("{asked:?}") };
    story.when(Event::ValidationArrived(ticket, Ok(Validation::default())));
    purchase
}

/// The price of everything together, which is asked for or was.
fn price_of_all(story: &Story) -> Load<Price> {
    story.flow.basket.total.as_ref().unwrap().price.load.clone()
}

fn total(amount: &str) -> Validation {
    Validation { price: Some(price(amount, "USDC")), ..Validation::default() }
}
