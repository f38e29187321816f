//! What an order may say otherwise, and what it may not.

use crate::domain::agreement::*;
use crate::domain::decimal::Decimal;
use crate::domain::order::delivery::Delivery;
use crate::domain::order::tests::sample;
use crate::domain::purchase::{Amount, Line};

#[test]
fn every_field_that_was_chosen_is_held() {
    type Change = fn(&mut Order);
    let cases: [(&str, Change, &[Subject]); 22] = [
        ("as asked", |_| {}, &[]),
        ("another coin", |order| order.coin = "USDT".into(), &[Subject::Coin]),
        ("another network", |order| order.network = "Base".into(), &[Subject::Network]),
        ("another method", |order| order.via = "BINANCE_PAY".into(), &[Subject::Method]),
        ("another brand", |order| order.deliveries[0].brand = "Steam".into(), &[Subject::Brand]),
        (
            "another amount",
            |order| order.deliveries[0].denomination = Some("500 USD".into()),
            &[Subject::Value],
        ),
        ("another value", |order| order.deliveries[1].value = Some("125".into()), &[Subject::Value]),
        ("another country", |order| order.deliveries[0].country = "CA".into(), &[Subject::Country]),
        (
            "another address",
            |order| order.deliveries[0].beneficiary = "eve@example.com".into(),
            &[Subject::Recipient],
        ),
        (
            "another phone",
            |order| order.deliveries[1].beneficiary = "+14155559999".into(),
            &[Subject::Recipient],
        ),
        ("another customer", |order| order.email = Some("eve@example.com".into()), &[Subject::Recipient]),
        (
            "fewer lines",
            |order| {
                order.deliveries.pop();
                order.line_count = 1;
            },
            &[Subject::Lines],
        ),
        (
            "more lines",
            |order| {
                order.deliveries.push(Delivery::default());
                order.line_count = 3;
            },
            &[Subject::Lines],
        ),
        ("lines that cannot be read", |order| order.line_count = 3, &[Subject::Lines]),
        ("in another order", |order| order.deliveries.reverse(), &[]),
        (
            "lower case",
            |order| {
                order.coin = "usdc".into();
                order.network = "SOLANA".into();
            },
            &[],
        ),
        (
            "not said",
            |order| {
                order.coin.clear();
                order.network.clear();
                order.via.clear();
                order.email = None;
            },
            &[],
        ),
        (
            "no lines",
            |order| {
                order.deliveries.clear();
                order.line_count = 0;
            },
            &[],
        ),
        ("empty lines", |order| order.deliveries.fill(Delivery::default()), &[]),
        ("the family", |order| order.deliveries[0].brand = "Airbnb family".into(), &[]),
        (
            "two things",
            |order| {
                order.coin = "BTC".into();
                order.deliveries[0].brand = "Steam".into();
            },
            &[Subject::Coin, Subject::Brand],
        ),
        ("another place", |order| order.address = Some("Evil".into()), &[]),
    ];
    for (what, change, subjects) in cases {
        let mut order = ordered();
        change(&mut order);
        let mut agreement = agreed();
        agreement.learn(&order);
        let found: Vec<_> = agreement.differences(&order).iter().map(|it| it.subject).collect();
        assert_eq!(found, subjects, "{what}");
        let mut kept = agreed();
        kept.learn(&ordered());
        let kept = Agreement { address: None, ..kept.for_file() };
        let found: Vec<_> = kept.differences(&order).iter().map(|it| it.subject).collect();
        assert_eq!(found, subjects, "{what}, from the file");
    }
}

#[test]
fn both_values_are_named() {
    let order = Order { network: "Base".into(), ..ordered() };
    let [difference] = &agreed().differences(&order)[..] else { panic!("one") };
    assert_eq!((difference.asked.as_deref(), difference.named.as_str()), (Some("Solana"), "Base"));
}

#[test]
fn an_address_that_moves_is_noticed_while_it_is_paid_to() {
    let mut agreement = agreed();
    agreement.learn(&ordered());
    let moved = |state: &str| Order {
        address: Some("Elsewhere".into()),
        ..Order { state: OrderState::from_wire(state), ..ordered() }
    };
    let [difference] = &agreement.differences(&moved("WaitingForPayment"))[..] else { panic!("one") };
    assert_eq!(
        (difference.subject, difference.asked.as_deref()),
        (Subject::Address, ordered().address.as_deref())
    );
    assert_eq!(agreement.differences(&moved("PaymentReceived")), []);
    assert_eq!(agreement.differences(&Order { address: None, ..ordered() }), []);
    agreement.learn(&moved("WaitingForPayment"));
    assert_eq!(agreement.differences(&moved("WaitingForPayment")).len(), 1, "nothing is learned of it");
}

#[test]
fn once_it_is_paid_the_payment_is_not_held_and_the_goods_are() {
    let other = Order { coin: "USDT".into(), network: "Tron".into(), ..ordered() };
    for (state, held) in [
        ("WaitingForPayment", 2),
        ("PartialPaymentStarted", 2),
        ("PaymentReceived", 0),
        ("Done", 0),
        ("Expired", 0),
    ] {
        let order = Order { state: OrderState::from_wire(state), ..other.clone() };
        assert_eq!(agreed().differences(&order).len(), held, "{state}");
    }
    let mut order = Order { state: OrderState::Done, ..ordered() };
    order.deliveries[0].brand = "Steam".into();
    assert_eq!(agreed().differences(&order).len(), 1);
}

#[test]
fn a_hosted_method_chooses_its_network() {
    let purchase = Purchase { via: "BINANCE_PAY".into(), network: Some("Solana".into()), ..purchase() };
    let order = Order { via: "BINANCE_PAY".into(), network: "Tron".into(), ..ordered() };
    assert_eq!(Agreement::of(&purchase, None).differences(&order), []);
}

#[test]
fn what_nobody_asked_for_here_is_held_to_its_first_description() {
    let mut agreement = Agreement::default();
    agreement.learn(&ordered());
    assert_eq!(agreement.differences(&ordered()), []);
    for change in [
        |order: &mut Order| order.coin = "USDT".into(),
        |order: &mut Order| order.network = "Base".into(),
        |order: &mut Order| order.address = Some("Elsewhere".into()),
        |order: &mut Order| order.deliveries[0].beneficiary = "eve@example.com".into(),
    ] {
        let mut order = ordered();
        change(&mut order);
        assert_eq!(agreement.differences(&order).len(), 1, "{order:?}");
    }
    let dearer = Order { coin_amount: "40".into(), ..ordered() };
    assert!(agreement.rise(&dearer).is_some());
    agreement.accept(&dearer);
    assert_eq!(agreement.rise(&dearer), None);
    assert_eq!(agreement.for_file().rise(&dearer), None);
    assert!(agreement.for_file().rise(&ordered()).is_some_and(|rise| rise.before.is_none()));
}

#[test]
fn the_file_holds_how_the_order_spells_what_was_asked_for() {
    let mut order = ordered();
    order.network = "SOLANA_LIKE".into();
    order.deliveries[0].brand = "Airbnb family".into();
    order.deliveries[0].denomination = Some("USD 100.00".into());
    let mut agreement = agreed();
    agreement.learn(&order);
    let mut kept = agreement.for_file();
    assert_eq!(kept.differences(&order), []);
    let other = Order { network: "Base".into(), ..order.clone() };
    let [difference] = &kept.differences(&other)[..] else { panic!("one") };
    assert_eq!((difference.asked.as_deref(), difference.named.as_str()), (None, "Base"));
    kept.learn(&order);
    assert_eq!(kept.differences(&Order { network: "Solana".into(), ..order }), [], "it has texts again");
    assert_eq!(kept.for_file(), agreement.for_file());
}

#[test]
fn what_a_reload_cut_off_is_held_by_its_marks_alone() {
    for (amount, named, value, currency, is) in [
        ("100", "range", Some("100"), None, true),
        ("100", "range", Some("100.00"), Some("USD"), true),
        ("100", "100 USD", None, None, true),
        ("100", "$100.00", None, None, true),
        ("100 USD", "100 usd", None, None, true),
        ("100 USD", "$100", None, Some("USD"), true),
        ("10 GB 30 days", "10 GB 30 Days", None, None, true),
        ("100", "500 USD", Some("100"), None, false),
        ("100", "range", Some("500"), None, false),
        ("100 USD", "500 USD", None, None, false),
        ("10 GB 30 days", "1 GB 30 days", None, None, false),
    ] {
        let mut purchase = purchase();
        purchase.lines.truncate(1);
        let value_of = |text: &str| Decimal::parse(text).map(Amount::Value);
        purchase.lines[0].amount = value_of(amount).unwrap_or(Amount::Denomination(amount.into()));
        let mut order = ordered();
        order.deliveries.truncate(1);
        order.line_count = 1;
        let line = &mut order.deliveries[0];
        (line.denomination, line.localized) = (Some(named.into()), None);
        (line.value, line.currency) = (value.map(str::to_owned), currency.map(str::to_owned));
        let found = Agreement::of(&purchase, None).for_file().differences(&order);
        assert_eq!(found.is_empty(), is, "{amount} and {named} {value:?}");
    }
}

#[test]
fn a_price_that_rose_is_told_by_the_quote() {
    let mut agreement = Agreement::of(&purchase(), Some("20"));
    agreement.learn(&ordered());
    assert_eq!(agreement.rise(&ordered()), Some(Rise { before: Some("20".into()), now: "28.95".into() }));
    let quoted = Agreement::of(&purchase(), Some("28.90"));
    assert_eq!(quoted.rise(&ordered()), None);
    let other_coin = Order { coin: "BTC".into(), ..ordered() };
    assert_eq!(agreement.rise(&other_coin), None, "that is another difference");
}

fn purchase() -> Purchase {
    let line = Line {
        brand: "Airbnb".into(),
        family: "Airbnb family".into(),
        label: "$100".into(),
        country: "US".into(),
        amount: Amount::Denomination("100 USD".into()),
        beneficiary: "ada@example.com".into(),
    };
    let top_up = Line {
        brand: "Lyca".into(),
        label: "12.5 USD".into(),
        amount: Amount::Value(Decimal::parse("12.5").unwrap()),
        beneficiary: "+14155551234".into(),
        ..line.clone()
    };
    Purchase {
        email: "ada@example.com".into(),
        newsletter: false,
        coin: "USDC".into(),
        network: Some("Solana".into()),
        via: USER_WALLET.into(),
        lines: vec![line, top_up],
        lang: "en".into(),
        coupon: None,
        utm_source: None,
        refund_address: None,
    }
}

/// Two lines, quoted at 28.95.
pub(super) fn agreed() -> Agreement {
    Agreement::of(&purchase(), Some("28.95"))
}

/// The order of that.
fn ordered() -> Order {
    let card = Delivery {
        brand: "Airbnb".into(),
        denomination: Some("100 USD".into()),
        localized: Some("$100".into()),
        country: "US".into(),
        beneficiary: "ada@example.com".into(),
        ..Delivery::default()
    };
    let top_up = Delivery {
        brand: "Lyca".into(),
        denomination: Some("range".into()),
        localized: Some("$12.50".into()),
        value: Some("12.5".into()),
        beneficiary: "+14155551234".into(),
        ..card.clone()
    };
    Order {
        deliveries: vec![card, top_up],
        line_count: 2,
        email: Some("ada@example.com".into()),
        ..sample("A", "WaitingForPayment")
    }
}
