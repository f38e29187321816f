//! From the pay button to an order: problems beside their fields, and one order for one wish.

use crate::domain::config::Config;
use crate::domain::decimal::Decimal;
use crate::domain::flow::tests::Scenario;
use crate::domain::flow::tests::samples::{order, typed};
use crate::domain::flow::tests::scenario::{ticket, told};
use crate::domain::flow::{Announcement, Effect, Event, Field, Paying, View};
use crate::domain::journal::Note;
use crate::domain::payment::CoinRoute;
use crate::domain::problem::failure::{ApiError, Failure};
use crate::domain::problem::{Place, Problem};
use crate::domain::purchase::Amount;
use crate::domain::purchase::validation::Validation;

#[test]
fn an_empty_form_names_every_field_at_once() {
    let mut scenario = Scenario::open_shop();
    scenario.flow.purchase.route = None;
    scenario.pick_brand("Steam");
    let effects = scenario.when(Event::PayPressed("key".into()));
    assert_eq!(scenario.problems(), ["client:amount", "client:pair", "client:email"]);
    assert_eq!(told(&effects).len(), 3);
    assert_eq!(effects.last(), Some(&Effect::ShowProblem));
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Lyca");
    scenario.when(Event::Typed(Field::Phone, "555 1234".into()));
    scenario.when(Event::PayPressed("key".into()));
    assert_eq!(scenario.problems(), ["client:phone", "client:email"]);
}

#[test]
fn a_field_that_changes_loses_its_problems_and_no_others() {
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Lyca");
    scenario.when(Event::PayPressed("key".into()));
    scenario.when(Event::Typed(Field::Phone, "+1".into()));
    assert_eq!(scenario.problems(), ["client:email"]);
    scenario.when(Event::Typed(Field::Email, "a".into()));
    assert_eq!(scenario.problems(), [""; 0]);
}

#[test]
fn what_is_validated_is_what_is_ordered() {
    let config = Config {
        lang: "de".into(),
        utm_source: Some("blog".into()),
        refund_address: Some("7xK".into()),
        ..Config::default()
    };
    let mut scenario = Scenario::open_shop_of(config);
    scenario.pick_brand("Airbnb");
    scenario.when(typed("120.0 USD"));
    scenario.when(Event::Typed(Field::Email, " ada@example.com ".into()));
    scenario.when(Event::Typed(Field::Coupon, " SAVE5 ".into()));
    scenario.when(Event::NewsletterSet(true));
    let effects = scenario.when(Event::PayPressed("0123456789abcdef".into()));
    let [Effect::Validate { ticket, purchase }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((purchase.email.as_str(), purchase.newsletter), ("ada@example.com", true));
    assert_eq!((purchase.coin.as_str(), purchase.network.as_deref()), ("USDC", Some("Solana")));
    assert_eq!((purchase.via.as_str(), purchase.lang.as_str()), ("USER_WALLET", "de"));
    assert_eq!(purchase.coupon.as_deref(), Some("SAVE5"));
    assert_eq!(
        (purchase.utm_source.as_deref(), purchase.refund_address.as_deref()),
        (Some("blog"), Some("7xK"))
    );
    let [line] = &purchase.lines[..] else { panic!("{purchase:?}") };
    assert_eq!((line.brand.as_str(), line.country.as_str()), ("Airbnb", "US"));
    assert_eq!(line.amount, Amount::Value(Decimal::parse("120").unwrap()));
    assert_eq!(line.beneficiary, "ada@example.com");
    let created = scenario.when(Event::ValidationArrived(*ticket, Ok(Validation::default())));
    let [Effect::Note(_), Effect::CreateOrder { purchase: ordered, key, .. }] = &created[..] else {
        panic!("{created:?}")
    };
    assert_eq!((ordered, key.as_str()), (purchase, "0123456789abcdef"));
}

#[test]
fn a_top_up_goes_to_the_phone_and_its_receipt_to_the_address() {
    let mut scenario = Scenario::open_shop();
    scenario.pick_brand("Lyca");
    scenario.when(Event::Typed(Field::Phone, "+1 (415) 555-0123".into()));
    scenario.when(Event::Typed(Field::Email, "ada@example.com".into()));
    let effects = scenario.when(Event::PayPressed("key".into()));
    let [Effect::Validate { purchase, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(
        (purchase.email.as_str(), purchase.lines[0].beneficiary.as_str()),
        ("ada@example.com", "+14155550123")
    );
    assert_eq!(purchase.lines[0].amount, Amount::Denomination("Unlimited".into()));
}

#[test]
fn pressing_twice_makes_one_order() {
    let mut scenario = Scenario::steam_form();
    let asked = scenario.when(Event::PayPressed("first".into()));
    assert_eq!(scenario.when(Event::PayPressed("second".into())), []);
    let validated = ticket(&asked);
    let effects = scenario.when(Event::ValidationArrived(validated, Ok(Validation::default())));
    assert!(matches!(&effects[..], [Effect::Note(_), Effect::CreateOrder { key, .. }] if key == "first"));
    assert_eq!(scenario.when(Event::PayPressed("third".into())), []);
    assert_eq!(
        scenario.when(Event::ValidationArrived(validated, Ok(Validation::default()))),
        [],
        "an answer counts once"
    );
    let effects = scenario.when(Event::OrderArrived(ticket(&effects), Ok(order("WaitingForPayment"))));
    assert_eq!(effects[1], Effect::Follow("A".into()));
    assert_eq!(scenario.when(Event::PayPressed("fourth".into())), [], "the order exists");
}

#[test]
fn the_problems_of_a_validation_stand_beside_their_fields() {
    let mut scenario = Scenario::steam_form();
    let asked = scenario.when(Event::PayPressed("key".into()));
    let codes = ["AMOUNT_LESS_THEN_MINIMUM_ALLOWED", "COUPON_EXPIRED", "KYC_MISSING", "UNHEARD_OF"];
    let effects = scenario
        .when(Event::ValidationArrived(ticket(&asked), Ok(Vec::from(codes.map(Problem::new)).into())));
    assert_eq!(scenario.problems(), codes);
    let places: Vec<Place> =
        scenario.flow.purchase.problems.iter().map(|problem| problem.place(false)).collect();
    assert_eq!(places, [Place::Amount, Place::Coupon, Place::Review, Place::Review]);
    assert_eq!(told(&effects).len(), 4);
    assert_eq!((scenario.view(), scenario.flow.purchase.paying.clone()), (View::Brand, Paying::Idle));
    let again = scenario.when(Event::PayPressed("key".into()));
    assert!(matches!(again[..], [Effect::Validate { .. }]), "pressing again asks again");
    assert_eq!(scenario.problems(), [""; 0], "and the new answer replaces the old problems");
}

#[test]
fn a_validation_that_failed_leaves_the_form_as_it_was() {
    for (error, code) in [
        (ApiError::Failure(Failure::Unreachable), "client:unreachable"),
        (ApiError::Failure(Failure::Busy(Some(7))), "client:busy"),
        (ApiError::Failure(Failure::Malformed), "client:malformed"),
        (ApiError::Problem(Problem::new("SUSPENDED_COIN")), "SUSPENDED_COIN"),
    ] {
        let mut scenario = Scenario::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        let effects = scenario.when(Event::ValidationArrived(ticket(&asked), Err(error)));
        assert_eq!(
            effects,
            [Effect::Announce(Announcement::Problem { code: code.into() }), Effect::ShowProblem]
        );
        assert_eq!((scenario.problems(), scenario.flow.is_paying()), (vec![code], false));
    }
}

#[test]
fn an_order_that_was_made_is_followed_and_told() {
    let (mut scenario, ticket) = Scenario::ordering();
    let effects = scenario.when(Event::OrderArrived(ticket, Ok(order("WaitingForPayment"))));
    let created = Announcement::OrderCreated {
        order_id: "A".into(),
        coin: "USDC".into(),
        network: "Solana".into(),
        coin_amount: "11.47".into(),
    };
    let status =
        Announcement::OrderStatus { order_id: "A".into(), state: "WaitingForPayment".into(), resumed: false };
    let Effect::Note(Note::Made { id, key, agreement, pass: None }) = &effects[0] else {
        panic!("{effects:?}")
    };
    assert_eq!((id.as_str(), key.as_deref(), agreement.lines.len()), ("A", Some("key"), 1));
    assert_eq!(
        effects[1..],
        [Effect::Follow("A".into()), Effect::Announce(created), Effect::Announce(status), Effect::FocusView]
    );
    assert_eq!(scenario.view(), View::Checkout);
    assert!(!scenario.flow.is_paying());
}

#[test]
fn an_answer_that_was_lost_may_be_an_order_and_is_never_asked_for_again_unasked() {
    for (failure, code) in [
        (Failure::Unreachable, "client:answer-lost"),
        (Failure::TimedOut, "client:answer-lost"),
        (Failure::Server(502), "client:answer-lost"),
        (Failure::Malformed, "client:answer-lost"),
        (Failure::Busy(None), "client:busy"),
        (Failure::Refused(404), "client:refused"),
    ] {
        let (mut scenario, ticket) = Scenario::ordering();
        let effects = scenario.when(Event::OrderArrived(ticket, Err(ApiError::Failure(failure.clone()))));
        assert_eq!(scenario.problems(), [code], "{failure:?}");
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::CreateOrder { .. })));
        assert_eq!((scenario.view(), scenario.when(Event::Retried)), (View::Brand, vec![]));
    }
}

#[test]
fn a_lost_answer_stays_on_file_until_the_shopper_goes_on() {
    let (mut scenario, ticket) = Scenario::ordering();
    let lost = scenario.when(Event::OrderArrived(ticket, Err(ApiError::Failure(Failure::Unreachable))));
    assert!(
        !lost.iter().any(|effect| matches!(effect, Effect::Note(_))),
        "a page that is left reads nothing"
    );
    let again = scenario.when(Event::PayPressed("new".into()));
    assert!(
        matches!(&again[..], [Effect::Note(Note::Settled(key)), Effect::Validate { .. }] if key == "key")
    );
}

#[test]
fn a_creation_that_is_refused_for_several_reasons_tells_them_all() {
    let (mut scenario, ticket) = Scenario::ordering();
    let reasons = ["LOGIN_REQUIRED", "COUPON_EXPIRED"];
    let refused = ApiError::Problems(reasons.map(Problem::new).into());
    let effects = scenario.when(Event::OrderArrived(ticket, Err(refused)));
    assert_eq!(scenario.problems(), reasons);
    assert!(effects.contains(&Effect::Note(Note::Settled("key".into()))), "none was made");
}

#[test]
fn a_refused_order_says_why_and_can_be_tried_again() {
    let (mut scenario, ticket) = Scenario::ordering();
    let refused = Err(ApiError::Problem(Problem::new("OUT_OF_STOCK")));
    scenario.when(Event::OrderArrived(ticket, refused));
    assert_eq!(scenario.problems(), ["OUT_OF_STOCK"]);
    let again = scenario.when(Event::PayPressed("new".into()));
    assert!(matches!(again[..], [Effect::Validate { .. }]));
    assert_eq!(scenario.when(Event::OrderArrived(ticket, Ok(order("Created")))), [], "an older answer");
}

#[test]
fn a_validation_of_a_form_that_was_left_orders_nothing() {
    for event in [Event::WentBack, Event::BrandChosen("Airbnb".into())] {
        let mut scenario = Scenario::steam_form();
        let asked = scenario.when(Event::PayPressed("key".into()));
        scenario.when(event.clone());
        assert_eq!(
            scenario.when(Event::ValidationArrived(ticket(&asked), Ok(Validation::default()))),
            [],
            "{event:?}"
        );
        assert!(!scenario.flow.is_paying(), "{event:?}");
    }
}

#[test]
fn an_order_under_way_is_shown_wherever_the_shopper_went_meanwhile() {
    let (mut scenario, ticket) = Scenario::ordering();
    scenario.when(Event::WentBack);
    assert_eq!(scenario.view(), View::Grid);
    assert!(scenario.flow.is_paying());
    scenario.when(Event::OrderArrived(ticket, Ok(order("Created"))));
    assert_eq!(scenario.view(), View::Checkout);
}

#[test]
fn a_pair_that_was_paused_since_is_a_problem() {
    let mut scenario = Scenario::steam_form();
    scenario.flow.purchase.route = Some(CoinRoute::new("USDC", "Arbitrum"));
    scenario.when(Event::PayPressed("key".into()));
    assert_eq!(scenario.problems(), ["client:pair"]);
}
