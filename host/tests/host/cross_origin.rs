//! Which other sites may do what.

use axum::Router;
use reqwest::Method;

use crate::support::{Host, Upstream, assert_refused};

const SHOP: &str = "https://shop.example";

async fn host(allowed: &str) -> (Host, Upstream) {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let allowed = allowed.parse().unwrap();
    let host = Host::start(upstream.address, |config| config.allowed_origins = allowed).await;
    (host, upstream)
}

#[tokio::test]
async fn without_allowed_origins_no_answer_mentions_any() {
    let (host, _) = host("").await;
    let response =
        host.client.get(host.url("/api/payment_vias")).header("origin", SHOP).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let headers = response.headers();
    assert!(headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{headers:?}");
}

#[tokio::test]
async fn an_allowed_origin_may_read_with_credentials_and_no_other() {
    let (host, _) = host("https://shop.example, http://127.0.0.1:8080").await;
    for (origin, allowed) in [(SHOP, true), ("http://127.0.0.1:8080", true), ("https://evil.example", false)]
    {
        for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/a%20b"] {
            let response = host.client.get(host.url(path)).header("origin", origin).send().await.unwrap();
            let headers = response.headers();
            let told = headers.get("access-control-allow-origin").map(|value| value.to_str().unwrap());
            assert_eq!(told, allowed.then_some(origin), "{origin} {path}");
            let mut varies = headers.get_all("vary").iter();
            assert!(varies.any(|value| value.to_str().unwrap().contains("origin")));
            if allowed {
                assert_eq!(headers["access-control-allow-credentials"], "true");
                assert_eq!(headers["access-control-expose-headers"], "cr-idempotency,retry-after");
            }
        }
    }
}

#[tokio::test]
async fn a_preflight_allows_what_the_widget_sends() {
    let (host, upstream) = host(SHOP).await;
    let response = host
        .client
        .request(Method::OPTIONS, host.url("/api/orders"))
        .header("origin", SHOP)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type, idempotency-key")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let headers = response.headers();
    assert_eq!(headers["access-control-allow-origin"], SHOP);
    assert_eq!(headers["access-control-allow-methods"], "GET,POST");
    assert_eq!(headers["access-control-allow-headers"], "content-type,idempotency-key");
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn another_sites_page_cannot_make_orders_unread() {
    let (host, upstream) = host(SHOP).await;
    for (site, origin, accepted) in [
        ("cross-site", "https://evil.example", false),
        ("same-site", "https://other.shop.example", false),
        ("cross-site", "null", false),
        ("cross-site", SHOP, true),
        ("same-origin", "https://partner.example", true),
    ] {
        for path in ["/api/orders", "/api/orders/validations"] {
            let request = host.post(path, "{}").header("sec-fetch-site", site).header("origin", origin);
            let before = upstream.seen().len();
            let response = request.send().await.unwrap();
            if accepted {
                assert_eq!(response.status(), 200, "{site} {origin}");
            } else {
                assert_refused(response, 403, "ORIGIN_NOT_ALLOWED").await;
            }
            assert_eq!(upstream.seen().len(), before + usize::from(accepted));
        }
    }
}
