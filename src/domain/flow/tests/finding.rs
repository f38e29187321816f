//! A lost answer with a host that honours keys: the order is found, or known not to exist, and never made twice.

use crate::domain::flow::tests::samples::order;
use crate::domain::flow::tests::scenario::{Scenario, ticket};
use crate::domain::flow::{Effect, Event, View};
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::purchase::validation::Validation;

#[test]
fn a_key_is_sent_only_to_a_host_that_honours_it() {
    for honoured in [false, true] {
        let mut scenario = Scenario::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        if honoured {
            scenario.when(Event::KeysHonoured);
        }
        let effects = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
        assert!(
            matches!(&effects[..], [Effect::Note(_), Effect::CreateOrder { keyed, .. }] if *keyed == honoured),
            "{effects:?}"
        );
    }
}

#[test]
fn the_order_of_a_lost_answer_is_found_by_its_key() {
    let (mut scenario, ticket_of_order) = keyed();
    let asked = scenario.when(Event::OrderArrived(ticket_of_order, lost()));
    assert!(matches!(&asked[..], [Effect::FindMade { key, .. }] if key == "key"), "{asked:?}");
    assert!(scenario.flow.is_paying() && scenario.when(Event::PayPressed("other".into())).is_empty());
    scenario.when(Event::MadeArrived(ticket(&asked), Ok(order("WaitingForPayment"))));
    assert_eq!(scenario.view(), View::Checkout);
}

fn keyed() -> (Scenario, u32) {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::KeysHonoured);
    let asked = scenario.when(Event::PayPressed("key".into()));
    let asked = scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default())));
    (scenario, ticket(&asked))
}

fn lost<T>() -> Result<T, ApiError> {
    Err(ApiError::Failure(Failure::Unreachable))
}
