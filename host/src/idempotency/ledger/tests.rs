//! Requests with one key, in one host and in two that share a folder.

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;

use super::*;
use crate::refusal::Refusal;

const WINDOW: Duration = Duration::from_secs(60);

fn key() -> Key {
    Key::parse(b"partner", b"0123456789abcdef012345").unwrap()
}

fn body(text: &'static str) -> Fingerprint {
    Fingerprint::of(&Bytes::from_static(text.as_bytes()))
}

fn made() -> Outcome {
    let body = Bytes::from_static(b"{}");
    let answer = HeldAnswer { status: StatusCode::OK, headers: HeaderMap::new(), body };
    Outcome::Made("ord_1".to_owned(), answer)
}

async fn claim(ledger: &Ledger, text: &'static str) -> Claim {
    ledger.claim(key(), body(text)).await.unwrap()
}

async fn first(ledger: &Ledger) -> Pledge {
    match claim(ledger, "a").await {
        Claim::First(pledge) => pledge,
        other => panic!("the key is in use: {other:?}"),
    }
}

/// A ledger in memory, one in a file, and the folder of the second.
fn ledgers() -> ([Ledger; 2], tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let kinds = [StoreKind::Memory, StoreKind::Embedded(folder.path().to_owned())];
    (kinds.map(|kind| Ledger::open(&kind, WINDOW).unwrap()), folder)
}

#[tokio::test]
async fn one_key_makes_one_order_and_everyone_hears_of_it() {
    let (ledgers, _folder) = ledgers();
    for ledger in ledgers {
        let pledge = first(&ledger).await;
        assert!(matches!(claim(&ledger, "b").await, Claim::OtherBody));
        let Claim::Waiting(racing) = claim(&ledger, "a").await else { panic!("nobody is waited for") };
        assert!(matches!(ledger.find(key()).await.unwrap(), Meaning::UnderWay(_)));
        pledge.settle(made()).await;
        assert_eq!(racing.outcome().await, made());
        assert!(matches!(claim(&ledger, "a").await, Claim::Made(id, Some(_)) if id == "ord_1"));
        assert!(matches!(claim(&ledger, "b").await, Claim::OtherBody));
        assert_eq!(ledger.find(key()).await.unwrap(), Meaning::Made("ord_1".to_owned()));
        assert!(ledger.waiting().is_empty(), "nothing is left behind");
    }
}

#[tokio::test]
async fn a_refused_order_may_be_tried_again() {
    let (ledgers, _folder) = ledgers();
    for ledger in ledgers {
        first(&ledger).await.settle(Outcome::Refused(Err(Refusal::UpstreamUnreachable))).await;
        assert_eq!(ledger.find(key()).await.unwrap(), Meaning::Free);
        let _ = first(&ledger).await;
    }
}

#[tokio::test]
async fn a_lost_answer_keeps_the_key_taken() {
    let (ledgers, _folder) = ledgers();
    for ledger in ledgers {
        drop(first(&ledger).await);
        assert!(matches!(claim(&ledger, "a").await, Claim::Unknown));
        assert_eq!(ledger.find(key()).await.unwrap(), Meaning::Unknown);
    }
}

#[tokio::test]
async fn hosts_that_share_a_folder_share_keys_and_know_who_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let kind = StoreKind::Embedded(folder.path().to_owned());
    let open = || Ledger::open(&kind, WINDOW).unwrap();
    let (one, two) = (open(), open());
    let pledge = first(&one).await;
    assert!(matches!(claim(&two, "a").await, Claim::Elsewhere));
    assert!(matches!(two.find(key()).await.unwrap(), Meaning::UnderWay(_)));
    // As if its process were killed: nothing is settled, and the lock is gone.
    std::mem::drop(pledge);
    drop(one);
    assert!(matches!(claim(&two, "a").await, Claim::Unknown));
    assert!(matches!(claim(&open(), "a").await, Claim::Unknown), "and so it is after a restart");
}

#[tokio::test]
async fn what_was_made_outlives_the_host_without_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let kind = StoreKind::Embedded(folder.path().to_owned());
    let open = || Ledger::open(&kind, WINDOW).unwrap();
    first(&open()).await.settle(made()).await;
    assert!(matches!(claim(&open(), "a").await, Claim::Made(id, None) if id == "ord_1"));
    assert!(matches!(claim(&open(), "b").await, Claim::OtherBody));
}

#[tokio::test]
async fn many_at_once_in_two_hosts_make_one_order() {
    let folder = tempfile::tempdir().unwrap();
    let kind = StoreKind::Embedded(folder.path().to_owned());
    let hosts = [(); 2].map(|()| Ledger::open(&kind, WINDOW).unwrap());
    let asking = (0..20).map(|number| {
        let ledger = hosts[number % 2].clone();
        tokio::spawn(async move { ledger.claim(key(), body("a")).await.unwrap() })
    });
    let claims = futures_util::future::join_all(asking).await;
    let firsts = claims.iter().filter(|claim| matches!(claim, Ok(Claim::First(_)))).count();
    assert_eq!(firsts, 1);
}
