//! The catalogue, kept in the host for all who ask the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use cryptorefills_host::{CatalogueCache, Config};
use futures_util::future::join_all;
use tokio::sync::Semaphore;

use crate::support::{Host, Upstream, fixture, until};

const BRANDS: &str = "/api/brands?country_code=US";
const PRODUCTS: &str = "/api/products/country/US?brand_name=Amazon";
const JSON: (&str, &str) = ("content-type", "application/json");

/// An upstream that counts its answers in them, with a status that can be changed.
async fn counting() -> (Upstream, Arc<AtomicU16>) {
    let status = Arc::new(AtomicU16::new(200));
    let told = status.clone();
    let count = Arc::new(AtomicUsize::new(0));
    let answer = move || {
        let status = StatusCode::from_u16(told.load(Ordering::SeqCst)).unwrap();
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        async move { (status, [JSON, ("x-ratelimit-remaining", "9")], format!("{{\"answer\":{number}}}")) }
    };
    (Upstream::start(Router::new().fallback(answer)).await, status)
}

/// An upstream that answers once it is let, and what lets it.
async fn holding() -> (Upstream, Arc<Semaphore>) {
    let gate = Arc::new(Semaphore::new(0));
    let open = gate.clone();
    let answer = move || {
        let open = open.clone();
        async move {
            let _let = open.acquire().await;
            ([JSON], "{}").into_response() as Response
        }
    };
    (Upstream::start(Router::new().fallback(answer)).await, gate)
}

/// Sets how long products are new, and how much grace they have then.
fn products(new: Duration, grace: Duration) -> impl FnOnce(&mut Config) {
    move |config| {
        config.catalogue_cache = Some(CatalogueCache { products: new, grace, ..CatalogueCache::default() });
    }
}

#[tokio::test]
async fn a_thousand_who_ask_the_same_at_once_are_one_question() {
    let (upstream, gate) = holding().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let asking = join_all((0..1_000).map(|_| host.get(BRANDS)));
    let letting = async {
        until("the upstream is asked", || !upstream.seen().is_empty()).await;
        gate.add_permits(1_000);
    };
    let (answers, ()) = tokio::join!(asking, letting);
    assert!(answers.iter().all(|answer| answer.status() == 200));
    assert_eq!(host.get(BRANDS).await.status(), 200);
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn what_the_first_asked_is_answered_though_the_first_is_gone() {
    let (upstream, gate) = holding().await;
    let host = Host::start(upstream.address, |_| ()).await;
    let (client, url) = (host.client.clone(), host.url(BRANDS));
    let first = tokio::spawn(async move { client.get(url).send().await });
    until("the upstream is asked", || upstream.seen().len() == 1).await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    gate.add_permits(1);
    assert_eq!(host.get(BRANDS).await.status(), 200);
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn each_question_has_its_own_answer_and_prices_and_orders_are_asked_each_time() {
    let (upstream, _) = counting().await;
    let host = Host::start(upstream.address, |_| ()).await;
    for (path, questions) in [
        (BRANDS, 1),
        ("/api/brands?country_code=us&future=1", 0),
        ("/api/brands?country_code=DE", 1),
        ("/api/brands?country_code=US&promo_code=A", 1),
        ("/api/homepage?country_code=US", 1),
        ("/api/payment_vias", 1),
        ("/api/products/country/US?brand_name=A&lang=en", 1),
        ("/api/products/country/US?lang=en&brand_name=A", 0),
        ("/api/products/country/US?brand_name=A&lang=de", 1),
        ("/api/products/price?brand_name=A&country_code=US&face_value=1&coin=BTC", 2),
        ("/api/orders/ord_abc123xyz", 2),
    ] {
        let before = upstream.seen().len();
        for _ in 0..2 {
            assert_eq!(host.get(path).await.status(), 200, "{path}");
        }
        assert_eq!(upstream.seen().len() - before, questions, "{path}");
    }
    let before = upstream.seen().len();
    for _ in 0..2 {
        assert_eq!(host.post("/api/orders/validations", "{}").send().await.unwrap().status(), 200);
    }
    assert_eq!(upstream.seen().len() - before, 2);
}

#[tokio::test]
async fn what_is_kept_has_nothing_of_who_asked_first() {
    let (upstream, _) = counting().await;
    let host = Host::start(upstream.address, |_| ()).await;
    for _ in 0..2 {
        let answer = host.get(BRANDS).await;
        let mut names: Vec<_> = answer.headers().keys().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "age",
                "cache-control",
                "content-length",
                "content-security-policy",
                "content-type",
                "cross-origin-resource-policy",
                "date",
                "etag",
                "vary",
                "x-content-type-options",
                "x-request-id"
            ]
        );
        assert_eq!(answer.text().await.unwrap(), "{\"answer\":1}");
    }
}

#[tokio::test]
async fn what_is_not_new_is_given_while_the_upstream_is_asked_again() {
    let (upstream, _) = counting().await;
    let host = Host::start(upstream.address, products(Duration::ZERO, Duration::from_secs(3_600))).await;
    assert_eq!(host.get(PRODUCTS).await.text().await.unwrap(), "{\"answer\":1}");
    let stale = host.get(PRODUCTS).await;
    assert_eq!(stale.headers()["warning"], "110 - \"Response is Stale\"");
    assert_eq!(stale.headers()["age"], "0");
    assert_eq!(stale.headers()["cache-control"], "private, no-cache");
    assert_eq!(stale.text().await.unwrap(), "{\"answer\":1}");
    until("the upstream is asked again", || upstream.seen().len() == 2).await;
    let newer = async { while host.get(PRODUCTS).await.text().await.unwrap() == "{\"answer\":1}" {} };
    tokio::time::timeout(Duration::from_secs(10), newer).await.unwrap();
}

#[tokio::test]
async fn what_is_old_is_given_only_where_the_upstream_fails() {
    let (upstream, status) = counting().await;
    let host = Host::start(upstream.address, products(Duration::ZERO, Duration::ZERO)).await;
    assert_eq!(host.get(PRODUCTS).await.text().await.unwrap(), "{\"answer\":1}");
    assert_eq!(host.get(PRODUCTS).await.text().await.unwrap(), "{\"answer\":2}");
    for failure in [500, 503, 429, 204] {
        status.store(failure, Ordering::SeqCst);
        let stale = host.get(PRODUCTS).await;
        assert_eq!(stale.status(), 200, "{failure}");
        assert_eq!(stale.headers()["warning"], "111 - \"Revalidation Failed\"");
        assert_eq!(stale.text().await.unwrap(), "{\"answer\":2}", "{failure}");
    }
    status.store(404, Ordering::SeqCst);
    assert_eq!(host.get(PRODUCTS).await.status(), 404, "a refusal is the upstream's word");
    status.store(500, Ordering::SeqCst);
    assert_eq!(host.get(PRODUCTS).await.status(), 500, "and ends what was kept");
}

#[tokio::test]
async fn only_good_answers_are_kept() {
    for (status, kind, body) in [
        (500, "application/json", "{}"),
        (404, "application/json", "{}"),
        (203, "application/json", "{}"),
        (200, "text/html", "<html>sign in</html>"),
        (200, "application/json", "{\"cut"),
        (200, "application/json", ""),
    ] {
        let status = StatusCode::from_u16(status).unwrap();
        let answer = move || async move { (status, [("content-type", kind)], body) };
        let upstream = Upstream::start(Router::new().fallback(answer)).await;
        let host = Host::start(upstream.address, |_| ()).await;
        for _ in 0..2 {
            let answer = host.get(PRODUCTS).await;
            assert_eq!(answer.status(), status);
            assert_eq!(answer.headers()["cache-control"], "no-store");
            assert_eq!(answer.text().await.unwrap(), body);
        }
        assert_eq!(upstream.seen().len(), 2, "{status} {kind} {body}");
    }
}

#[tokio::test]
async fn a_browser_that_has_the_answer_gets_304_in_any_coding() {
    let body = fixture("brands_us.json");
    let brands = body.clone();
    let answer = move || async move { ([JSON], body) };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let ask = async |headers: &[(&'static str, &str)]| {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (axum::http::HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        host.client.get(host.url(BRANDS)).headers(headers).send().await.unwrap()
    };
    let whole = ask(&[]).await;
    let tag = whole.headers()["etag"].to_str().unwrap().to_owned();
    assert!(!whole.headers().contains_key("content-encoding"));
    assert_eq!(whole.bytes().await.unwrap(), brands);
    for (accepted, used) in [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
        let coded = ask(&[("accept-encoding", accepted)]).await;
        assert_eq!(coded.headers()["content-encoding"], used);
        assert_eq!(coded.headers()["etag"], tag.as_str());
        assert_eq!(coded.headers()["vary"], "accept-encoding");
        assert!(coded.content_length().unwrap() < brands.len() as u64 / 2);
        let known = ask(&[("accept-encoding", accepted), ("if-none-match", &tag)]).await;
        assert_eq!(known.status(), 304);
        assert_eq!(known.headers()["etag"], tag.as_str());
        assert!(!known.headers().contains_key("content-encoding"));
        assert_eq!(known.bytes().await.unwrap(), "");
    }
    let decoding = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(decoding.get(host.url(BRANDS)).send().await.unwrap().bytes().await.unwrap(), brands);
    assert_eq!(ask(&[("if-none-match", "W/\"other\"")]).await.status(), 200);
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn what_does_not_fit_is_not_kept_and_answered_all_the_same() {
    let (upstream, _) = counting().await;
    let cache = CatalogueCache { bytes: 100, ..CatalogueCache::default() };
    let host = Host::start(upstream.address, |config| config.catalogue_cache = Some(cache)).await;
    let other = async {
        while upstream.seen().len() < 3 {
            assert_eq!(host.get(BRANDS).await.status(), 200);
        }
    };
    tokio::time::timeout(Duration::from_secs(10), other).await.unwrap();
}

#[tokio::test]
async fn a_host_without_a_cache_asks_each_time() {
    let (upstream, _) = counting().await;
    let host = Host::start(upstream.address, |config| config.catalogue_cache = None).await;
    for number in 1..=3 {
        let answer = host.get(BRANDS).await;
        assert!(!answer.headers().contains_key("etag"));
        assert_eq!(answer.text().await.unwrap(), format!("{{\"answer\":{number}}}"));
    }
}
