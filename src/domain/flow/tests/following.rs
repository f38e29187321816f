//! The order that exists: the newest word of the server, told once, and what ends it.

use crate::domain::config::Config;
use crate::domain::flow::tests::Story;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::story::{ticket, told};
use crate::domain::flow::{Announcement, Connection, Effect, Event, View};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::purchase::validation::Validation;
use crate::domain::time::{PageMs, UnixMs, UnixSeconds};
use std::sync::Arc;

#[test]
fn the_view_follows_the_state_whichever_way_it_goes() {
    let mut story = Story::ordered("WaitingForPayment");
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
        story.when(Event::OrderSeen(order(state)));
        assert_eq!(story.view(), view, "{state}");
    }
}

#[test]
fn a_part_that_arrives_while_the_order_waits_is_a_payment_that_was_seen() {
    let mut story = Story::ordered("WaitingForPayment");
    assert_eq!(story.view(), View::Checkout);
    let part = Order { sent: Some("20".into()), updated_at: Some(UnixMs(10)), ..order("WaitingForPayment") };
    story.when(Event::OrderSeen(part));
    assert_eq!(story.view(), View::Order);
    let effects = story.when(Event::Restarted);
    let left = |effect: &Effect| matches!(effect, Effect::Note(Note::Left(_)));
    assert!(!effects.iter().any(left), "money is under way: it stays on file");
}

#[test]
fn each_state_is_told_once() {
    let mut story = Story::ordered("WaitingForPayment");
    let states =
        ["WaitingForPayment", "PaymentReceived", "PaymentReceived", "WaitingForPayment", "Done", "Done"];
    let effects: Vec<Effect> =
        states.into_iter().flat_map(|state| story.when(Event::OrderSeen(order(state)))).collect();
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
    let mut story = Story::ordered("WaitingForPayment");
    let seen = Order { updated_at: Some(UnixMs(10)), ..order("PaymentReceived") };
    story.when(Event::OrderSeen(seen));
    let older = Order { updated_at: Some(UnixMs(9)), ..order("WaitingForPayment") };
    let foreign = Order { id: "B".into(), updated_at: Some(UnixMs(11)), ..order("Done") };
    for other in [older, foreign] {
        assert_eq!(story.when(Event::OrderSeen(other)), []);
        assert_eq!(story.flow.purchase.placed.as_ref().unwrap().order.state.name(), "PaymentReceived");
    }
    assert_eq!(Story::open_shop().when(Event::OrderSeen(order("Done"))), [], "nobody ordered");
}

#[test]
fn the_time_to_pay_is_the_servers() {
    let (mut story, ticket) = Story::ordering();
    story.now = PageMs(50_000);
    let timed = |server_time| Order {
        requested_at: Some(UnixSeconds(1_000)),
        server_time: Some(UnixSeconds(server_time)),
        ..order("WaitingForPayment")
    };
    story.when(Event::OrderArrived(ticket, Ok(timed(1_060))));
    let left = |story: &Story| story.flow.purchase.placed.as_ref().unwrap().countdown.seconds_left(story.now);
    assert_eq!(left(&story), 29 * 60);
    // The page slept while ten minutes went by for everybody else.
    story.when(Event::OrderSeen(timed(1_660)));
    assert_eq!(left(&story), 19 * 60);
    story.now = story.now.plus(60_000);
    story.when(Event::OrderSeen(order("WaitingForPayment")));
    assert_eq!(left(&story), 18 * 60, "a description without times does not begin the window again");
}

#[test]
fn the_partners_window_is_the_length() {
    let mut story = Story::steam_form();
    let config = Config { payment_window: 10, ..(*story.flow.config).clone() };
    story.when(Event::Configured(Arc::new(config)));
    let asked = story.when(Event::PayPressed("key".into()));
    let asked = story.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    story.when(Event::OrderArrived(ticket(&asked), Ok(order("Created"))));
    assert_eq!(story.flow.purchase.placed.unwrap().countdown.seconds_left(PageMs(0)), 600);
}

#[test]
fn how_news_arrive_is_kept_beside_the_order() {
    let mut story = Story::ordered("WaitingForPayment");
    assert_eq!(story.flow.purchase.placed.as_ref().unwrap().connection, Connection::Reconnecting);
    for (connection, name) in [
        (Connection::Live, "live"),
        (Connection::Reconnecting, "reconnecting"),
        (Connection::Polling, "polling"),
        (Connection::Offline, "offline"),
    ] {
        story.when(Event::ConnectionChanged(connection));
        assert_eq!(story.flow.purchase.placed.as_ref().unwrap().connection.name(), name);
    }
    assert_eq!(Story::open_shop().when(Event::ConnectionChanged(Connection::Live)), []);
}

#[test]
fn an_order_that_is_not_found_any_more_stays_and_may_come_back() {
    let mut story = Story::ordered("PaymentReceived");
    story.when(Event::OrderLost);
    assert!(story.flow.purchase.placed.as_ref().unwrap().lost);
    story.when(Event::OrderSeen(order("Done")));
    assert!(!story.flow.purchase.placed.unwrap().lost);
    assert_eq!(Story::open_shop().when(Event::OrderLost), []);
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
        let mut story = Story::ordered(state);
        let effects = story.when(Event::Restarted);
        assert_eq!(effects.first(), Some(&Effect::Unfollow), "{state}");
        assert_eq!(effects.last(), Some(&Effect::FocusView), "{state}");
        let repriced = effects.iter().any(|effect| matches!(effect, Effect::FetchOffer { .. }));
        assert_eq!((story.view(), repriced), (view, view == View::Brand), "{state}");
        assert_eq!(story.flow.purchase.form.email, " ada@example.com ", "{state}");
        assert_eq!(story.when(Event::Restarted), [], "{state}");
    }
}

#[test]
fn after_beginning_again_one_press_orders_again() {
    let mut story = Story::ordered("Expired");
    story.when(Event::Restarted);
    let asked = story.when(Event::PayPressed("second".into()));
    let asked = story.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
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
        let mut story = Story::ordered(state);
        let effects = story.when(Event::Reset);
        assert_eq!(effects.contains(&Effect::Unfollow), !stays, "{state}");
        assert_eq!(story.flow.purchase.placed.is_some(), stays, "{state}");
        assert_eq!(story.view() == View::Grid, !stays, "{state}");
    }
}

#[test]
fn a_reset_of_a_form_leads_to_the_partners_grid_but_not_away_from_an_order_in_the_making() {
    let mut story = Story::open_shop_of(Config { category: Some("games".into()), ..Config::default() });
    story.when(Event::CategoryChosen(None));
    story.when(Event::Searched("ste".into()));
    story.pick_brand("Steam");
    assert_eq!(story.when(Event::Reset), [Effect::FocusView]);
    assert_eq!((story.view(), story.flow.shop.filter.query.as_str()), (View::Grid, ""));
    assert_eq!(story.flow.shop.filter.category.as_deref(), Some("games"));
    let (mut story, _) = Story::ordering();
    assert_eq!(story.when(Event::Reset), []);
    assert_eq!(story.view(), View::Brand);
}

#[test]
fn nothing_of_the_grid_leads_away_from_an_order() {
    for event in [Event::BrandChosen("Airbnb".into()), Event::WentBack, Event::PayPressed("key".into())] {
        let mut story = Story::ordered("WaitingForPayment");
        assert_eq!(story.when(event.clone()), [], "{event:?}");
        assert_eq!(story.view(), View::Checkout, "{event:?}");
    }
}

fn status(state: &str) -> Announcement {
    Announcement::OrderStatus { order_id: "A".into(), state: state.into(), resumed: false }
}
