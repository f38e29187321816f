//! What a browser has on file when the page opens: one order is shown at once, several are a list, and nothing is lost.

use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Found, Spoken, View};
use crate::domain::journal::{Journal, Note};
use crate::domain::order::Order;
use crate::domain::order::admission::Secret;
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};

#[test]
fn one_order_alone_is_where_the_shopper_was() {
    for (state, view) in [
        ("Created", View::Checkout),
        ("WaitingForPayment", View::Checkout),
        ("PartialPaymentStarted", View::Order),
        ("PaymentReceived", View::Order),
        ("Teleported", View::Order),
        ("Expired", View::Order),
        ("Done", View::Order),
        ("Refunded", View::Order),
    ] {
        let (mut scenario, asked) = recalled("o A 1 - -");
        let effects = scenario.when(found(&asked, 0, Ok(order(state))));
        let quietly = effects.ends_with(&[Effect::Follow("A".into()), Effect::Say(Spoken::Order)]);
        assert!(quietly, "{state}: a page that loads keeps its focus, {effects:?}");
        assert_eq!((scenario.view(), scenario.flow.saved.orders.len()), (view, 0), "{state}");
        let status = Announcement::OrderStatus { order_id: "A".into(), state: state.into(), resumed: true };
        assert_eq!(told(&effects)[0], &status);
        assert!(scenario.flow.purchase.placed.unwrap().resumed);
    }
}

#[test]
fn several_orders_are_a_list_and_each_opens_and_goes_back() {
    let (mut scenario, asked) = recalled("o A 1 - -\no B 2 - -");
    assert_eq!(asked.len(), 2);
    scenario.when(found(&asked, 0, Ok(named("A", "WaitingForPayment"))));
    scenario.when(found(&asked, 1, Ok(named("B", "Done"))));
    assert_eq!((scenario.view(), keys(&scenario)), (View::Grid, "AB".into()));
    let opened = scenario.when(Event::SavedOrderOpened("B".into()));
    assert_eq!(opened, [Effect::Follow("B".into()), Effect::FocusView], "it was told already");
    assert_eq!((scenario.view(), keys(&scenario)), (View::Order, "A".into()));
    assert_eq!(scenario.when(Event::ListAsked), [Effect::Unfollow, Effect::FocusView]);
    assert_eq!((scenario.view(), keys(&scenario)), (View::Grid, "BA".into()));
    scenario.when(Event::SavedOrderOpened("A".into()));
    assert_eq!(scenario.view(), View::Checkout);
}

#[test]
fn what_the_shopper_has_begun_is_not_taken_away_for_an_order() {
    let touches: [fn(&mut Scenario); 3] = [
        |scenario| drop(scenario.when(Event::Searched("ste".into()))),
        |scenario| drop(scenario.when(Event::CategoryChosen(Some("games".into())))),
        |scenario| scenario.pick_brand("Steam"),
    ];
    for touch in touches {
        let (mut scenario, asked) = recalled("o A 1 - -");
        touch(&mut scenario);
        let view = scenario.view();
        scenario.when(found(&asked, 0, Ok(order("WaitingForPayment"))));
        assert_eq!((scenario.view(), keys(&scenario)), (view, "A".into()));
        scenario.when(Event::SavedOrderOpened("A".into()));
        assert_eq!(scenario.view(), View::Checkout);
    }
    let mut scenario = Scenario::open_shop_of(Config { brand: Some("Steam".into()), ..Config::default() });
    let asked = scenario.when(Event::Recalled(Journal::parse("o A 1 - -"), true));
    scenario.when(found(&asked, 0, Ok(order("WaitingForPayment"))));
    assert_eq!(scenario.view(), View::Checkout, "the partner's brand waits");
}

#[test]
fn an_order_that_the_host_does_not_know_is_asked_for_three_times_and_may_be_forgotten() {
    for status in [403, 404, 410] {
        let (mut scenario, mut asked) = recalled("o A 1 - -");
        for time in 1..=3 {
            assert_ne!(scenario.flow.saved.orders[0].found, Found::Unknown, "{time}");
            let effects = scenario.when(found(&asked, 0, refused(status)));
            if time < 3 {
                let [Effect::AwaitLook { ticket, .. }] = effects[..] else { panic!("{effects:?}") };
                assert_eq!(scenario.when(Event::LookDue(ticket + 1)), [], "another pause");
                asked = scenario.when(Event::LookDue(ticket));
            } else {
                assert_eq!(effects, []);
            }
        }
        assert_eq!(scenario.flow.saved.orders[0].found, Found::Unknown);
        assert_eq!(scenario.when(Event::Forgotten("A".into())), [Effect::Note(Note::Forgotten("A".into()))]);
        assert!(scenario.flow.saved.orders.is_empty());
    }
}

#[test]
fn a_host_that_cannot_be_reached_is_asked_again_with_growing_pauses() {
    let (mut scenario, mut asked) = recalled("o A 1 - -");
    let mut pauses = vec![];
    for _ in 0..7 {
        let effects = scenario.when(found(&asked, 0, lost()));
        assert_eq!(scenario.flow.saved.orders[0].found, Found::Unreachable);
        let [Effect::AwaitLook { ticket, pause }] = effects[..] else { panic!("{effects:?}") };
        pauses.push(pause);
        asked = scenario.when(Event::LookDue(ticket));
    }
    assert_eq!(pauses, [1000, 2000, 4000, 8000, 16_000, 32_000, 32_000]);
    scenario.when(found(&asked, 0, lost()));
    let asked = scenario.when(Event::Retried);
    scenario.when(found(&asked, 0, Ok(order("Done"))));
    assert_eq!(scenario.view(), View::Order, "the shopper did nothing else meanwhile");
}

#[test]
fn an_order_that_was_left_unpaid_comes_back_only_with_money() {
    for (state, kept_orders) in [
        ("WaitingForPayment", 0),
        ("Expired", 0),
        ("Canceled", 0),
        ("PaymentStarted", 1),
        ("Done", 1),
        ("Refunded", 1),
    ] {
        let (mut scenario, asked) = recalled("o A 1 - left\no B 2 - -");
        assert!(!scenario.flow.saved.orders[0].is_shown() && scenario.flow.saved.orders[1].is_shown());
        let effects = scenario.when(found(&asked, 0, Ok(named("A", state))));
        assert_eq!(scenario.flow.saved.orders.len() - 1, kept_orders, "{state}");
        let kept =
            |effect: &Effect| matches!(effect, Effect::Note(Note::Made { id, key: None, .. }) if id == "A");
        assert_eq!(effects.iter().any(kept), kept_orders == 1, "{state}");
    }
    let (mut scenario, asked) = recalled("o A 1 - left");
    assert_eq!(scenario.when(found(&asked, 0, lost())), []);
    assert!(scenario.flow.saved.orders.is_empty());
}

#[test]
fn a_creation_whose_answer_was_lost_with_the_page_is_looked_up_by_its_key() {
    let (mut scenario, asked) = recalled("i key 1 - keyed");
    assert!(matches!(&asked[..], [Effect::FindMade { key, .. }] if key == "key"), "{asked:?}");
    let effects = scenario.when(Event::MadeArrived(ticket(&asked), Ok(order("WaitingForPayment"))));
    let kept = matches!(&effects[0], Effect::Note(Note::Made { id, key: Some(key), .. }) if id == "A" && key == "key");
    assert!(kept, "{effects:?}");
    assert!(matches!(told(&effects)[0], Announcement::OrderCreated { order_id, .. } if order_id == "A"));
    assert_eq!(scenario.view(), View::Checkout);
}

#[test]
fn a_creation_that_made_nothing_is_told_and_leaves_the_file() {
    let (mut scenario, asked) = recalled("i key 1 - keyed");
    let effects = scenario.when(Event::MadeArrived(ticket(&asked), refused_with(404, "NO_SUCH_KEY", &[])));
    assert_eq!(effects[0], Effect::Note(Note::Settled("key".into())));
    assert_eq!((scenario.problems(), scenario.view()), (vec!["client:nothing-made"], View::Grid));
    assert!(scenario.flow.saved.orders.is_empty());
}

#[test]
fn a_creation_that_nobody_can_be_asked_about_is_told_until_the_shopper_knows() {
    let (mut scenario, asked) = recalled("i key 1 - -");
    let told = Announcement::Problem { code: "client:answer-lost".into() };
    assert_eq!(asked, [Effect::Announce(told)]);
    assert_eq!(scenario.flow.saved.orders[0].found, Found::Unanswered);
    assert_eq!(scenario.when(Event::Dismissed("key".into())), [Effect::Note(Note::Settled("key".into()))]);
    assert!(scenario.flow.saved.orders.is_empty());
    let (mut scenario, mut asked) = recalled("i key 1 - keyed");
    for _ in 1..6 {
        let effects = scenario.when(Event::MadeArrived(ticket(&asked), lost()));
        asked = scenario.when(Event::LookDue(ticket(&effects)));
    }
    assert_eq!(scenario.when(Event::MadeArrived(ticket(&asked), lost())), []);
    assert_eq!(scenario.flow.saved.orders[0].found, Found::Unanswered, "six times is enough");
}

#[test]
fn what_became_of_a_key_is_told_apart() {
    let [unknown, under_way] = [(409, "OUTCOME_UNKNOWN"), (425, "STILL_UNDER_WAY")];
    for ((status, code), found, looks_again) in [
        (unknown, Found::Unanswered, false),
        (under_way, Found::UnderWay, true),
        // A host that does not know the question says nothing about the key.
        ((404, "ORDER_NOT_FOUND"), Found::Unreachable, true),
        ((503, "STOPPING"), Found::Unreachable, true),
    ] {
        let (mut scenario, asked) = recalled("i key 1 - keyed");
        let effects = scenario.when(Event::MadeArrived(ticket(&asked), refused_with(status, code, &[])));
        assert_eq!(scenario.flow.saved.orders[0].found, found, "{code}");
        assert_eq!(matches!(effects[..], [Effect::AwaitLook { .. }]), looks_again, "{code}");
        assert!(scenario.problems().is_empty(), "{code}: the list tells it");
    }
}

#[test]
fn a_host_that_asks_for_patience_gets_it_before_the_next_look() {
    for (wait, pause) in [("0", 1000), ("7", 7000), ("100000", 60_000)] {
        let (mut scenario, asked) = recalled("i key 1 - keyed");
        let busy = refused_with(425, "STILL_UNDER_WAY", &[("retry_after", wait)]);
        let effects = scenario.when(Event::MadeArrived(ticket(&asked), busy));
        let [Effect::AwaitLook { ticket: look, pause: waited }] = effects[..] else { panic!("{effects:?}") };
        assert_eq!(waited, pause, "{wait}");
        let asked = scenario.when(Event::LookDue(look));
        let effects = scenario.when(Event::MadeArrived(ticket(&asked), lost()));
        assert!(matches!(effects[..], [Effect::AwaitLook { pause: 2000, .. }]), "once: {effects:?}");
    }
}

#[test]
fn an_order_on_file_is_asked_for_with_its_pass_which_it_keeps() {
    let (mut scenario, asked) = recalled("o A 1 - -\no B 1 - -\np A open-a");
    let passes: Vec<_> = asked
        .iter()
        .map(|effect| match effect {
            Effect::FindOrder { id, pass, .. } => (id.as_str(), pass.as_ref().map(Secret::reveal)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(passes, [("A", Some("open-a")), ("B", None)]);
    scenario.when(found(&asked, 0, Ok(order("WaitingForPayment"))));
    scenario.when(Event::SavedOrderOpened("A".into()));
    let placed = scenario.flow.purchase.placed.unwrap();
    assert_eq!(placed.admission.pass, Secret::parse("open-a"));
}

#[test]
fn what_another_tab_changed_is_taken_over_and_never_opened() {
    let (mut scenario, asked) = recalled("o A 1 - -\no B 1 - -\ni key 1 - -");
    scenario.when(found(&asked, 0, Ok(named("A", "Done"))));
    scenario.when(found(&asked, 1, Ok(named("B", "Done"))));
    let changed = Journal::parse("o B 1 - -\no C 3 - -\no D 3 - left\ni other 1 - -");
    let asked = scenario.when(Event::Recalled(changed, false));
    assert!(matches!(&asked[..], [Effect::FindOrder { id, .. }] if id == "C"), "{asked:?}");
    assert_eq!(keys(&scenario), "BC");
    scenario.when(Event::Recalled(Journal::parse("o C 3 - -"), false));
    scenario.when(found(&asked, 0, Ok(named("C", "WaitingForPayment"))));
    assert_eq!((scenario.view(), keys(&scenario)), (View::Grid, "C".into()));
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::Recalled(Journal::parse("o C 3 - -"), false));
    scenario.when(found(&asked, 0, Ok(named("C", "WaitingForPayment"))));
    assert_eq!(scenario.view(), View::Grid, "it was made in the other tab");
}

#[test]
fn an_order_on_file_is_asked_for_while_another_is_shown_and_waits_in_the_list() {
    let mut scenario = Scenario::ordered("WaitingForPayment");
    let asked = scenario.when(Event::Recalled(Journal::parse("o A 1 - -\no B 1 - -"), false));
    assert!(matches!(&asked[..], [Effect::FindOrder { id, .. }] if id == "B"), "A is shown");
    scenario.when(found(&asked, 0, Ok(named("B", "Done"))));
    assert_eq!((scenario.view(), keys(&scenario)), (View::Checkout, "B".into()));
    assert_eq!(scenario.when(Event::SavedOrderOpened("B".into())), [], "what is shown is never replaced");
}

#[test]
fn storage_that_fails_is_told_once() {
    let mut scenario = Scenario::open_shop();
    let effects = scenario.when(Event::StorageFailed);
    assert_eq!(told(&effects), [&Announcement::Problem { code: "client:not-saved".into() }]);
    assert!(scenario.flow.saved.unsaved);
    assert_eq!(scenario.when(Event::StorageFailed), []);
    let (mut scenario, ticket) = Scenario::ordering();
    let odd = Order { id: "no word".into(), ..order("Created") };
    let effects = scenario.when(Event::OrderArrived(ticket, Ok(odd)));
    assert!(scenario.flow.saved.unsaved && !effects.iter().any(|effect| matches!(effect, Effect::Note(_))));
}

/// A shop whose browser has this on file, and what it asks for.
fn recalled(journal: &str) -> (Scenario, Vec<Effect>) {
    let mut scenario = Scenario::open_shop();
    let asked = scenario.when(Event::Recalled(Journal::parse(journal), true));
    (scenario, asked)
}

/// The answer to one of the questions.
fn found(asked: &[Effect], at: usize, answer: Result<Order, ApiError>) -> Event {
    Event::OrderFound(ticket(&asked[at..]), answer)
}

fn named(id: &str, state: &str) -> Order {
    Order { id: id.into(), ..order(state) }
}

fn keys(scenario: &Scenario) -> String {
    scenario.flow.saved.orders.iter().map(|saved_order| saved_order.key.as_str()).collect()
}

fn refused<T>(status: u16) -> Result<T, ApiError> {
    refused_with(status, "ORDER_NOT_FOUND", &[])
}

fn refused_with<T>(status: u16, code: &str, details: &[(&str, &str)]) -> Result<T, ApiError> {
    let mut problem = Problem::new(code);
    problem.details.push(("status".into(), status.to_string()));
    problem.details.extend(details.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    Err(ApiError::Problem(problem))
}

fn lost<T>() -> Result<T, ApiError> {
    Err(ApiError::Failure(Failure::Unreachable))
}
