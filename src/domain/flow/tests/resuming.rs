//! An order that is looked for by its id: shown as a found one, never in place of another.

use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Found, View};
use crate::domain::journal::{Journal, Note};
use crate::domain::order::admission::Secret;
use crate::domain::problem::failure::{ApiError, Failure};

#[test]
fn a_found_order_is_followed_and_marked_as_found() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    assert!(matches!(&asked[..], [Effect::FindOrder { id, .. }] if id == "A"));
    let effects = scenario.when(Event::OrderFound(ticket(&asked), Ok(order("Done"))));
    let kept = matches!(&effects[0], Effect::Note(Note::Made { id, key: None, .. }) if id == "A");
    assert!(kept, "on file before it is shown");
    assert!(effects.ends_with(&[Effect::Follow("A".into()), Effect::FocusView]));
    let status = Announcement::OrderStatus { order_id: "A".into(), state: "Done".into(), resumed: true };
    assert_eq!(told(&effects), [&status, &Announcement::OrderDone { order_id: "A".into(), resumed: true }]);
    assert_eq!(scenario.view(), View::Order);
}

#[test]
fn an_order_that_is_not_found_is_a_problem_of_the_grid() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    let lost = Err(ApiError::Failure(Failure::Refused(404)));
    let effects = scenario.when(Event::OrderFound(ticket(&asked), lost));
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:order-unknown".into() }]);
    assert_eq!((scenario.view(), scenario.problems()), (View::Grid, vec!["client:order-unknown"]));
}

#[test]
fn only_the_order_that_was_asked_for_last_is_shown() {
    let mut scenario = Scenario::open_shop();
    let first = ticket(&scenario.when(Event::ResumeAsked("B".into(), String::new())));
    let second = ticket(&scenario.when(Event::ResumeAsked("A".into(), String::new())));
    assert_eq!(scenario.when(Event::OrderFound(first, Ok(order("Done")))), []);
    assert!(!scenario.when(Event::OrderFound(second, Ok(order("Done")))).is_empty());
}

#[test]
fn an_order_that_is_shown_or_in_the_making_is_never_replaced() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    assert_eq!(scenario.when(Event::ResumeAsked("B".into(), String::new())), []);
    let (mut scenario, _) = Scenario::ordering();
    assert_eq!(scenario.when(Event::ResumeAsked("B".into(), String::new())), []);
    let mut scenario = Scenario::steam_form();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    scenario.when(Event::PayPressed("key".into()));
    let found = scenario.when(Event::OrderFound(ticket(&asked), Ok(order("Done"))));
    assert!(!found.contains(&Effect::Follow("A".into())), "the shopper went on");
    assert!(scenario.flow.is_paying() && scenario.flow.purchase.placed.is_none());
    assert_eq!(scenario.flow.saved.orders.len(), 1, "it is in the list");
}

#[test]
fn after_a_found_order_the_grid_is_there_again() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    scenario.when(Event::OrderFound(ticket(&asked), Ok(order("Expired"))));
    let left = Effect::Note(Note::Left("A".into()));
    assert_eq!(scenario.when(Event::Restarted), [Effect::Unfollow, left, Effect::FocusView]);
    assert_eq!(scenario.view(), View::Grid);
}

#[test]
fn what_cannot_be_an_id_is_never_asked_for() {
    for id in ["", "..", "../brands", "a b", "A?x=1"] {
        let mut scenario = Scenario::open_shop();
        let effects = scenario.when(Event::ResumeAsked(id.into(), String::new()));
        assert_eq!(
            effects,
            [Effect::Announce(Announcement::Problem { code: "client:order-unknown".into() })],
            "{id}"
        );
    }
}

#[test]
fn a_pass_of_the_partners_opens_the_order_and_is_kept_with_it() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), "open-sesame".into()));
    let [Effect::FindOrder { ticket, pass, .. }] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(pass, &Secret::parse("open-sesame"));
    let effects = scenario.when(Event::OrderFound(*ticket, Ok(order("WaitingForPayment"))));
    let Effect::Note(Note::Made { pass, .. }) = &effects[0] else { panic!("{effects:?}") };
    assert_eq!(pass, &Secret::parse("open-sesame"));
    assert_eq!(scenario.flow.purchase.placed.unwrap().admission.pass, Secret::parse("open-sesame"));
}

#[test]
fn an_order_that_no_pass_opens_is_told_with_its_number_and_not_asked_for_again() {
    for status in [403, 404, 410] {
        let mut scenario = Scenario::open_shop();
        let asked = scenario.when(Event::ResumeAsked("A".into(), "wrong".into()));
        let closed = Err(ApiError::Failure(Failure::Refused(status)));
        let effects = scenario.when(Event::OrderFound(ticket(&asked), closed));
        assert_eq!(
            effects,
            [Effect::Announce(Announcement::Problem { code: "client:order-unknown".into() })]
        );
        assert_eq!(scenario.flow.purchase.problems[0].detail("id"), Some("A"), "{status}");
    }
    let mut scenario = Scenario::open_shop();
    let effects = scenario.when(Event::ResumeAsked("A".into(), "can be\nno pass".into()));
    assert!(matches!(effects[..], [Effect::Announce(_)]), "it is never sent: {effects:?}");
}

#[test]
fn a_wrong_pass_of_the_partners_loses_nothing_that_is_on_file() {
    for (file, found) in [("o A 1 - -", Found::Unknown), ("o A 1 - -\np A own", Found::Nothing)] {
        let mut scenario = Scenario::open_shop();
        let asked = scenario.when(Event::Recalled(Journal::parse(file), true));
        let closed = || Err(ApiError::Failure(Failure::Refused(404)));
        scenario.when(Event::OrderFound(ticket(&asked), closed()));
        let asked = scenario.when(Event::ResumeAsked("A".into(), "wrong".into()));
        let effects = scenario.when(Event::OrderFound(ticket(&asked), closed()));
        assert_eq!((scenario.flow.saved.orders.len(), &scenario.flow.saved.orders[0].found), (1, &found));
        let [_, rest @ ..] = &effects[..] else { panic!("it is told") };
        // A pass of this browser's own is tried in its place.
        let Some(Effect::AwaitLook { ticket: pause, .. }) = rest.first() else { continue };
        let asked = scenario.when(Event::LookDue(*pause));
        let Effect::FindOrder { ticket, pass, .. } = &asked[0] else { panic!("{asked:?}") };
        assert_eq!(pass, &Secret::parse("own"));
        scenario.when(Event::OrderFound(*ticket, Ok(order("WaitingForPayment"))));
        assert_eq!((scenario.view(), scenario.problems()), (View::Checkout, vec![]));
    }
}

#[test]
fn an_order_is_resumed_while_the_grid_is_still_loading() {
    let (mut scenario, _) = Scenario::begin(Config::default());
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    scenario.when(Event::OrderFound(ticket(&asked), Ok(order("WaitingForPayment"))));
    assert_eq!(scenario.view(), View::Checkout);
}

#[test]
fn what_arrives_live_afterwards_is_news_and_not_found() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    let found = scenario.when(Event::OrderFound(ticket(&asked), Ok(order("WaitingForPayment"))));
    let live = scenario.when(Event::OrderSeen(order("Done")));
    let resumed = |effects: &[Effect]| -> Vec<bool> {
        let told = told(effects).into_iter();
        told.filter_map(|told| match told {
            Announcement::OrderStatus { resumed, .. } | Announcement::OrderDone { resumed, .. } => {
                Some(*resumed)
            }
            _ => None,
        })
        .collect()
    };
    assert_eq!((resumed(&found), resumed(&live)), (vec![true], vec![false, false]));
}

#[test]
fn an_order_that_cannot_be_asked_for_now_is_looked_for_again() {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
    let lost = Err(ApiError::Failure(Failure::Unreachable));
    let effects = scenario.when(Event::OrderFound(ticket(&asked), lost));
    let [Effect::AwaitLook { ticket: pause, .. }] = effects[..] else { panic!("{effects:?}") };
    let again = scenario.when(Event::LookDue(pause));
    scenario.when(Event::OrderFound(ticket(&again), Ok(order("Done"))));
    assert_eq!(scenario.view(), View::Order);
}
