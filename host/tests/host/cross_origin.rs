//! Which other sites may do what.

use axum::Router;
use reqwest::Method;
use reqwest::header::HeaderMap;

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
    assert!(says_nothing(response.headers()), "{:?}", response.headers());
    assert_refused(response, 403, "ORIGIN_NOT_ALLOWED").await;
}

fn says_nothing(headers: &HeaderMap) -> bool {
    headers.keys().all(|name| !name.as_str().starts_with("access-control-"))
}

#[tokio::test]
async fn an_allowed_origin_may_read_with_credentials_and_no_other() {
    let (host, _) = host("https://shop.example, http://127.0.0.1:8080").await;
    for (origin, allowed) in [
        (SHOP, true),
        ("http://127.0.0.1:8080", true),
        ("https://evil.example", false),
        ("https://shop.example.evil.example", false),
        ("http://shop.example", false),
        ("https://shop.example:8443", false),
        ("null", false),
    ] {
        for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/a%20b"] {
            let response = host.client.get(host.url(path)).header("origin", origin).send().await.unwrap();
            let headers = response.headers();
            let told = headers.get("access-control-allow-origin").map(|value| value.to_str().unwrap());
            assert_eq!(told, allowed.then_some(origin), "{origin} {path}");
            assert_eq!(headers["cross-origin-resource-policy"], "same-origin", "no image and no script");
            let mut varies = headers.get_all("vary").iter();
            assert!(varies.any(|value| value.to_str().unwrap().contains("origin")));
            if allowed {
                assert_eq!(headers["access-control-allow-credentials"], "true");
                assert_eq!(
                    headers["access-control-expose-headers"],
                    "cr-idempotency,cr-order-pass,cr-stream-ticket,retry-after,date"
                );
                assert!(headers.contains_key("date"), "the host's clock is there to be read");
            } else {
                assert!(says_nothing(headers), "{origin}: {headers:?}");
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
    assert_eq!(headers["access-control-allow-headers"], "content-type,idempotency-key,cr-order-pass");
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_preflight_of_a_stranger_is_allowed_nothing() {
    let (host, _upstream) = host(SHOP).await;
    for origin in ["https://evil.example", "null"] {
        let response = host
            .client
            .request(Method::OPTIONS, host.url("/api/orders"))
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
            .send()
            .await
            .unwrap();
        assert!(says_nothing(response.headers()), "{origin}: {:?}", response.headers());
    }
}

#[tokio::test]
async fn a_browser_that_does_not_tell_its_site_sends_json_or_nothing() {
    let (host, upstream) = host(SHOP).await;
    for (origin, kind, accepted) in [
        // What a page may send to any origin without asking first.
        (Some("https://evil.example"), "text/plain", false),
        (Some("null"), "application/x-www-form-urlencoded", false),
        (Some("https://evil.example"), "multipart/form-data; boundary=application/json", false),
        // The page's own origin, whose name the host does not know behind a proxy.
        (Some("https://partner.example"), "application/json", true),
        (Some("https://partner.example"), "Application/JSON; charset=utf-8", true),
        // No browser.
        (None, "application/json", true),
    ] {
        let mut request = host.client.post(host.url("/api/orders/validations")).header("content-type", kind);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let before = upstream.seen().len();
        let response = request.body("{}").send().await.unwrap();
        if accepted {
            assert_eq!(response.status(), 200, "{origin:?} {kind}");
        } else {
            assert_refused(response, 403, "ORIGIN_NOT_ALLOWED").await;
        }
        assert_eq!(upstream.seen().len(), before + usize::from(accepted));
    }
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

#[tokio::test]
async fn another_sites_page_reads_nothing_and_asks_nothing_upstream() {
    let (host, upstream) = host(SHOP).await;
    let own = format!("http://{}", host.address());
    for (site, origin, accepted) in [
        (Some("cross-site"), Some("https://evil.example"), false),
        (Some("cross-site"), None, false),
        (Some("same-site"), Some("https://other.shop.example"), false),
        (Some("same-site"), None, false),
        (Some("cross-site"), Some("null"), false),
        (Some("cross-site"), Some(SHOP), true),
        (Some("same-origin"), None, true),
        (Some("same-origin"), Some("https://partner.example"), true),
        (Some("none"), None, true),
        // Browsers that do not tell their site.
        (None, None, true),
        (None, Some("https://evil.example"), false),
        (None, Some("null"), false),
        (None, Some("http://127.0.0.1"), false),
        (None, Some(&own), true),
    ] {
        for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/1/subscribe", "/api/orders/by-key"] {
            let mut request = host.client.get(host.url(path)).header("idempotency-key", "a".repeat(22));
            for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
            let before = upstream.seen().len();
            let response = request.send().await.unwrap();
            if accepted {
                assert_ne!(response.status(), 403, "{site:?} {origin:?} {path}");
            } else {
                assert_refused(response, 403, "ORIGIN_NOT_ALLOWED").await;
                assert_eq!(upstream.seen().len(), before);
            }
        }
    }
}
