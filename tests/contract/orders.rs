//! Orders as they are created, paid and delivered, and the messages of their streams.

use crate::fixtures::{all, messages, read};
use cryptorefills_widget::api::{Decoded, Json, order};
use cryptorefills_widget::domain::agreement::Agreement;
use cryptorefills_widget::domain::decimal::Decimal;
use cryptorefills_widget::domain::order::Order;
use cryptorefills_widget::domain::order::delivery::{Code, Progress};
use cryptorefills_widget::domain::order::state::OrderState;
use cryptorefills_widget::domain::payment::payment_link::{PayLink, Payee, pay_link};
use cryptorefills_widget::domain::purchase::{Amount, Line, Purchase};
use cryptorefills_widget::domain::time::UnixSeconds;

#[test]
fn an_order_reads_the_same_from_both_dialects() {
    let front_end = read_order("order_created_front_end.json");
    assert_eq!(front_end.state, OrderState::WaitingForPayment);
    assert_eq!((front_end.coin_amount.as_str(), front_end.network.as_str()), ("101.48", "Solana"));
    assert_eq!(
        (front_end.requested_at, front_end.server_time),
        (Some(UnixSeconds(1_787_659_200)), Some(UnixSeconds(1_787_659_202)))
    );
    assert_eq!(front_end.missing, None);
    assert!(link_of(&front_end).href.is_some());
    let dearer = Order { coin_amount: "101.49".into(), ..front_end };
    assert!(link_of(&dearer).href.is_none());

    let third_party = read_order("order_created_third_party.json");
    let link = link_of(&third_party);
    assert_eq!(link.href, third_party.qr_text, "EIP-681");
    assert_eq!((third_party.requested_at, third_party.server_time), (Some(UnixSeconds(1_787_659_200)), None));
    assert_eq!(
        (third_party.sent.as_deref(), third_party.deliveries[0].label.as_str()),
        (Some("0"), "25 USD")
    );
    assert_eq!(third_party.email.as_deref(), Some("shopper@example.com"));
}

#[test]
fn a_partial_payment_wants_the_rest() {
    let order = read_order("order_partial.json");
    let due = order.wanted().unwrap();
    assert_eq!((due.amount.as_str(), order.sent.as_deref()), ("41.48", Some("60")));
    assert!(due.qr_text.is_some_and(|text| text.contains("amount=41.48")));
}

#[test]
fn what_was_delivered_is_there_to_be_shown() {
    let card = &read_order("order_done.json").deliveries[0];
    assert!(matches!(&card.code, Some(Code::Text(_) | Code::Link(_))));
    assert_eq!(card.progress(true), Progress::Delivered);

    let esim = &read_order("order_done_esim.json").deliveries[0];
    assert!(matches!(&esim.code, Some(Code::Text(code)) if code.starts_with("LPA:1$")));
    assert!(
        esim.image.is_some()
            && [&esim.install.any, &esim.install.android, &esim.install.apple]
                .into_iter()
                .all(Option::is_some)
    );

    let top_up = &read_order("order_done_topup.json").deliveries[0];
    assert_eq!((top_up.operator_reference.as_deref(), &top_up.code), (Some("LY-20260825-004417"), &None));
    assert_eq!(top_up.progress(true), Progress::Delivered);
}

#[test]
fn one_failed_line_leaves_the_others_delivered() {
    let order = read_order("order_multi_one_failed.json");
    let progress: Vec<_> = order.deliveries.iter().map(|line| line.progress(true)).collect();
    assert_eq!(progress.len(), 3);
    assert!(matches!(progress[1], Progress::Failed | Progress::Refunded));
    assert_eq!((progress[0], progress[2]), (Progress::Delivered, Progress::Delivered));
}

#[test]
fn states_that_no_client_knows_are_kept() {
    let order = read_order("order_unknown_state.json");
    assert_eq!(order.state, OrderState::Other("AwaitingCustomsClearance".into()));
    assert_eq!(order.deliveries[0].state, "InTransit");
    assert!(!order.state.facts().payable);
}

#[test]
fn a_lightning_invoice_stands_in_for_an_address() {
    let order = read_order("order_lightning.json");
    assert!(order.address.as_deref().is_some_and(|address| address.starts_with("lnbc")));
    assert!(link_of(&order).href.is_some_and(|href| href.starts_with("lightning:")));
}

#[test]
fn streams_tell_orders_and_what_is_none_is_refused() {
    let states = |file: &str| -> Vec<Option<String>> {
        messages(file)
            .iter()
            .map(|data| {
                let json = serde_json::from_str::<Json>(data).ok()?;
                order(&json).ok().map(|decoded| decoded.value.state.name().to_owned())
            })
            .collect()
    };
    let normal = states("stream_normal.sse");
    assert_eq!(normal.first().cloned().flatten().as_deref(), Some("WaitingForPayment"));
    assert_eq!(normal.last().cloned().flatten().as_deref(), Some("Done"));
    assert!(normal.iter().all(Option::is_some));
    let faulty = states("stream_faulty.sse");
    assert!(faulty.iter().filter(|state| state.is_none()).count() >= 5);
    assert!(faulty.iter().flatten().any(|state| state == "PaymentReceived"), "a message in two data lines");
}

#[test]
fn no_recording_says_otherwise_than_what_was_asked_for() {
    let files = all().filter(|file| file.starts_with("order_"));
    let recorded = files.map(|file| (read_order(&file), file));
    let told = messages("stream_normal.sse").into_iter().map(|data| {
        let json = serde_json::from_str::<Json>(&data).unwrap();
        (order(&json).unwrap().value, data)
    });
    let orders: Vec<(Order, String)> = recorded.chain(told).collect();
    assert!(orders.len() > 10);
    for (first, name) in &orders {
        let mut agreement = Agreement::default();
        agreement.learn(first);
        for (later, other) in orders.iter().filter(|(later, _)| later.id == first.id) {
            for agreement in [&agreement, &agreement.for_file()] {
                assert_eq!(agreement.differences(later), [], "{name} and then {other}");
                assert_eq!(agreement.rise(later), None, "{name} and then {other}");
            }
        }
    }
}

#[test]
fn a_recording_is_the_order_of_what_was_asked_for() {
    for (file, brand, amount, beneficiary) in [
        ("order_created_front_end.json", "Airbnb", denomination("100 USD"), "shopper@example.com"),
        ("order_created_front_end.json", "Airbnb", value("100"), "Shopper@example.com"),
        ("order_created_third_party.json", "Everything Apple", denomination("25 USD"), "shopper@example.com"),
        ("order_done.json", "airbnb", denomination("100 USD"), "shopper@example.com"),
        ("order_done_esim.json", "eSIM", denomination("10 GB 30 days"), "shopper@example.com"),
        (
            "order_done_topup.json",
            "Lycamobile Bundle",
            denomination("3GB Unl Min+SMS Intl Text 1 Month"),
            "+14155550123",
        ),
        ("order_lightning.json", "Steam", denomination("150 USD"), "shopper@example.com"),
        ("order_partial.json", "Airbnb", denomination("100 USD"), "shopper@example.com"),
    ] {
        let order = read_order(file);
        let line = Line {
            brand: brand.into(),
            family: brand.into(),
            label: String::new(),
            country: "US".into(),
            amount,
            beneficiary: beneficiary.into(),
        };
        let purchase = Purchase {
            email: "shopper@example.com".into(),
            newsletter: false,
            coin: order.coin.clone(),
            network: Some(order.network.to_uppercase()),
            via: "USER_WALLET".into(),
            lines: vec![line],
            lang: "en".into(),
            coupon: None,
            utm_source: None,
            refund_address: None,
        };
        let agreement = Agreement::of(&purchase, Some(&order.coin_amount));
        assert_eq!(agreement.differences(&order), [], "{file}");
        for (what, other) in [
            ("coin", Purchase { coin: "DOGE".into(), ..purchase.clone() }),
            ("network", Purchase { network: Some("Tron".into()), ..purchase.clone() }),
            ("brand", of_line(&purchase, |line| line.brand = "Netflix".into())),
            ("amount", of_line(&purchase, |line| line.amount = denomination("7 USD"))),
            ("country", of_line(&purchase, |line| line.country = "DE".into())),
            ("recipient", of_line(&purchase, |line| line.beneficiary = "eve@example.com".into())),
        ] {
            let is_paid = !order.state.facts().payable && ["coin", "network"].contains(&what);
            let found = Agreement::of(&other, None).differences(&order);
            assert_eq!(found.len(), usize::from(!is_paid), "{file}: {what}");
        }
    }
}

fn of_line(purchase: &Purchase, change: impl Fn(&mut Line)) -> Purchase {
    let mut purchase = purchase.clone();
    change(&mut purchase.lines[0]);
    let line = &mut purchase.lines[0];
    line.family.clone_from(&line.brand);
    purchase
}

fn denomination(text: &str) -> Amount {
    Amount::Denomination(text.into())
}

fn value(text: &str) -> Amount {
    Amount::Value(Decimal::parse(text).unwrap())
}

fn link_of(order: &Order) -> PayLink {
    let payee = Payee {
        address: order.address.as_deref().unwrap(),
        amount: &order.coin_amount,
        coin: &order.coin,
        network: &order.network,
    };
    pay_link(order.qr_text.as_deref(), &payee)
}

fn read_order(file: &str) -> Order {
    let Decoded { value, dropped } = order(&read(file)).unwrap();
    assert_eq!(dropped, 0, "{file}");
    value
}
