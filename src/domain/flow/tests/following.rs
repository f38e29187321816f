//! The order that exists: the newest word of the server, told once, and what ends it.

use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Connection, Effect, Event, View};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::purchase::validation::Validation;
use crate::domain::time::{PageMs, UnixMs, UnixSeconds};
use std::sync::Arc;

#[test]
fn the_view_follows_the_state_whichever_way_it_goes() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    for (state, view) in [
        ("Created", View::Checkout),
        ("WaitingForPayment", View::Checkout),
        ("PartialPaymentStarted", View::Order),
        ("PaymentStarted", View::Order),
        ("Expired", View::Order),
        ("PaymentReceived", View::Order),
        ("WaitingForManualAction", View::Order),
        ("Teleported", View::Order),
        ("WaitingForPayment", View::Checkout),
        ("Done", View::Order),
        ("Refunded", View::Order),
        ("Canceled", View::Order),
        ("PaymentFailed", View::Order),
        ("PaymentSetupFailed", View::Order),
    ] {
        scenario.when(Event::OrderSeen(order(state)));
        assert_eq!(scenario.view(), view, "{state}");
    }
}

#[test]
fn a_part_that_arrives_while_the_order_waits_is_a_payment_that_was_seen() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    assert_eq!(scenario.view(), View::Checkout);
    let part = Order { sent: Some("20".into()), updated_at: Some(UnixMs(10)), ..order("WaitingForPayment") };
    scenario.when(Event::OrderSeen(part));
    assert_eq!(scenario.view(), View::Order);
    let effects = scenario.when(Event::Restarted);
    let left = |effect: &Effect| matches!(effect, Effect::Note(Note::Left(_)));
    assert!(!effects.iter().any(left), "money is under way: it stays on file");
}

#[test]
fn each_state_is_told_once() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    let states =
        ["WaitingForPayment", "PaymentReceived", "PaymentReceived", "WaitingForPayment", "Done", "Done"];
    let effects: Vec<Effect> =
        states.into_iter().flat_map(|state| scenario.when(Event::OrderSeen(order(state)))).collect();
    assert_eq!(
        told(&effects),
        [
            &status("PaymentReceived"),
            &status("Done"),
            &Announcement::OrderDone { order_id: "A".into(), resumed: false }
        ]
    );
}

#[test]
fn what_is_older_or_another_orders_changes_nothing() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    let seen = Order { updated_at: Some(UnixMs(10)), ..order("PaymentReceived") };
    scenario.when(Event::OrderSeen(seen));
    let older = Order { updated_at: Some(UnixMs(9)), ..order("WaitingForPayment") };
    let foreign = Order { id: "B".into(), updated_at: Some(UnixMs(11)), ..order("Done") };
    for other in [older, foreign] {
        assert_eq!(scenario.when(Event::OrderSeen(other)), []);
        assert_eq!(scenario.flow.purchase.placed.as_ref().unwrap().order.state.name(), "PaymentReceived");
    }
    assert_eq!(Scenario::open_shop().when(Event::OrderSeen(order("Done"))), [], "nobody ordered");
}

#[test]
fn the_time_to_pay_is_the_servers() {
    let (mut scenario, ticket) = Scenario::ordering();
    scenario.now = PageMs(50_000);
    let timed = |server_time| Order {
        requested_at: Some(UnixSeconds(1_000)),
        server_time: Some(UnixSeconds(server_time)),
        ..order("WaitingForPayment")
    };
    scenario.when(Event::OrderArrived(ticket, Ok(timed(1_060))));
    let left = |scenario: &Scenario| {
        scenario.flow.purchase.placed.as_ref().unwrap().countdown.seconds_left(scenario.now)
    };
    assert_eq!(left(&scenario), 29 * 60);
    // The page slept while ten minutes went by for everybody else.
    scenario.when(Event::OrderSeen(timed(1_660)));
    assert_eq!(left(&scenario), 19 * 60);
    scenario.now = scenario.now.plus(60_000);
    scenario.when(Event::OrderSeen(order("WaitingForPayment")));
    assert_eq!(left(&scenario), 18 * 60, "a description without times does not begin the window again");
}

#[test]
fn the_partners_window_is_the_length() {
    let mut scenario = Scenario::steam_form();
    let config = Config { payment_window: 10, ..(*scenario.flow.config).clone() };
    scenario.when(Event::Configured(Arc::new(config)));
    let asked = scenario.when(Event::PayPressed("key".into()));
    let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    scenario.when(Event::OrderArrived(ticket(&asked), Ok(order("Created"))));
    assert_eq!(scenario.flow.purchase.placed.unwrap().countdown.seconds_left(PageMs(0)), 600);
}

#[test]
fn how_news_arrive_is_kept_beside_the_order() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    assert_eq!(scenario.flow.purchase.placed.as_ref().unwrap().connection, Connection::Reconnecting);
    for (connection, name) in [
        (Connection::Live, "live"),
        (Connection::Reconnecting, "reconnecting"),
        (Connection::Polling, "polling"),
        (Connection::Offline, "offline"),
    ] {
        scenario.when(Event::ConnectionChanged(connection));
        assert_eq!(scenario.flow.purchase.placed.as_ref().unwrap().connection.name(), name);
    }
    assert_eq!(Scenario::open_shop().when(Event::ConnectionChanged(Connection::Live)), []);
}

#[test]
fn an_order_that_is_not_found_any_more_stays_and_may_come_back() {
    let mut scenario = Scenario::ordered("PaymentReceived");
    scenario.when(Event::OrderLost);
    assert!(scenario.flow.purchase.placed.as_ref().unwrap().lost);
    scenario.when(Event::OrderSeen(order("Done")));
    assert!(!scenario.flow.purchase.placed.unwrap().lost);
    assert_eq!(Scenario::open_shop().when(Event::OrderLost), []);
}

#[test]
fn beginning_again_keeps_the_form_unless_the_order_was_delivered() {
    for (state, view) in [
        ("WaitingForPayment", View::Brand),
        ("Expired", View::Brand),
        ("Canceled", View::Brand),
        ("PaymentFailed", View::Brand),
        ("Refunded", View::Brand),
        ("Done", View::Grid),
    ] {
        let mut scenario = Scenario::ordered(state);
        let effects = scenario.when(Event::Restarted);
        assert_eq!(effects.first(), Some(&Effect::Unfollow), "{state}");
        assert_eq!(effects.last(), Some(&Effect::FocusView), "{state}");
        let repriced = effects.iter().any(|effect| matches!(effect, Effect::FetchOffer { .. }));
        assert_eq!((scenario.view(), repriced), (view, view == View::Brand), "{state}");
        assert_eq!(scenario.flow.purchase.form.email, " ada@example.com ", "{state}");
        assert_eq!(scenario.when(Event::Restarted), [], "{state}");
    }
}

#[test]
fn after_beginning_again_one_press_orders_again() {
    let mut scenario = Scenario::ordered("Expired");
    scenario.when(Event::Restarted);
    let asked = scenario.when(Event::PayPressed("second".into()));
    let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    assert!(matches!(&asked[..], [Effect::Note(_), Effect::CreateOrder { key, .. }] if key == "second"));
}

#[test]
fn a_reset_never_drops_an_order_that_money_may_be_under_way_to() {
    for (state, stays) in [
        ("Created", true),
        ("WaitingForPayment", true),
        ("PartialPaymentStarted", true),
        ("PaymentStarted", true),
        ("WaitingForDelivery", true),
        ("Teleported", true),
        ("Done", false),
        ("Expired", false),
        ("Canceled", false),
        ("Refunded", false),
    ] {
        let mut scenario = Scenario::ordered(state);
        let effects = scenario.when(Event::Reset);
        assert_eq!(effects.contains(&Effect::Unfollow), !stays, "{state}");
        assert_eq!(scenario.flow.purchase.placed.is_some(), stays, "{state}");
        assert_eq!(scenario.view() == View::Grid, !stays, "{state}");
    }
}

#[test]
fn a_reset_of_a_form_leads_to_the_partners_grid_but_not_away_from_an_order_in_the_making() {
    let mut scenario = Scenario::open_shop_of(Config { category: Some("games".into()), ..Config::default() });
    scenario.when(Event::CategoryChosen(None));
    scenario.when(Event::Searched("ste".into()));
    scenario.pick_brand("Steam");
    assert_eq!(scenario.when(Event::Reset), [Effect::FocusView]);
    assert_eq!((scenario.view(), scenario.flow.shop.filter.query.as_str()), (View::Grid, ""));
    assert_eq!(scenario.flow.shop.filter.category.as_deref(), Some("games"));
    let (mut scenario, _) = Scenario::ordering();
    assert_eq!(scenario.when(Event::Reset), []);
    assert_eq!(scenario.view(), View::Brand);
}

#[test]
fn nothing_of_the_grid_leads_away_from_an_order() {
    for event in [Event::BrandChosen("Airbnb".into()), Event::WentBack, Event::PayPressed("key".into())] {
        let mut scenario = Scenario::ordered("WaitingForPayment");
        assert_eq!(scenario.when(event.clone()), [], "{event:?}");
        assert_eq!(scenario.view(), View::Checkout, "{event:?}");
    }
}

fn status(state: &str) -> Announcement {
    Announcement::OrderStatus { order_id: "A".into(), state: state.into(), resumed: false }
}
