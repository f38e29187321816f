//! What those who listen are told: each change once, and nothing that the focus has told them.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::{Connection, Effect, Event, Spoken};
use crate::domain::order::Order;
use crate::domain::time::UnixMs;

#[test]
fn an_order_is_said_whenever_its_words_change_and_not_again() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    let part =
        |at| Order { sent: Some("20".into()), updated_at: Some(UnixMs(at)), ..order("WaitingForPayment") };
    let at = |state: &str, at| Order { updated_at: Some(UnixMs(at)), ..order(state) };
    for (news, said) in [
        (at("WaitingForPayment", 1), false),
        (part(2), true),
        (part(3), false),
        (at("PaymentReceived", 4), true),
        (at("PaymentReceived", 5), false),
        // A state that was said before is news when it comes back.
        (at("WaitingForPayment", 6), true),
        (at("Done", 7), true),
    ] {
        let what = format!("{news:?}");
        assert_eq!(said_of_order(&scenario.when(Event::OrderSeen(news))), usize::from(said), "{what}");
    }
}

#[test]
fn what_the_heading_tells_whoever_is_led_there_is_not_said_as_well() {
    let (mut scenario, ticket) = Scenario::ordering();
    let made = scenario.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
    assert!(made.contains(&Effect::FocusView));
    assert_eq!(said_of_order(&made), 0);
    assert_eq!(said_of_order(&scenario.when(Event::Restarted)), 0);
}

#[test]
fn an_order_that_is_not_found_any_more_is_said_once() {
    let mut scenario = Scenario::ordered("PaymentReceived");
    assert_eq!(said_of_order(&scenario.when(Event::OrderLost)), 1);
    assert_eq!(said_of_order(&scenario.when(Event::OrderLost)), 0);
}

#[test]
fn a_lost_connection_and_its_return_are_said_and_attempts_are_not() {
    use Connection::{Live, Offline, Polling, Reconnecting};
    let mut scenario = Scenario::ordered("WaitingForPayment");
    for (connection, said) in [
        (Live, false),
        (Reconnecting, false),
        (Live, false),
        (Polling, true),
        (Reconnecting, false),
        (Polling, false),
        (Offline, true),
        (Reconnecting, false),
        (Live, true),
        (Live, false),
    ] {
        let effects = scenario.when(Event::ConnectionChanged(connection));
        let expected = said.then_some(Effect::Say(Spoken::Connection(connection)));
        assert_eq!(effects, Vec::from_iter(expected), "{connection:?}");
    }
    scenario.when(Event::OrderSeen(order("Refunded")));
    assert_eq!(scenario.when(Event::ConnectionChanged(Polling)), [], "nothing more is awaited");
}

fn said_of_order(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| **effect == Effect::Say(Spoken::Order)).count()
}
