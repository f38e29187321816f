//! An order is held to what was asked for, however it was found; and what one message says alone outranks nothing.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event};
use crate::domain::journal::{Journal, Note};
use crate::domain::order::Order;
use crate::domain::order::tests::sample;
use crate::domain::time::{PageMs, UnixMs, UnixSeconds};

#[test]
fn another_order_is_told_once_and_cannot_be_paid() {
    let (mut scenario, ticket) = Scenario::ordering();
    let other = Order { network: "Base".into(), ..order("WaitingForPayment") };
    let effects = scenario.when(Event::OrderArrived(ticket, Ok(other.clone())));
    assert_eq!(problems(&effects), ["client:other-order"]);
    assert!(!is_payable(&scenario));
    assert_eq!(problems(&scenario.when(Event::OrderSeen(other))), [""; 0]);
    scenario.when(Event::OrderSeen(order("WaitingForPayment")));
    assert!(is_payable(&scenario), "the server took it back");
}

#[test]
fn a_price_that_rose_is_agreed_to_by_a_press_and_kept_so() {
    let (mut scenario, ticket) = Scenario::ordering();
    let dearer = |amount: &str| Order { coin_amount: amount.into(), ..order("WaitingForPayment") };
    let effects = scenario.when(Event::OrderArrived(ticket, Ok(dearer("11.71"))));
    assert_eq!(problems(&effects), ["client:dearer-order"]);
    assert!(!is_payable(&scenario));
    let effects = scenario.when(Event::PriceAccepted);
    assert!(
        matches!(&effects[..], [Effect::Note(Note::Made { key: None, .. }), Effect::FocusView, ..]),
        "{effects:?}"
    );
    assert!(is_payable(&scenario));
    assert_eq!(scenario.when(Event::PriceAccepted), [], "there is nothing more to agree to");
    scenario.when(Event::OrderSeen(dearer("11.80")));
    assert!(is_payable(&scenario));
    let effects = scenario.when(Event::OrderSeen(dearer("11.98")));
    assert_eq!(problems(&effects), ["client:dearer-order"]);
    assert!(!is_payable(&scenario));
}

#[test]
fn what_a_reload_finds_is_held_to_what_is_on_file() {
    type Change = fn(&mut Order);
    let changes: [(&str, Change, bool); 4] = [
        ("the same", |_| {}, true),
        ("another coin", |order| order.coin = "BTC".into(), false),
        ("another price", |order| order.coin_amount = "20".into(), false),
        ("another address", |order| order.address = Some("Elsewhere".into()), false),
    ];
    for (what, change, payable) in changes {
        let file = file_of_an_order();
        let mut found = order("WaitingForPayment");
        change(&mut found);
        let mut scenario = Scenario::open_shop();
        let asked = scenario.when(Event::Recalled(file.clone(), true));
        scenario.when(Event::OrderFound(ticket(&asked), Ok(found.clone())));
        assert_eq!(is_payable(&scenario), payable, "{what}");
        // What the partner names is held to the same, although another element made it.
        let mut scenario = Scenario::open_shop();
        scenario.when(Event::Recalled(Journal { orders: vec![], ..file }, true));
        let asked = scenario.when(Event::ResumeAsked("A".into(), String::new()));
        scenario.when(Event::OrderFound(ticket(&asked), Ok(found)));
        assert_eq!(is_payable(&scenario), payable, "{what}, resumed");
    }
}

#[test]
fn without_any_time_the_window_goes_on_from_the_first_sight() {
    let mut file = file_of_an_order();
    file.read_at = UnixMs(25 * 60_000);
    let mut scenario = Scenario::open_shop();
    scenario.now = PageMs(5_000);
    let asked = scenario.when(Event::Recalled(file, true));
    scenario.now = PageMs(65_000);
    scenario.when(Event::OrderFound(ticket(&asked), Ok(order("WaitingForPayment"))));
    let placed = scenario.flow.purchase.placed.as_ref().unwrap();
    assert_eq!(placed.countdown.seconds_left(scenario.now), 4 * 60);
}

#[test]
fn two_answers_outrank_a_stamp_that_no_answer_knows() {
    let stamped = |updated_at, state| Order { updated_at: Some(UnixMs(updated_at)), ..sample_of(state) };
    let mut scenario = Scenario::ordered("WaitingForPayment");
    scenario.when(Event::OrderSeen(stamped(4_102_444_800_000, "PaymentStarted")));
    scenario.when(Event::OrderSeen(stamped(10, "Done")));
    assert_eq!(state(&scenario), "PaymentStarted", "of two messages the later stamp counts");
    scenario.when(Event::OrderAnswered(stamped(10, "PaymentReceived")));
    assert_eq!(state(&scenario), "PaymentStarted", "one answer may be a stale one");
    scenario.when(Event::OrderAnswered(stamped(11, "Done")));
    assert_eq!(state(&scenario), "Done");
}

#[test]
fn an_answer_that_knows_more_begins_the_count_anew() {
    let stamped = |updated_at, state| Order { updated_at: Some(UnixMs(updated_at)), ..sample_of(state) };
    let mut scenario = Scenario::ordered("WaitingForPayment");
    for (answer, shown) in [
        (stamped(20, "PaymentReceived"), "PaymentReceived"),
        (stamped(10, "PaymentStarted"), "PaymentReceived"),
        (stamped(21, "WaitingForDelivery"), "WaitingForDelivery"),
        (stamped(10, "PaymentStarted"), "WaitingForDelivery"),
    ] {
        scenario.when(Event::OrderAnswered(answer));
        assert_eq!(state(&scenario), shown);
    }
}

#[test]
fn a_stamp_ahead_of_the_servers_clock_freezes_nothing() {
    let start = 1_787_659_200;
    let at = |updated_at: i64, server: i64, state: &str| Order {
        updated_at: Some(UnixMs(updated_at * 1000)),
        server_time: Some(UnixSeconds(server)),
        requested_at: Some(UnixSeconds(start)),
        ..sample_of(state)
    };
    let mut scenario = Scenario::ordered("WaitingForPayment");
    scenario.when(Event::OrderSeen(at(4_102_444_800, start + 10, "PaymentStarted")));
    scenario.when(Event::OrderSeen(at(start + 20, start + 21, "Done")));
    assert_eq!(state(&scenario), "Done");
}

/// What a browser has on file of the order of a Steam card, made at the beginning of time.
fn file_of_an_order() -> Journal {
    let (mut scenario, ticket) = Scenario::ordering();
    let effects = scenario.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
    let mut journal = Journal::default();
    for effect in effects {
        if let Effect::Note(note) = effect {
            journal.apply(&note, UnixMs(0), "");
        }
    }
    Journal::parse(&journal.text())
}

fn sample_of(state: &str) -> Order {
    Order { coin_amount: "11.47".into(), ..sample("A", state) }
}

fn is_payable(scenario: &Scenario) -> bool {
    scenario.flow.purchase.placed.as_ref().unwrap().is_payable(scenario.now)
}

fn state(scenario: &Scenario) -> &str {
    scenario.flow.purchase.placed.as_ref().unwrap().order.state.name()
}

/// The codes that the page is told.
fn problems(effects: &[Effect]) -> Vec<&str> {
    let told = told(effects).into_iter();
    told.filter_map(|announcement| match announcement {
        Announcement::Problem { code } => Some(code.as_str()),
        _ => None,
    })
    .collect()
}
