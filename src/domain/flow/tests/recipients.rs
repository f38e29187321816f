//! Who receives, and where a payment goes back to: what is told before anybody is asked.

use crate::domain::config::Config;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::{Effect, Event, Field};
use crate::domain::problem::remedy::Remedy;

#[test]
fn a_number_without_its_code_is_told_with_what_it_may_be() {
    let mut scenario = top_up("(415) 555-1234");
    scenario.when(Event::FieldLeft(Field::Phone));
    assert_eq!(scenario.problems(), ["client:phone"], "there is a way to help");
    let remedy = Remedy::Phone("+14155551234".into());
    assert_eq!(scenario.flow.remedies(&scenario.flow.purchase.problems[0]), std::slice::from_ref(&remedy));
    scenario.when(Event::Remedied(remedy));
    assert_eq!((scenario.problems(), scenario.flow.recipient()), (vec![], "+14155551234".to_owned()));
    assert!(matches!(&pay(&mut scenario)[..], [Effect::Validate { .. }]));
}

#[test]
fn a_number_that_nobody_can_complete_is_told_when_it_is_ordered_for() {
    let mut scenario = top_up("555");
    scenario.when(Event::FieldLeft(Field::Phone));
    assert_eq!(scenario.problems(), [""; 0]);
    pay(&mut scenario);
    assert_eq!(scenario.problems(), ["client:phone"]);
    assert_eq!(scenario.flow.remedies(&scenario.flow.purchase.problems[0]), []);
}

#[test]
fn one_order_tops_a_number_up_once() {
    let mut scenario = top_up("+1 415 555 1234");
    scenario.when(Event::ItemAdded);
    for (phone, told) in [("+1-415-555-1234", vec!["client:same-phone"]), ("+14155551235", vec![])] {
        scenario.pick_brand("Lyca");
        scenario.when(Event::Typed(Field::Phone, phone.into()));
        pay(&mut scenario);
        assert_eq!(scenario.problems(), told, "{phone}");
        scenario.when(Event::WentBack);
    }
}

#[test]
fn an_address_that_nothing_goes_back_to_is_told_beside_its_field() {
    for (address, told) in [
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", Some("client:refund-address")),
        (" 1Boat SLRHtKNngkdXEeobR76b53LETtpyT\u{200b}", None),
        ("", None),
    ] {
        let config = Config { coin: "BTC".into(), network: "Mainnet".into(), ..Config::default() };
        let mut scenario = Scenario::open_shop_of(config);
        scenario.pick_brand("Steam");
        scenario.when(Event::DenominationPicked("10 USD".into()));
        scenario.when(Event::Typed(Field::Email, "ada@example.com".into()));
        scenario.when(Event::Typed(Field::Refund, address.into()));
        let asked = pay(&mut scenario);
        assert_eq!(scenario.problems(), Vec::from_iter(told), "{address}");
        if let [Effect::Validate { purchase, .. }] = &asked[..] {
            let sent = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT";
            assert!(purchase.refund_address.as_deref().is_none_or(|address| address == sent));
        }
    }
}

#[test]
fn an_address_is_sent_as_it_can_be_read() {
    let mut scenario = Scenario::steam_form();
    scenario.when(Event::Typed(Field::Email, "mailto:eve@\u{200b}example.com,".into()));
    assert_eq!(scenario.flow.recipient(), "eve@example.com");
    let asked = pay(&mut scenario);
    let [Effect::Validate { purchase, .. }] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(
        (purchase.email.as_str(), purchase.lines[0].beneficiary.as_str()),
        ("eve@example.com", "eve@example.com")
    );
}

fn top_up(phone: &str) -> Scenario {
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Lyca");
    scenario.when(Event::Typed(Field::Email, "ada@example.com".into()));
    scenario.when(Event::Typed(Field::Phone, phone.into()));
    scenario
}

fn pay(scenario: &mut Scenario) -> Vec<Effect> {
    scenario.when(Event::PayPressed("0123456789abcdef".into()))
}
