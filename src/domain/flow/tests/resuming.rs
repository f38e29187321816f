//! An order that is looked for by its id: shown as a found one, never in place of another.

use super::Story;
use super::samples::order;
use super::story::{ticket, told};
use crate::domain::failure::{ApiError, Failure};
use crate::domain::flow::{Announcement, Effect, Event, View};

#[test]
fn a_found_order_is_followed_and_marked_as_found() {
    let mut story = Story::open_shop();
    let asked = story.when(Event::ResumeAsked("A".into()));
    assert!(matches!(&asked[..], [Effect::FindOrder { id, .. }] if id == "A"));
    let effects = story.when(Event::OrderFound(ticket(&asked), Ok(order("Done"))));
    assert_eq!((&effects[0], effects.last()), (&Effect::Follow("A".into()), Some(&Effect::FocusView)));
    let status = Announcement::OrderStatus { order_id: "A".into(), state: "Done".into(), resumed: true };
    assert_eq!(told(&effects), [&status, &Announcement::OrderDone { order_id: "A".into(), resumed: true }]);
    assert_eq!(story.view(), View::Order);
}

#[test]
fn an_order_that_is_not_found_is_a_problem_of_the_grid() {
    let mut story = Story::open_shop();
    let asked = story.when(Event::ResumeAsked("A".into()));
    let lost = Err(ApiError::Failure(Failure::Refused(404)));
    let effects = story.when(Event::OrderFound(ticket(&asked), lost));
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:order-unknown".into() }]);
    assert_eq!((story.view(), story.problems()), (View::Grid, vec!["client:order-unknown"]));
}

#[test]
fn only_the_order_that_was_asked_for_last_is_shown() {
    let mut story = Story::open_shop();
    let first = ticket(&story.when(Event::ResumeAsked("B".into())));
    let second = ticket(&story.when(Event::ResumeAsked("A".into())));
    assert_eq!(story.when(Event::OrderFound(first, Ok(order("Done")))), []);
    assert!(!story.when(Event::OrderFound(second, Ok(order("Done")))).is_empty());
}

#[test]
fn an_order_that_is_shown_or_in_the_making_is_never_replaced() {
    let mut story = Story::ordered("WaitingForPayment");
    assert_eq!(story.when(Event::ResumeAsked("B".into())), []);
    let (mut story, _) = Story::ordering();
    assert_eq!(story.when(Event::ResumeAsked("B".into())), []);
    let mut story = Story::steam_form();
    let asked = story.when(Event::ResumeAsked("A".into()));
    story.when(Event::PayPressed("key".into()));
    assert_eq!(story.when(Event::OrderFound(ticket(&asked), Ok(order("Done")))), [], "the shopper went on");
    assert!(story.flow.is_paying() && story.flow.placed.is_none());
}

#[test]
fn after_a_found_order_the_grid_is_there_again() {
    let mut story = Story::open_shop();
    let asked = story.when(Event::ResumeAsked("A".into()));
    story.when(Event::OrderFound(ticket(&asked), Ok(order("Expired"))));
    assert_eq!(story.when(Event::Restarted), [Effect::Unfollow, Effect::FocusView]);
    assert_eq!(story.view(), View::Grid);
}
