//! The newest description counts, and what a wallet is asked for is the rest and nothing else.

use crate::domain::order::admission::{Admission, Secret, Ticket};
use crate::domain::order::*;
use crate::domain::time::PageMs;

#[test]
fn the_newest_word_of_the_server_counts() {
    let shown = timed(Some(10), Some(100), "PaymentReceived");
    for (updated_at, server_time, state, verdict) in [
        (Some(11), Some(99), "WaitingForPayment", Freshness::Newer),
        (Some(9), Some(101), "Done", Freshness::Older),
        (Some(10), Some(101), "PaymentReceived", Freshness::Same),
        (Some(10), Some(100), "Done", Freshness::Newer),
        (None, Some(101), "Done", Freshness::Newer),
        (None, Some(99), "Done", Freshness::Older),
        (None, None, "Refunded", Freshness::Newer),
    ] {
        let next = timed(updated_at, server_time, state);
        assert_eq!(shown.judge(&next), verdict, "{updated_at:?} {server_time:?} {state}");
    }
    assert_eq!(shown.judge(&sample("B", "Done")), Freshness::Foreign);
}

#[test]
fn a_new_ticket_is_no_news_of_the_order() {
    let shown = timed(None, None, "WaitingForPayment");
    let ticket = Ticket { secret: Secret::parse("another").unwrap(), good_until: PageMs::default() };
    let mut next = shown.clone();
    next.admission = Admission { pass: Secret::parse("a-pass"), ticket: Some(ticket) };
    assert_eq!(shown.judge(&next), Freshness::Same);
}

#[test]
fn a_tie_is_nothing_for_certain() {
    let shown = timed(Some(10), Some(100), "Done");
    for (updated_at, server_time, is_newer) in [
        (Some(11), Some(99), true),
        (Some(10), Some(101), false),
        (Some(9), Some(101), false),
        (None, Some(101), true),
        (None, Some(100), false),
        (None, None, false),
    ] {
        let next = timed(updated_at, server_time, "PaymentReceived");
        assert_eq!(shown.is_surely_older_than(&next), is_newer, "{updated_at:?} {server_time:?}");
    }
}

#[test]
fn after_a_partial_payment_the_rest_is_wanted() {
    let mut order = sample("A", "PartialPaymentStarted");
    order.missing = Some("8.95".into());
    order.missing_qr_text = Some("solana:x?amount=8.95".into());
    assert_eq!(order.wanted(), due("8.95", Some("solana:x?amount=8.95")));
    order.state = OrderState::WaitingForPayment;
    assert_eq!(order.wanted(), due("28.95", None));
}

#[test]
fn the_rest_is_calculated_where_nobody_says_it_and_never_guessed() {
    for (sent, rest) in [
        (Some("20"), Some("8.95")),
        (Some("28.949999"), Some("0.000001")),
        (Some("28.95"), None),
        (Some("30"), None),
        (Some("much"), None),
        (None, None),
    ] {
        let order = Order {
            sent: sent.map(str::to_owned),
            qr_text: Some("solana:x?amount=28.95".into()),
            ..sample("A", "PartialPaymentStarted")
        };
        assert_eq!(order.wanted(), rest.and_then(|rest| due(rest, None)), "{sent:?}");
    }
    let nothing = Order { sent: Some("0".into()), ..sample("A", "PartialPaymentStarted") };
    assert_eq!(nothing.wanted(), due("28.95", None), "nothing arrived yet");
}

#[test]
fn a_part_may_arrive_while_the_order_goes_on_waiting() {
    for (state, sent, missing, partial, wanted) in [
        ("WaitingForPayment", Some("0"), None, false, Some("28.95")),
        ("WaitingForPayment", None, Some("8.95"), false, Some("28.95")),
        ("WaitingForPayment", Some("20"), Some("28.95"), true, None),
        ("WaitingForPayment", Some("20"), Some("8.95"), true, Some("8.95")),
        ("WaitingForPayment", Some("20"), None, true, Some("8.95")),
        ("WaitingForPayment", Some("28.95"), None, true, None),
        ("Created", Some("20"), Some("8.95"), true, Some("8.95")),
        ("PaymentStarted", Some("20"), None, false, Some("28.95")),
    ] {
        let text = |text: &str| text.to_owned();
        let order = Order { sent: sent.map(text), missing: missing.map(text), ..sample("A", state) };
        assert_eq!(order.is_partial(), partial, "{state} {sent:?}");
        assert_eq!(order.wanted().map(|due| due.amount).as_deref(), wanted, "{state} {sent:?}");
        assert_eq!(order.is_detected(), partial || state == "PaymentStarted", "{state} {sent:?}");
    }
}

#[test]
fn a_rest_that_does_not_add_up_is_not_asked_for() {
    for (sent, missing, wanted) in [
        (Some("60"), "41.48", true),
        (Some("60"), "41.480", true),
        (Some("60.0004"), "41.48", true),
        (None, "41.48", true),
        (Some("0"), "41.48", true),
        (None, "101.48", true),
        (Some("0.000001"), "1061.48", false),
        (None, "1061.48", false),
        (Some("0"), "101.49", false),
        (Some("101"), "101.48", false),
        (Some("101"), "0.01", false),
        (Some("60"), "101.48", false),
        (Some("200"), "1", false),
        (Some("101.48"), "41.48", false),
    ] {
        let order = Order {
            coin_amount: "101.48".into(),
            sent: sent.map(str::to_owned),
            missing: Some(missing.into()),
            ..sample("A", "PartialPaymentStarted")
        };
        let amount = order.wanted().map(|due| due.amount);
        assert_eq!(amount.as_deref(), wanted.then_some(missing), "{sent:?} and {missing}");
    }
}

#[test]
fn a_stamp_from_the_future_outranks_nothing() {
    let (start, ages) = (1_787_659_200, 2_300_000_000_000_000);
    let order = |updated_at: i64, server_time: Option<i64>, state: &str| Order {
        requested_at: Some(UnixSeconds(start)),
        ..timed(Some(updated_at * 1000), server_time, state)
    };
    for (what, poisoned, true_word) in [
        (
            "by its own clock",
            order(start + 400, Some(start), "PaymentStarted"),
            order(start + 60, Some(start + 60), "Done"),
        ),
        ("by its beginning", order(4_102_444_800, None, "PaymentStarted"), order(start + 60, None, "Done")),
        (
            "with its clock",
            order(4_102_444_800, Some(4_102_444_800), "PaymentStarted"),
            order(start + 60, Some(start + 60), "Done"),
        ),
        (
            "of no age",
            order(ages, Some(start), "PaymentStarted"),
            order(start + 60, Some(start + 60), "Done"),
        ),
    ] {
        assert_eq!(poisoned.judge(&true_word), Freshness::Newer, "{what}");
    }
    let shown = order(start + 60, Some(start + 61), "PaymentStarted");
    assert_eq!(
        shown.judge(&order(start + 59, Some(start + 62), "Done")),
        Freshness::Older,
        "a true stamp still counts"
    );
}

fn due<'text>(amount: &str, qr_text: Option<&'text str>) -> Option<AmountDue<'text>> {
    Some(AmountDue { amount: amount.to_owned(), qr_text })
}

fn timed(updated_at: Option<i64>, server_time: Option<i64>, state: &str) -> Order {
    Order {
        updated_at: updated_at.map(UnixMs),
        server_time: server_time.map(UnixSeconds),
        ..sample("A", state)
    }
}

pub(crate) fn sample(id: &str, state: &str) -> Order {
    Order {
        id: id.into(),
        state: OrderState::from_wire(state),
        coin: "USDC".into(),
        network: "Solana".into(),
        coin_amount: "28.95".into(),
        before_discount: None,
        via: "USER_WALLET".into(),
        method: None,
        address: Some("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU".into()),
        qr_text: None,
        qr_url: None,
        checkout_url: None,
        sent: Some("0".into()),
        missing: None,
        missing_qr_text: None,
        other_payment: None,
        transactions: vec![],
        rewards: vec![],
        deliveries: vec![],
        line_count: 0,
        email: None,
        requested_at: None,
        updated_at: None,
        server_time: None,
        admission: Admission::default(),
    }
}
