//! An upstream that fails again and again is left alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use cryptorefills_host::CatalogueCache;

use crate::support::{Host, Upstream, assert_refused};

const PRICE: &str = "/api/products/price?coin=BTC";
const KEY: &str = "0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn after_failures_in_a_row_only_orders_that_run_are_asked_about() {
    let status = Arc::new(AtomicU16::new(200));
    let told = status.clone();
    let answer = move || {
        let status = StatusCode::from_u16(told.load(Ordering::SeqCst)).unwrap();
        async move { (status, [("content-type", "application/json")], "{}") }
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |config| {
        config.limits.failures = 3;
        config.catalogue_cache = Some(CatalogueCache {
            brands: Duration::ZERO,
            grace: Duration::ZERO,
            ..CatalogueCache::default()
        });
    })
    .await;
    assert_eq!(host.get("/api/brands?country_code=US").await.status(), 200);
    status.store(500, Ordering::SeqCst);
    for _ in 0..5 {
        assert_eq!(host.get(PRICE).await.status(), 500, "an answer, whatever it says");
    }
    status.store(503, Ordering::SeqCst);
    for _ in 0..3 {
        assert_eq!(host.get(PRICE).await.status(), 503);
    }
    let before = upstream.seen().len();
    let refused = host.get(PRICE).await;
    let wait: u32 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=5).contains(&wait), "{wait}");
    assert_refused(refused, 503, "UPSTREAM_DOWN").await;
    assert_refused(host.post("/api/orders/validations", "{}").send().await.unwrap(), 503, "UPSTREAM_DOWN")
        .await;
    let order = host.post("/api/orders", "{}").header("idempotency-key", KEY).send().await.unwrap();
    assert_refused(order, 503, "UPSTREAM_DOWN").await;
    let found = host.client.get(host.url("/api/orders/by-key")).header("idempotency-key", KEY);
    assert_refused(found.send().await.unwrap(), 404, "NO_SUCH_KEY").await;
    let stale = host.get("/api/brands?country_code=US").await;
    assert_eq!(
        (stale.status().as_u16(), &stale.headers()["warning"]),
        (200, &"111 - \"Revalidation Failed\"".parse().unwrap())
    );
    assert_eq!(upstream.seen().len(), before, "nothing went up");
    assert_eq!(host.get("/api/orders/ord_1").await.status(), 503);
    assert_eq!(host.get("/api/orders/ord_1/subscribe").await.status(), 503);
    assert_eq!(upstream.seen().len(), before + 2, "but for an order that runs");
    status.store(200, Ordering::SeqCst);
    assert_eq!(host.get("/api/orders/ord_1").await.status(), 200);
    assert_eq!(host.get(PRICE).await.status(), 200, "its answer shows that the upstream is back");
}
