//! How an order is left: what is forgotten, what stays on file, and what waits in the list.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::{Effect, Event, View};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::order::delivery::{Code, Delivery};
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;

#[test]
fn what_stays_on_file_depends_on_how_the_order_stands() {
    for (state, noted, listed) in [
        ("WaitingForPayment", Some(Note::Left("A".into())), false),
        ("Expired", Some(Note::Left("A".into())), false),
        ("Canceled", Some(Note::Forgotten("A".into())), false),
        ("PaymentFailed", Some(Note::Forgotten("A".into())), false),
        ("PaymentSetupFailed", Some(Note::Forgotten("A".into())), false),
        ("Refunded", Some(Note::Forgotten("A".into())), false),
        ("PartialPaymentStarted", None, true),
        ("PaymentReceived", None, true),
        ("WaitingForManualAction", None, true),
        ("Teleported", None, true),
    ] {
        let mut scenario = Scenario::ordered(state);
        let effects = scenario.when(Event::Restarted);
        assert_eq!(notes(&effects), noted.into_iter().collect::<Vec<_>>(), "{state}");
        assert_eq!(!scenario.flow.saved.orders.is_empty(), listed, "{state}");
    }
}

#[test]
fn a_code_stays_until_the_shopper_says_that_it_is_safe() {
    let mut scenario = delivered(Some(Code::Text("SECRET".into())), None);
    assert_eq!(notes(&scenario.when(Event::Restarted)), []);
    assert_eq!((scenario.view(), scenario.flow.saved.orders.len()), (View::Grid, 1));
    scenario.when(Event::SavedOrderOpened("A".into()));
    assert_eq!(scenario.view(), View::Order);
    let effects = scenario.when(Event::Forgotten("A".into()));
    assert_eq!(effects, [Effect::Note(Note::Forgotten("A".into())), Effect::Unfollow, Effect::FocusView]);
    assert_eq!((scenario.view(), scenario.flow.saved.orders.len()), (View::Grid, 0));
}

#[test]
fn what_leaves_nothing_to_keep_is_forgotten_with_the_next_purchase() {
    let mut scenario = delivered(None, Some("LY-1".into()));
    assert_eq!(notes(&scenario.when(Event::Restarted)), [Note::Forgotten("A".into())]);
    let mut scenario = delivered(None, None);
    assert_eq!(notes(&scenario.when(Event::Restarted)), [], "its code is still to come");
    assert_eq!(scenario.flow.saved.orders.len(), 1);
}

#[test]
fn a_reset_keeps_on_file_what_the_shopper_still_needs() {
    let mut scenario = delivered(Some(Code::Text("SECRET".into())), None);
    assert_eq!(scenario.when(Event::Reset), [Effect::Unfollow, Effect::FocusView]);
    assert_eq!((scenario.view(), scenario.flow.saved.orders.len()), (View::Grid, 1));
    let mut scenario = Scenario::ordered("Refunded");
    let effects = scenario.when(Event::Reset);
    assert_eq!(notes(&effects), [Note::Forgotten("A".into())]);
}

#[test]
fn an_order_that_cannot_be_found_any_more_is_forgotten_by_a_wish() {
    let mut scenario = Scenario::ordered("PaymentReceived");
    scenario.when(Event::OrderLost);
    let effects = scenario.when(Event::Forgotten("A".into()));
    assert_eq!(effects, [Effect::Note(Note::Forgotten("A".into())), Effect::Unfollow, Effect::FocusView]);
    assert_eq!(scenario.view(), View::Grid);
}

#[test]
fn an_intent_is_on_file_from_before_it_is_sent_until_it_is_known_what_became_of_it() {
    let (mut scenario, ticket_of_order) = Scenario::ordering();
    let refused = Err(ApiError::Failure(Failure::Refused(400)));
    assert_eq!(notes(&scenario.when(Event::OrderArrived(ticket_of_order, refused))), [settled()]);
    let (mut scenario, ticket_of_order) = Scenario::ordering();
    let lost = || Err(ApiError::Failure(Failure::Unreachable));
    let effects = scenario.when(Event::OrderArrived(ticket_of_order, lost()));
    assert_eq!(notes(&effects), [], "a page that is being left tells nobody");
    assert_eq!(notes(&scenario.when(Event::PayPressed("next".into()))), [settled()], "the shopper goes on");
    for keyed in [false, true] {
        let mut scenario = Scenario::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        if keyed {
            scenario.when(Event::KeysHonoured);
        }
        let validated = Event::ValidationArrived(
            crate::domain::flow::tests::scenario::ticket(&asked),
            Ok(Validation::default()),
        );
        let effects = scenario.when(validated);
        let Effect::Note(Note::Asked { key, keyed: sent, agreement }) = &effects[0] else {
            panic!("{effects:?}")
        };
        assert_eq!((key.as_str(), *sent, agreement.lines.len()), ("key", keyed, 1));
    }
}

fn settled() -> Note {
    Note::Settled("key".into())
}

/// An order that is done, with this to show for it.
fn delivered(code: Option<Code>, operator_reference: Option<String>) -> Scenario {
    let mut scenario = Scenario::ordered("WaitingForDelivery");
    let line = Delivery { code, operator_reference, ..Delivery::default() };
    scenario.when(Event::OrderSeen(Order { deliveries: vec![line], ..order("Done") }));
    scenario
}

fn notes(effects: &[Effect]) -> Vec<Note> {
    let notes = effects.iter().filter_map(|effect| match effect {
        Effect::Note(note) => Some(note.clone()),
        _ => None,
    });
    notes.collect()
}
