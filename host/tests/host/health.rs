//! What an orchestrator asks.

use axum::Router;

use crate::support::{Host, Upstream, assert_refused, refusing};

#[tokio::test]
async fn the_host_serves_before_it_is_ready() {
    let (upstream, address) = refusing();
    let host = Host::start(address, |_| ()).await;
    assert_eq!(host.get("/healthz").await.status(), 200);
    assert_refused(host.get("/readyz").await, 503, "NOT_READY").await;
    let _upstream = upstream.listen(8).unwrap();
    assert_eq!(host.get("/readyz").await.status(), 200);
}

#[tokio::test]
async fn being_asked_costs_the_upstream_no_request() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(host.get(path).await.status(), 200);
    }
    host.get("/api/payment_vias").await;
    assert_eq!(upstream.seen().len(), 1);
}
