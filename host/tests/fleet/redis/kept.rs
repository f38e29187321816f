//! What is in Redis, and on the way to it: nothing of a shopper's, and nothing that opens an order.

use std::path::Path;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

use super::*;

const LEASE: Duration = Duration::from_secs(10);

/// Everything that must not be there.
const NOBODYS: [&str; 8] = [
    KEY,
    "anna@mail.example",
    "+4915155512345",
    "5ecret-c0de",
    "order_state",
    "partner-1",
    "127.0.0.1",
    "another-key-of-22-and-more",
];

#[tokio::test]
async fn redis_holds_digests_numbers_and_ids_of_orders_and_everything_ends() {
    let (redis, upstream) = tokio::join!(Redis::start(&["--requirepass", "pa55word"]), Upstream::holding());
    let store = redis.url().replace("://", "://:pa55word@");
    let key_file = redis.folder.path().join("pass.key");
    let pass_key = "a-key-of-passes-that-is-long-enough";
    std::fs::write(&key_file, pass_key).unwrap();
    let file = key_file.to_str().unwrap();
    let shop = Shop::program_with(&upstream, &store, &[("CR_ORDER_PASS", "on"), ("CR_PASS_KEY_FILE", file)]);
    upstream.let_through(1);
    let answer = shop.order(KEY, BODY).send().await.unwrap();
    let pass = answer.headers()["cr-order-pass"].to_str().unwrap().to_owned();
    assert_eq!(told(answer).await, said(201, "ord_1"));
    assert_eq!(shop.find(KEY).await, said(200, "ord_1"));
    let out = tokio::spawn(shop.order("another-key-of-22-and-more", BODY).send());
    upstream.until_made(2).await;

    let mut look = redis.look_as(":pa55word@").await;
    let names: Vec<String> = redis::cmd("KEYS").arg("*").query_async(&mut look).await.unwrap();
    assert_eq!(names.len(), 3, "an entry a key, and the budget: {names:?}");
    for name in &names {
        let (digest, length) = match name.strip_prefix("cr:1:key:{").and_then(|rest| rest.strip_suffix('}')) {
            Some(digest) => (digest, 64),
            None => (name.strip_prefix("cr:1:budget:").expect("nothing else is there"), 32),
        };
        assert!(digest.len() == length && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        let life: i64 = redis::cmd("PTTL").arg(name).query_async(&mut look).await.unwrap();
        assert!(life > 0, "{name} ends");
        let text: String = redis::cmd("GET").arg(name).query_async(&mut look).await.unwrap();
        let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _-.".contains(&byte));
        assert!(is_plain && text.len() < 200, "{text}");
    }
    // What Redis wrote to its disk is all that it was ever told.
    let mut told = names.join("\n").into_bytes();
    read_all(redis.folder.path(), &mut told, &key_file);
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(told.contains("made ") && told.contains("ord_1"), "it is read as it is");
    for secret in NOBODYS.iter().chain(&[pass.as_str(), pass_key, "pa55word"]) {
        assert!(!told.contains(secret), "{secret} is in Redis");
    }
    upstream.let_through(1);
    out.await.unwrap().unwrap();
    let log = shop.stop();
    for secret in NOBODYS[..5].iter().chain(&[pass.as_str(), pass_key, "pa55word"]) {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
}

fn read_all(folder: &Path, into: &mut Vec<u8>, but: &Path) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path == but => {}
            path if path.is_dir() => read_all(&path, into, but),
            path => into.extend(std::fs::read(path).unwrap()),
        }
    }
}

#[tokio::test]
async fn another_partners_keys_and_another_versions_entries_are_not_taken_for_ours() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let ours = start(config(upstream.address, &redis.url(), LEASE)).await;
    let mut theirs = config(upstream.address, &redis.url(), LEASE);
    theirs.partner_id = Some("partner-2".parse().unwrap());
    theirs.limits.order_budget = 1;
    let theirs = start(theirs).await;
    assert_eq!(ours.make(KEY).await, said(201, "ord_1"));
    assert_eq!(theirs.find(KEY).await, said(404, "NO_SUCH_KEY"));
    assert_eq!(theirs.make(KEY).await, said(201, "ord_2"), "with a budget of their own");
    let mut look = redis.look().await;
    for (name, _) in entries(&redis).await {
        let _: () =
            redis::cmd("SET").arg(name).arg("of another version").query_async(&mut look).await.unwrap();
    }
    assert_eq!(ours.make(KEY).await, said(503, "STORE_UNAVAILABLE"), "what cannot be read is not free");
    assert_eq!(upstream.made(), 2);
}

#[tokio::test]
async fn a_creation_asks_three_times() {
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let shop = start(config(upstream.address, &redis.url(), LEASE)).await;
    let mut look = redis.look().await;
    let mut asked = async || {
        let stats: String = redis::cmd("INFO").arg("commandstats").query_async(&mut look).await.unwrap();
        let line = stats.lines().find_map(|line| line.strip_prefix("cmdstat_evalsha:calls=")).unwrap();
        line.split(',').next().unwrap().parse::<u32>().unwrap()
    };
    // The scripts are there by then.
    assert_eq!(shop.make(KEY).await.0, 201);
    let before = asked().await;
    assert_eq!(shop.make("another-key-of-22-and-more").await.0, 201);
    assert_eq!(asked().await - before, 3, "for the key, for the budget, and to settle");
}

/// What `docs/host.md`, section "Many hosts", says that a user of Redis needs.
#[tokio::test]
async fn a_user_that_may_do_no_more_than_is_documented_is_enough() {
    let documented = include_str!("../../../../docs/host.md");
    let rules = documented.lines().find_map(|line| line.strip_prefix("ACL SETUSER host on >a-password "));
    let (redis, upstream) = tokio::join!(Redis::start(&[]), Upstream::start());
    let mut user = redis::cmd("ACL");
    user.arg(&["SETUSER", "host", "on", ">a-password"]).arg(rules.unwrap().split(' ').collect::<Vec<_>>());
    let _: () = user.query_async(&mut redis.look().await).await.unwrap();
    let shop = Shop::program(&upstream, &redis.url().replace("://", "://host:a-password@"));
    assert_eq!(shop.make(KEY).await, said(201, "ord_1"));
    assert_eq!(shop.find(KEY).await, said(200, "ord_1"));
    let log = shop.stop();
    assert!(!log.contains("the shared store"), "{log}");
}

#[tokio::test]
async fn a_redis_that_could_cost_an_order_is_warned_of() {
    let upstream = Upstream::start().await;
    for (more, is_warned) in
        [(&["--maxmemory-policy", "allkeys-lru", "--appendonly", "no"][..], true), (&[], false)]
    {
        let redis = Redis::start(more).await;
        let shop = Shop::program(&upstream, &redis.url());
        assert_eq!(shop.make(KEY).await.0, 201);
        let log = shop.stop();
        for said in ["set maxmemory-policy noeviction", "set appendonly yes and appendfsync always"] {
            assert_eq!(log.contains(said), is_warned, "{said}: {log}");
        }
    }
}

/// Makes an authority and a certificate for `localhost` in `folder`.
fn certificates(folder: &Path) {
    let (authority_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, authority_key).unwrap();
    let server =
        CertificateParams::new(["localhost".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    for (name, text) in
        [("ca.pem", authority.pem()), ("server.pem", server.pem()), ("server.key", key.serialize_pem())]
    {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

#[tokio::test]
async fn with_tls_the_server_must_be_known_by_the_authority_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (port, cert, key, ca) =
        (free_port().to_string(), path("server.pem"), path("server.key"), path("ca.pem"));
    let settings = ["--port", "0", "--tls-port", &port, "--tls-cert-file", &cert, "--tls-key-file", &key];
    let more = [&settings[..], &["--tls-ca-cert-file", &ca, "--tls-auth-clients", "no"]].concat();
    let mut redis = Redis {
        program: None,
        port: port.parse().unwrap(),
        folder: tempfile::tempdir().unwrap(),
        more: more.iter().map(|setting| (*setting).to_owned()).collect(),
    };
    redis.run().await;
    let upstream = Upstream::start().await;
    let known = Shop::program(&upstream, &format!("rediss://localhost:{port}?ca={ca}"));
    assert_eq!(known.make(KEY).await, said(201, "ord_1"));
    for store in [format!("rediss://localhost:{port}"), format!("redis://localhost:{port}")] {
        let stranger = Shop::program(&upstream, &store);
        assert_eq!(stranger.make(KEY).await, said(503, "STORE_UNAVAILABLE"), "{store}");
        let log = stranger.stop();
        assert!(log.contains("the shared store fails: "), "{log}");
    }
    assert_eq!(upstream.made(), 1);
}
