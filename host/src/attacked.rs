//! Whatever a browser or an upstream sends is read without a panic, and what gets through has its form. The corpus in
//! `host/tests/corpus` is replayed with each run; `PROPTEST_CASES` widens the random input.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use proptest::prelude::*;

use crate::config::trusted_proxies::TrustedProxies;
use crate::idempotency::key::Key;
use crate::negotiation;
use crate::pass::Doorkeeper;
use crate::pass::token::Kind;
use crate::upstream::encoding::Encoding;
use crate::upstream::forward;
use crate::upstream::routes::ROUTES;

const CORPUS: &[u8] = include_bytes!("../tests/corpus/lines.txt");

const PEER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Reads `bytes` as everything that comes from outside.
fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    path_and_query(&text);
    tokens(bytes);
    if let Ok(key) = Key::parse(b"partner-1", bytes) {
        assert!((22..=128).contains(&bytes.len()) && key.digest().len() == 32);
    }
    if let Ok(value) = HeaderValue::from_bytes(bytes) {
        headers(&value);
    }
}

/// No text in a path or a query leads anywhere but to the route, on the upstream's own host.
fn path_and_query(text: &str) {
    let upstream = "http://up.example".parse().unwrap();
    for route in &ROUTES {
        let params: Vec<_> =
            ["country", "order_id"].map(|name| (name.to_owned(), text.to_owned())).into_iter().collect();
        let Ok(url) = forward::url(&upstream, route, &params, Some(text)) else { continue };
        assert_eq!((url.scheme(), url.host_str(), url.fragment()), ("http", Some("up.example"), None));
        let path = format!("/{}/{}", route.version, route.path);
        assert_eq!(url.path().split('/').count(), path.split('/').count(), "{url}");
        let known = url.query_pairs().count();
        assert!(known <= route.parameters.len(), "{url}");
    }
}

/// No text but a pass opens an order.
fn tokens(bytes: &[u8]) {
    let keys = "0123456789abcdef0123456789abcdef".parse().unwrap();
    let doorkeeper = Doorkeeper::new(keys, None);
    for kind in [Kind::Pass, Kind::Ticket] {
        assert!(!doorkeeper.admits(kind, "ord_1", Some(bytes), 0));
        let good = doorkeeper.give(kind, "ord_1", 0).into_bytes();
        assert!(doorkeeper.admits(kind, "ord_1", Some(&good), 0));
        for cut in 0..good.len() {
            assert!(!doorkeeper.admits(kind, "ord_1", good.get(..cut), 0), "cut at {cut}");
        }
        assert!(!doorkeeper.admits(kind, "ord_1", Some(&[&good, bytes, b"0"].concat()), 0));
    }
}

fn headers(value: &HeaderValue) {
    let of = |name: HeaderName| HeaderMap::from_iter([(name, value.clone())]);
    let _ = negotiation::codings(&of(header::ACCEPT_ENCODING));
    let _ = negotiation::has(&of(header::IF_NONE_MATCH), "W/\"tag\"");
    let _ = Encoding::of(&of(header::CONTENT_ENCODING));
    let claimed = of(HeaderName::from_static("x-forwarded-for"));
    let nobody = TrustedProxies::default().shopper_address(PEER, &claimed);
    assert_eq!(nobody, PEER, "a claim of the browser's is not believed");
    let _ = "127.0.0.1".parse::<TrustedProxies>().unwrap().shopper_address(PEER, &claimed);
    let crossing = forward::response_headers(&of(header::SET_COOKIE));
    assert!(crossing.is_empty());
}

#[test]
fn the_corpus_is_read() {
    let lines: Vec<_> = CORPUS.split(|&byte| byte == b'\n').collect();
    assert!(lines.len() > 40);
    for line in lines {
        read(line);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
    }

    #[test]
    fn what_looks_like_it_is_read(
        text in "[a-zA-Z0-9_.%&=/;:,\\\\ *\"W+\\[\\]-]{0,80}",
        name in "(country_code|brand_name|face_value|lang|coin|promo_code|ticket)=",
    ) {
        read(text.as_bytes());
        read(format!("{name}{text}").as_bytes());
    }
}
