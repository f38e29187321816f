//! Redis killed, hanging, not there yet, or not letting in: no order is made that might be made twice, and all else goes on.

use std::time::Duration;

use futures_util::StreamExt;

use super::*;

const OTHER_KEY: &str = "another-key-of-22-and-more";
const LEASE: Duration = Duration::from_secs(10);

async fn assert_refused(shop: &Shop, key: &str) {
    let answer = shop.order(key, BODY).send().await.unwrap();
    assert_eq!(answer.headers()["retry-after"], "5");
    assert_eq!(told(answer).await, said(503, "STORE_UNAVAILABLE"));
    assert_eq!(shop.find(key).await, said(503, "STORE_UNAVAILABLE"));
}

async fn until_made(shop: &Shop, key: &str) -> (u16, String) {
    until("the order is made", async || Some(shop.make(key).await).filter(|(status, _)| *status == 201)).await
}

#[tokio::test]
async fn while_redis_is_dead_all_but_orders_with_a_key_goes_on_and_nothing_is_forgotten() {
    let (mut redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let shops = [(); 2].map(|()| Shop::program(&upstream, &redis.url()));
    upstream.let_through(1);
    assert_eq!(shops[0].make(KEY).await, said(201, "ord_1"));
    let stream = shops[0].get("/api/orders/ord_1/subscribe").await;
    let mut events = stream.bytes_stream();
    events.next().await.unwrap().unwrap();
    let sending = tokio::spawn(shops[0].order(OTHER_KEY, BODY).send());
    upstream.until_made(2).await;

    redis.kill();
    let third = "a-third-key-of-22-and-more";
    for shop in &shops {
        assert_refused(shop, third).await;
        for path in ["/api/brands?country_code=US", "/api/orders/ord_1", "/readyz", "/healthz"] {
            assert_eq!(shop.get(path).await.status(), 200, "{path}");
        }
    }
    upstream.speak(7);
    assert!(String::from_utf8_lossy(&events.next().await.unwrap().unwrap()).contains("\"event\":7"));
    upstream.let_through(2);
    assert_eq!(told(shops[1].unnamed_order(BODY).send().await.unwrap()).await, said(201, "ord_3"));
    assert_eq!(told(sending.await.unwrap().unwrap()).await, said(201, "ord_2"), "what was sent is answered");
    assert_eq!(shops[0].make(OTHER_KEY).await, said(201, "ord_2"), "its own memory knows");
    assert_refused(&shops[1], OTHER_KEY).await;
    assert_eq!(upstream.made(), 3, "nothing was sent for a key");

    redis.run().await;
    upstream.let_through(1);
    assert_eq!(until_made(&shops[0], third).await, said(201, "ord_4"), "by itself");
    let known = async || Some(shops[1].find(OTHER_KEY).await).filter(|(status, _)| *status == 200);
    assert_eq!(until("the outcome is noted", known).await, said(200, "ord_2"));
    for (key, order) in [(KEY, "ord_1"), (OTHER_KEY, "ord_2"), (third, "ord_4")] {
        assert_eq!(shops[1].make(key).await, said(201, order), "it was on disk");
    }
    assert_eq!(upstream.made(), 4);
}

#[tokio::test]
async fn a_creation_that_lost_its_host_while_redis_was_dead_is_unknown_when_it_is_back() {
    let (mut redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let (first, second) = (Shop::program(&upstream, &redis.url()), Shop::program(&upstream, &redis.url()));
    let sending = tokio::spawn(first.order(KEY, BODY).send());
    upstream.until_made(1).await;
    redis.kill();
    first.kill();
    sending.await.unwrap().unwrap_err();
    redis.run().await;
    let unknown = async || (second.make(KEY).await == said(409, "OUTCOME_UNKNOWN")).then_some(());
    until("it is unknown", unknown).await;
    assert_eq!(upstream.made(), 1);
}

#[tokio::test]
async fn a_redis_that_hangs_refuses_in_time_and_takes_no_key_for_ever() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let shops = [(); 2].map(|()| Shop::program(&upstream, &redis.url()));
    assert_eq!(shops[0].make(OTHER_KEY).await, said(201, "ord_1"));
    redis.signal("STOP");
    // The client of the test gives up after thirty seconds.
    assert_refused(&shops[0], KEY).await;
    assert_eq!(upstream.made(), 1);
    redis.signal("CONT");
    // It now takes in what it was asked meanwhile, and then that nobody wants it any more.
    assert_eq!(until_made(&shops[1], KEY).await, said(201, "ord_2"), "also at another host");
    assert_eq!(shops[0].make(KEY).await, said(201, "ord_2"));
}

#[tokio::test]
async fn a_host_starts_before_redis_does_and_finds_it() {
    let upstream = Upstream::start().await;
    let port = free_port();
    let shop = Shop::program(&upstream, &format!("redis://127.0.0.1:{port}"));
    assert_refused(&shop, KEY).await;
    assert_eq!(shop.get("/readyz").await.status(), 200);
    assert_eq!(upstream.made(), 0);
    let mut redis = Redis { program: None, port, folder: tempfile::tempdir().unwrap(), more: Vec::new() };
    redis.run().await;
    assert_eq!(until_made(&shop, KEY).await, said(201, "ord_1"));
}

#[tokio::test]
async fn a_password_that_is_wrong_is_told_without_it_and_works_when_it_is_right() {
    let (redis, upstream) = tokio::join!(Redis::start(&["--requirepass", "0ther"]), Upstream::start());
    let store = redis.url().replace("://", "://:pa55word@");
    let shop = Shop::program(&upstream, &store);
    assert_refused(&shop, KEY).await;
    let mut look = redis.look_as(":0ther@").await;
    let _: () =
        redis::cmd("CONFIG").arg(&["SET", "requirepass", "pa55word"]).query_async(&mut look).await.unwrap();
    assert_eq!(until_made(&shop, KEY).await, said(201, "ord_1"));
    let log = shop.stop();
    assert!(log.contains("the shared store fails: authentication failed"), "{log}");
    assert!(log.contains("the shared store is back"), "{log}");
    assert!(!log.contains("pa55word") && !log.contains(KEY), "{log}");
}

#[tokio::test]
async fn a_redis_that_takes_nothing_more_refuses_orders_and_a_replica_too() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let shop = start(config(upstream.address, &redis.url(), LEASE)).await;
    assert_eq!(shop.make(KEY).await, said(201, "ord_1"));
    let mut look = redis.look().await;
    for (bad, good) in [
        (&["CONFIG", "SET", "maxmemory", "1"], &["CONFIG", "SET", "maxmemory", "0"][..]),
        (&["REPLICAOF", "127.0.0.1", "1", ""], &["REPLICAOF", "NO", "ONE"]),
    ] {
        let set = |words: &[&str]| {
            let words: Vec<_> = words.iter().filter(|word| !word.is_empty()).copied().collect();
            redis::cmd(words[0]).arg(&words[1..]).to_owned()
        };
        let _: () = set(bad).query_async(&mut look).await.unwrap();
        let answer = shop.make(OTHER_KEY).await;
        assert_eq!(answer, said(503, "STORE_UNAVAILABLE"), "{bad:?}");
        let _: () = set(good).query_async(&mut look).await.unwrap();
    }
    assert_eq!(upstream.made(), 1);
    assert_eq!(shop.make(OTHER_KEY).await, said(201, "ord_2"));
}

#[tokio::test]
async fn a_budget_that_cannot_be_known_refuses_orders_with_a_key_and_counts_the_others_here() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let mut config = config(upstream.address, &redis.url(), LEASE);
    config.limits.order_budget = 2;
    let shop = start(config).await;
    assert_eq!(shop.make(KEY).await, said(201, "ord_1"));
    let mut look = redis.look().await;
    let names: Vec<String> = redis::cmd("KEYS").arg("cr:1:budget:*").query_async(&mut look).await.unwrap();
    let [budget] = names.as_slice() else { panic!("one budget: {names:?}") };
    let _: () = redis::cmd("DEL").arg(budget).query_async(&mut look).await.unwrap();
    let _: () = redis::cmd("LPUSH").arg(&[budget, "not a time"]).query_async(&mut look).await.unwrap();
    assert_eq!(shop.make(OTHER_KEY).await, said(503, "STORE_UNAVAILABLE"));
    assert_eq!(shop.find(OTHER_KEY).await, said(404, "NO_SUCH_KEY"), "it is let go");
    for expected in [201, 201, 429] {
        assert_eq!(shop.unnamed_order(BODY).send().await.unwrap().status(), expected);
    }
    assert_eq!(upstream.made(), 3);
}
