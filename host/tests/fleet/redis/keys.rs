//! What a key means in every copy: while it is out, when it made its order, and when its host is killed.

use std::time::Duration;

use super::*;

/// A lease of which several can be seen to go by, on a machine that is busy with much else.
const SOON: Duration = Duration::from_millis(1_500);

#[tokio::test]
async fn racing_requests_at_two_hosts_make_one_order_and_both_know_it() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let shops = [(); 2].map(|()| Shop::program(&upstream, &redis.url()));
    let racing: Vec<_> = (0..8).map(|at| tokio::spawn(shops[at % 2].order(KEY, BODY).send())).collect();
    upstream.until_made(1).await;
    for shop in &shops {
        assert_eq!(shop.find(KEY).await, said(425, "STILL_UNDER_WAY"));
        assert_eq!(told(shop.order(KEY, "{}").send().await.unwrap()).await.1, "IDEMPOTENCY_KEY_REUSED");
    }
    upstream.let_through(100);
    for answer in racing {
        assert_eq!(told(answer.await.unwrap().unwrap()).await, said(201, "ord_1"));
    }
    for shop in &shops {
        assert_eq!(shop.make(KEY).await, said(201, "ord_1"), "the first answer's status, at either host");
        assert_eq!(shop.find(KEY).await, said(200, "ord_1"));
        assert_eq!(
            told(shop.order(KEY, "{}").send().await.unwrap()).await,
            said(422, "IDEMPOTENCY_KEY_REUSED")
        );
        assert_eq!(shop.find("another-key-of-22-and-more").await, said(404, "NO_SUCH_KEY"));
    }
    assert_eq!(upstream.made(), 1);
    let late = Shop::program(&upstream, &redis.url());
    assert_eq!(late.make(KEY).await, said(201, "ord_1"), "and at one that came later");
}

#[tokio::test]
async fn what_a_killed_host_had_out_is_unknown_to_all_others_and_never_made_again() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let (first, second) = (Shop::program(&upstream, &redis.url()), Shop::program(&upstream, &redis.url()));
    let sending = tokio::spawn(first.order(KEY, BODY).send());
    upstream.until_made(1).await;
    assert_eq!(second.find(KEY).await, said(425, "STILL_UNDER_WAY"));
    first.kill();
    sending.await.unwrap().unwrap_err();
    until("its lease ends", async || (second.find(KEY).await == said(409, "OUTCOME_UNKNOWN")).then_some(()))
        .await;
    let third = Shop::program(&upstream, &redis.url());
    for shop in [&second, &third] {
        assert_eq!(shop.make(KEY).await, said(409, "OUTCOME_UNKNOWN"));
        assert_eq!(shop.find(KEY).await, said(409, "OUTCOME_UNKNOWN"));
    }
    assert_eq!(upstream.made(), 1);
    let name = entries(&redis).await.remove(0).0;
    let kept: i64 = redis::cmd("PTTL").arg(name).query_async(&mut redis.look().await).await.unwrap();
    assert!(kept > 23 * 60 * 60 * 1000, "for a day: {kept}");
}

#[tokio::test]
async fn a_lease_is_renewed_for_as_long_as_the_creation_is_out() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let one = start(config(upstream.address, &redis.url(), SOON)).await;
    let other = start(config(upstream.address, &redis.url(), SOON)).await;
    let sending = tokio::spawn(one.order(KEY, BODY).send());
    upstream.until_made(1).await;
    let mut leases = std::collections::BTreeSet::new();
    // The first one is over long before the fifth is there.
    until("it is renewed", async || {
        let entry = entries(&redis).await.remove(0).1;
        leases.insert(entry.rsplit(' ').next().unwrap().to_owned());
        (leases.len() >= 5).then_some(())
    })
    .await;
    assert_eq!(other.find(KEY).await, said(425, "STILL_UNDER_WAY"));
    upstream.let_through(1);
    assert_eq!(told(sending.await.unwrap().unwrap()).await, said(201, "ord_1"));
    let settled = entries(&redis).await;
    assert!(settled[0].1.starts_with("made ") && settled[0].1.ends_with(" 201 ord_1"), "{settled:?}");
}

#[tokio::test]
async fn a_refused_order_may_be_made_by_another_host() {
    let redis = Redis::start(&[]).await;
    let refusing = free_port();
    let nowhere: SocketAddr = format!("127.0.0.1:{refusing}").parse().unwrap();
    let upstream = Upstream::start().await;
    let first = start(config(nowhere, &redis.url(), SOON)).await;
    assert_eq!(first.make(KEY).await, said(502, "UPSTREAM_UNREACHABLE"));
    assert_eq!(first.find(KEY).await, said(404, "NO_SUCH_KEY"));
    let second = start(config(upstream.address, &redis.url(), SOON)).await;
    assert_eq!(second.make(KEY).await, said(201, "ord_1"));
    assert_eq!(first.make(KEY).await.0, 502, "it is another host's order, which cannot be read from here");
}

#[tokio::test]
async fn what_redis_loses_while_a_creation_is_out_is_told_to_it_again() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::holding());
    let one = start(config(upstream.address, &redis.url(), SOON)).await;
    let sending = tokio::spawn(one.order(KEY, BODY).send());
    upstream.until_made(1).await;
    let _: () = redis::cmd("FLUSHALL").query_async(&mut redis.look().await).await.unwrap();
    upstream.let_through(1);
    assert_eq!(told(sending.await.unwrap().unwrap()).await, said(201, "ord_1"));
    let other = start(config(upstream.address, &redis.url(), SOON)).await;
    assert_eq!(other.make(KEY).await, said(201, "ord_1"));
    assert_eq!(upstream.made(), 1);
}

#[tokio::test]
async fn the_budget_of_orders_is_that_of_all_hosts_together() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let mut shops = Vec::new();
    for _ in 0..2 {
        let mut config = config(upstream.address, &redis.url(), SOON);
        config.limits.order_budget = 3;
        shops.push(start(config).await);
    }
    let keys = ["0123456789abcdef012340", "0123456789abcdef012341", "0123456789abcdef012342"];
    assert_eq!(shops[0].make(keys[0]).await.0, 201);
    assert_eq!(shops[1].make(keys[1]).await.0, 201);
    assert_eq!(shops[1].make(keys[0]).await.0, 201, "what came before is not counted");
    assert_eq!(shops[0].unnamed_order(BODY).send().await.unwrap().status(), 201);
    for shop in &shops {
        for request in [shop.order(keys[2], BODY), shop.unnamed_order(BODY)] {
            let answer = request.send().await.unwrap();
            let seconds: u32 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=20).contains(&seconds), "one of three a minute: {seconds}");
            assert_eq!(told(answer).await, said(429, "TOO_MANY_ORDERS"));
        }
        assert_eq!(shop.find(keys[2]).await, said(404, "NO_SUCH_KEY"), "the key stays free");
    }
    assert_eq!(upstream.made(), 3);
}
