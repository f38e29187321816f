//! A lost answer with a host that honours keys: the order is found, or known not to exist, and never made twice.

use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::story::{Story, ticket};
use crate::domain::flow::{Effect, Event, View};
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;

#[test]
fn a_key_is_sent_only_to_a_host_that_honours_it() {
    for honoured in [false, true] {
        let mut story = Story::steam_form();
        let asked = story.when(Event::PayPressed("key".into()));
        if honoured {
            story.when(Event::KeysHonoured);
        }
        let effects = story.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
        assert!(
            matches!(&effects[..], [Effect::Note(_), Effect::CreateOrder { keyed, .. }] if *keyed == honoured),
            "{effects:?}"
        );
    }
}

#[test]
fn the_order_of_a_lost_answer_is_found_by_its_key() {
    let (mut story, ticket_of_order) = keyed();
    let asked = story.when(Event::OrderArrived(ticket_of_order, lost()));
    assert!(matches!(&asked[..], [Effect::FindMade { key, .. }] if key == "key"), "{asked:?}");
    assert!(story.flow.is_paying() && story.when(Event::PayPressed("other".into())).is_empty());
    story.when(Event::MadeArrived(ticket(&asked), Ok(order("WaitingForPayment"))));
    assert_eq!(story.view(), View::Checkout);
}

#[test]
fn an_order_that_was_not_made_may_be_made_again() {
    let (mut story, ticket_of_order) = keyed();
    let asked = story.when(Event::OrderArrived(ticket_of_order, lost()));
    let unknown =
        Problem { details: vec![("status".into(), "404".into())], ..Problem::new("ORDER_NOT_FOUND") };
    story.when(Event::MadeArrived(ticket(&asked), Err(ApiError::Problem(unknown))));
    assert_eq!(story.flow.purchase.problems[0].code, "client:order-not-made");
    assert!(!story.when(Event::PayPressed("fresh".into())).is_empty());
}

#[test]
fn the_host_is_asked_five_times_with_growing_pauses_and_then_the_shopper() {
    let (mut story, ticket_of_order) = keyed();
    let mut asked = story.when(Event::OrderArrived(ticket_of_order, lost()));
    let mut pauses = vec![];
    loop {
        let effects = story.when(Event::MadeArrived(ticket(&asked), lost()));
        let [Effect::AwaitRetry { ticket, pause }] = effects[..] else { break };
        pauses.push(pause);
        assert_eq!(story.when(Event::RetryDue(ticket + 1)), [], "a timer of another question");
        asked = story.when(Event::RetryDue(ticket));
    }
    assert_eq!(pauses, [1000, 2000, 4000, 8000]);
    assert_eq!(story.flow.purchase.problems[0].code, "client:answer-lost");
    assert!(!story.flow.is_paying());
}

fn keyed() -> (Story, u32) {
    let mut story = Story::steam_form();
    story.when(Event::KeysHonoured);
    let asked = story.when(Event::PayPressed("key".into()));
    let asked = story.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    (story, ticket(&asked))
}

fn lost<T>() -> Result<T, ApiError> {
    Err(ApiError::Failure(Failure::Unreachable))
}
