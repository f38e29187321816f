//! A creation whose answer was lost, on a host that honours keys: never sent, under way and unknown are told apart, and the
//! same wish keeps its key.

use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::ticket;
use crate::domain::flow::{Effect, Event, Field, View};
use crate::domain::journal::Note;
use crate::domain::order::Order;
use crate::domain::order::admission::{Admission, Secret};
use crate::domain::problem::Problem;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;

#[test]
fn what_became_of_a_lost_creation_is_asked_and_told_in_its_own_words() {
    for (status, code, told, leaves_the_file) in [
        (404, "NO_SUCH_KEY", "client:order-not-made", true),
        (409, "OUTCOME_UNKNOWN", "client:answer-lost", false),
    ] {
        let (mut scenario, asked) = lost();
        assert!(matches!(&asked[..], [Effect::FindMade { key, .. }] if key == "key"), "{asked:?}");
        let effects = scenario.when(Event::MadeArrived(ticket(&asked), refused(status, code, None)));
        assert_eq!((scenario.problems(), scenario.flow.is_paying()), (vec![told], false));
        assert_eq!(effects.contains(&Effect::Note(Note::Settled("key".into()))), leaves_the_file, "{code}");
    }
}

#[test]
fn a_creation_that_is_under_way_is_asked_about_for_longer_than_a_host_may_take() {
    for (answer, told) in [
        (refused(425, "STILL_UNDER_WAY", None), "client:still-ordering"),
        (Err(ApiError::Failure(Failure::Unreachable)), "client:answer-lost"),
        (refused(404, "ORDER_NOT_FOUND", None), "client:answer-lost"),
    ] {
        let (mut scenario, mut asked) = lost();
        let mut pauses = vec![];
        loop {
            let effects = scenario.when(Event::MadeArrived(ticket(&asked), answer.clone()));
            let [Effect::AwaitRetry { ticket, pause }] = effects[..] else { break };
            pauses.push(pause);
            assert_eq!(scenario.when(Event::RetryDue(ticket + 1)), [], "a timer of another question");
            asked = scenario.when(Event::RetryDue(ticket));
        }
        assert_eq!(pauses, [1000, 2000, 4000, 8000, 8000, 8000, 8000], "{told}");
        assert_eq!(scenario.problems(), [told]);
    }
    let (mut scenario, asked) = lost();
    let effects =
        scenario.when(Event::MadeArrived(ticket(&asked), refused(425, "STILL_UNDER_WAY", Some("5"))));
    assert!(matches!(effects[..], [Effect::AwaitRetry { pause: 5000, .. }]), "{effects:?}");
}

#[test]
fn the_same_wish_keeps_its_key_and_another_has_its_own() {
    for (status, code) in [(404, "NO_SUCH_KEY"), (409, "OUTCOME_UNKNOWN")] {
        let (mut scenario, asked) = lost();
        scenario.when(Event::MadeArrived(ticket(&asked), refused(status, code, None)));
        assert_eq!(pressed(&mut scenario), "key", "{code}");
        // The host says again what it said before, to the order itself.
        let (mut scenario, asked) = lost();
        scenario.when(Event::MadeArrived(ticket(&asked), refused(status, code, None)));
        scenario.when(Event::Typed(Field::Email, "another@example.com".into()));
        assert_eq!(pressed(&mut scenario), "new", "{code}");
    }
}

#[test]
fn a_key_is_given_up_with_its_order_a_refusal_or_what_the_shopper_says() {
    let unsettled = || {
        let (mut scenario, asked) = lost();
        scenario.when(Event::MadeArrived(ticket(&asked), refused(409, "OUTCOME_UNKNOWN", None)));
        scenario
    };
    let mut scenario = unsettled();
    assert_eq!(scenario.when(Event::Dismissed("key".into())), [Effect::Note(Note::Settled("key".into()))]);
    assert_eq!(pressed(&mut scenario), "new");
    let mut scenario = unsettled();
    let asked = ordered_again(&mut scenario);
    scenario.when(Event::OrderArrived(ticket(&asked), refused(422, "OUT_OF_STOCK", None)));
    assert_eq!(pressed(&mut scenario), "new", "a refusal made nothing");
    let mut scenario = unsettled();
    let asked = ordered_again(&mut scenario);
    scenario.when(Event::OrderArrived(ticket(&asked), Ok(order("Expired"))));
    scenario.when(Event::Restarted);
    assert_eq!(pressed(&mut scenario), "new", "it made its order");
}

#[test]
fn a_host_that_knows_of_the_key_already_is_asked_about_it() {
    for (status, code) in [(409, "OUTCOME_UNKNOWN"), (425, "STILL_UNDER_WAY")] {
        let (mut scenario, ticket) = ordering();
        let effects = scenario.when(Event::OrderArrived(ticket, refused(status, code, None)));
        assert!(
            matches!(&effects[..], [Effect::FindMade { key, .. }] if key == "key"),
            "{code}: {effects:?}"
        );
    }
}

#[test]
fn a_made_order_is_put_on_file_with_the_pass_that_came_with_it() {
    let admission = Admission { pass: Secret::parse("open-sesame"), ticket: None };
    let answer = Order { admission: admission.clone(), ..order("WaitingForPayment") };
    let (mut scenario, ticket_of_creation) = ordering();
    let created = scenario.when(Event::OrderArrived(ticket_of_creation, Ok(answer.clone())));
    let (mut other, asked) = lost();
    let found = other.when(Event::MadeArrived(ticket(&asked), Ok(answer)));
    for (effects, scenario) in [(created, scenario), (found, other)] {
        let Effect::Note(Note::Made { pass, .. }) = &effects[0] else { panic!("{effects:?}") };
        assert_eq!(pass, &admission.pass);
        let placed = scenario.flow.purchase.placed.as_ref().unwrap();
        assert_eq!((&placed.admission, &placed.order.admission), (&admission, &Admission::default()));
        assert_eq!(scenario.view(), View::Checkout);
        assert!(!format!("{effects:?}").contains("sesame"), "nothing that is printed has it");
    }
}

/// The order is being made, by a host that honours keys.
fn ordering() -> (Scenario, u32) {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::KeysHonoured);
    let asked = scenario.when(Event::PayPressed("key".into()));
    let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    (scenario, ticket(&asked))
}

/// The same, and its answer is lost.
fn lost() -> (Scenario, Vec<Effect>) {
    let (mut scenario, ticket) = ordering();
    let asked = scenario.when(Event::OrderArrived(ticket, Err(ApiError::Failure(Failure::Unreachable))));
    (scenario, asked)
}

fn ordered_again(scenario: &mut Scenario) -> Vec<Effect> {
    let asked = scenario.when(Event::PayPressed("new".into()));
    scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())))
}

/// The key that the next press orders with.
fn pressed(scenario: &mut Scenario) -> String {
    let effects = ordered_again(scenario);
    let key = effects.iter().find_map(|effect| match effect {
        Effect::CreateOrder { key, keyed: true, .. } => Some(key.clone()),
        _ => None,
    });
    key.unwrap_or_else(|| panic!("{effects:?}"))
}

fn refused(status: u16, code: &str, retry_after: Option<&str>) -> Result<Order, ApiError> {
    let mut problem = Problem::new(code);
    problem.details.push(("status".into(), status.to_string()));
    problem.details.extend(retry_after.map(|wait| ("retry_after".to_owned(), wait.to_owned())));
    Err(ApiError::Problem(problem))
}
