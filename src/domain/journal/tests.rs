//! The journal as a value: what is kept, for how long, for whom, and that nothing that reads oddly can break it.

use crate::domain::agreement::{Mark, Term};
use crate::domain::journal::*;
use crate::domain::time::UnixMs;

const DAY: i64 = 24 * 3_600_000;

#[test]
fn what_is_kept_reads_the_same_again() {
    let mut journal = Journal::default();
    journal.apply(&made("A"), UnixMs(1), "#0");
    journal.apply(&made("ord_abc-1.2:3~4"), UnixMs(2), "");
    journal.apply(&Note::Left("A".into()), UnixMs(3), "#0");
    journal.apply(
        &Note::Asked { key: "k1".into(), keyed: true, agreement: Box::default() },
        UnixMs(4),
        "shop",
    );
    journal.apply(&Note::Asked { key: "k2".into(), keyed: false, agreement: Box::default() }, UnixMs(5), "");
    assert!(journal.tell("A", "WaitingForPayment") && journal.tell("A", "Expired"));
    assert_eq!(Journal::parse(&journal.text()), journal);
    assert_eq!(Journal::default().text(), "");
}

#[test]
fn what_is_malformed_is_left_out_and_the_rest_stays() {
    let good = "o A 1 #0 - Created\n";
    for bad in [
        "",
        "garbage",
        "{\"version\":2}",
        "o",
        "o B",
        "o B 1 #0",
        "o B soon #0 -",
        "o B -1 #0 -",
        "o B 99999999999999999999 #0 -",
        "o ../../secret 1 #0 -",
        "o .. 1 #0 -",
        "o B\t1\t#0\t-",
        "o  1 #0 -",
        "x B 1 #0 -",
        "o B 1 <b> -",
        "i k\u{e9} 1 #0 keyed",
        "\u{0}\u{ffff}",
    ] {
        let journal = Journal::parse(&format!("{bad}\n{good}{bad}\n"));
        assert_eq!(journal.orders.len(), 1, "{bad:?}");
        assert_eq!((journal.orders[0].id.as_str(), journal.intents.len()), ("A", 0), "{bad:?}");
    }
    assert_eq!(Journal::parse("o A 1 - -\no A 2 - left\n").orders.len(), 1, "an id is kept once");
    let long = format!("o {} 1 - -", "a".repeat(129));
    assert_eq!(Journal::parse(&long), Journal::default());
}

#[test]
fn what_was_agreed_is_kept_with_its_order_and_goes_with_it() {
    let coin = Some(Term { mark: Mark(0x1a2b), text: None });
    let agreement = Agreement { coin, ..Agreement::default() };
    let mut journal = Journal::default();
    let asked = Note::Asked { key: "k".into(), keyed: true, agreement: Box::new(agreement.clone()) };
    journal.apply(&asked, UnixMs(5), "");
    let kept =
        |key: &str, seen| KeptAgreement { key: key.into(), seen: UnixMs(seen), agreement: agreement.clone() };
    assert_eq!(journal.agreed, [kept("k", 5)]);
    let agreed = Box::new(agreement.clone());
    let note = Note::Made { id: "A".into(), key: Some("k".into()), agreement: agreed, pass: None };
    journal.apply(&note, UnixMs(7), "");
    assert_eq!(journal.agreed, [kept("A", 7)]);
    journal.apply(&note, UnixMs(9), "");
    assert_eq!(journal.agreed, [kept("A", 7)], "the first sight stays");
    assert_eq!(Journal::parse(&journal.text()), journal);
    journal.apply(&Note::Forgotten("A".into()), UnixMs(9), "");
    assert_eq!(journal.text(), "");
}

#[test]
fn a_pass_is_kept_with_its_order_and_goes_with_it() {
    let secret = |text: &str| Secret::parse(text);
    let noted =
        |pass: &str| Note::Made { id: "A".into(), key: None, agreement: Box::default(), pass: secret(pass) };
    let mut journal = Journal::default();
    journal.apply(&noted("1800000000.a0+/="), UnixMs(1), "#0");
    journal.apply(&made("A"), UnixMs(2), "#0");
    journal.apply(&made("B"), UnixMs(2), "#1");
    let kept = |pass| vec![KeptPass { id: "A".into(), pass: secret(pass).unwrap() }];
    assert_eq!(journal.passes, kept("1800000000.a0+/="), "what is not said changes nothing");
    assert_eq!(Journal::parse(&journal.text()), journal);
    let others = journal.clone().of("#1", &["#0".into(), "#1".into()]);
    assert_eq!(
        (others.orders.len(), others.passes),
        (1, kept("1800000000.a0+/=")),
        "an order may be named anywhere"
    );
    journal.apply(&noted("newer"), UnixMs(3), "#0");
    assert_eq!(journal.passes, kept("newer"));
    journal.apply(&Note::Forgotten("A".into()), UnixMs(4), "#0");
    assert_eq!(journal.passes, []);
}

#[test]
fn what_can_be_no_pass_is_left_out() {
    let long = format!("p A {}", "a".repeat(513));
    for line in ["p", "p A", "p A ", "p  a", "p A a b", "p ../x a", "p A a\u{e9}", long.as_str()] {
        let journal = Journal::parse(&format!("o A 1 - -\n{line}\n"));
        assert_eq!((journal.orders.len(), journal.passes.len()), (1, 0), "{line:?}");
    }
}

#[test]
fn each_thing_is_told_once_of_each_order() {
    let mut journal = Journal::default();
    journal.apply(&made("A"), UnixMs(1), "");
    journal.apply(&made("B"), UnixMs(1), "");
    assert!(journal.tell("A", "Done"));
    assert!(!journal.tell("A", "Done"));
    assert!(journal.tell("B", "Done"));
    let mut again = Journal::parse(&journal.text());
    assert!(!again.tell("A", "Done") && again.tell("A", "Refunded"));
    assert!(again.tell("unknown", "Done") && again.tell("unknown", "Done"), "nothing is known of it");
    assert!(again.tell("A", "two words"));
    assert_eq!(Journal::parse(&again.text()), again, "what is no word is not written");
}

#[test]
fn an_answer_settles_the_intent_that_it_answers() {
    let mut journal = Journal::default();
    for key in ["a", "b", "c"] {
        journal.apply(
            &Note::Asked { key: key.into(), keyed: true, agreement: Box::default() },
            UnixMs(1),
            "",
        );
    }
    journal.apply(
        &Note::Made { id: "A".into(), key: Some("b".into()), agreement: Box::default(), pass: None },
        UnixMs(2),
        "",
    );
    journal.apply(&Note::Settled("c".into()), UnixMs(2), "");
    assert_eq!(journal.intents.iter().map(|intent| intent.key.as_str()).collect::<Vec<_>>(), ["a"]);
    assert_eq!(journal.orders[0].id, "A");
}

#[test]
fn an_order_is_kept_once_and_forgotten_for_good() {
    let mut journal = Journal::default();
    journal.apply(&made("A"), UnixMs(1), "");
    journal.apply(&Note::Left("A".into()), UnixMs(2), "");
    journal.apply(&made("A"), UnixMs(3), "");
    assert_eq!((journal.orders.len(), journal.orders[0].made, journal.orders[0].left), (1, UnixMs(1), false));
    journal.apply(&Note::Forgotten("A".into()), UnixMs(4), "");
    assert_eq!(journal.text(), "");
}

#[test]
fn what_nobody_waits_for_goes_first_and_the_oldest_of_it() {
    let mut journal = Journal::default();
    for at in 0..20 {
        journal.apply(&made(&format!("order-{at}")), UnixMs(at), "");
    }
    for (finished, state) in [(7, "Done"), (3, "Refunded")] {
        journal.tell(&format!("order-{finished}"), state);
        journal.tell(&format!("order-{finished}"), "done");
    }
    journal.apply(&Note::Left("order-9".into()), UnixMs(20), "");
    for (at, gone) in [(20, "order-9"), (21, "order-3"), (22, "order-7"), (23, "order-0")] {
        journal.apply(&made(&format!("order-{at}")), UnixMs(at), "");
        assert_eq!(journal.orders.len(), 20);
        assert!(!journal.orders.iter().any(|order| order.id == gone), "{gone}");
    }
    for at in 0..9 {
        journal.apply(
            &Note::Asked { key: at.to_string(), keyed: true, agreement: Box::default() },
            UnixMs(1),
            "",
        );
    }
    assert_eq!((journal.intents.len(), journal.intents[0].key.as_str()), (5, "4"));
}

#[test]
fn an_order_that_was_left_unpaid_is_looked_after_for_two_days() {
    let mut journal = Journal::default();
    journal.apply(&made("left"), UnixMs(0), "");
    journal.apply(&made("open"), UnixMs(0), "");
    journal.apply(&Note::Left("left".into()), UnixMs(DAY), "");
    assert_eq!(journal.orders.len(), 2);
    journal.apply(&Note::Settled(String::new()), UnixMs(3 * DAY), "");
    assert_eq!(journal.orders.iter().map(|order| order.id.as_str()).collect::<Vec<_>>(), ["open"]);
}

#[test]
fn an_element_resumes_what_it_made_and_the_first_what_nobody_here_made() {
    let mut all = Journal::default();
    for (id, place) in [("A", "#0"), ("B", "shop"), ("C", "elsewhere"), ("D", "")] {
        all.apply(&made(id), UnixMs(1), place);
    }
    let ids = |me: &str, present: &[&str]| -> String {
        let present: Vec<String> = present.iter().map(|place| (*place).to_owned()).collect();
        all.clone().of(me, &present).orders.into_iter().map(|order| order.id).collect()
    };
    assert_eq!(ids("#0", &["#0", "shop"]), "ACD");
    assert_eq!(ids("shop", &["#0", "shop"]), "B");
    assert_eq!(ids("#0", &["#0"]), "ABCD", "a page with one element shows them all");
    assert_eq!(ids("", &[]), "ABCD");
    assert_eq!(ids("", &["#0"]), "BCD", "an element that is not seen leaves alone what others made");
}

#[test]
fn an_id_is_a_word_with_a_letter_or_a_digit() {
    for good in ["2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11", "ord_abc123xyz", "7"] {
        assert!(is_id(good), "{good}");
    }
    for bad in ["", " ", "..", "-", "a b", "a/b", "a?b", "a%2Fb", "a\nb", "ä", &"a".repeat(129)] {
        assert!(!is_id(bad), "{bad:?}");
    }
}

fn made(id: &str) -> Note {
    Note::Made { id: id.into(), key: None, agreement: Box::default(), pass: None }
}
