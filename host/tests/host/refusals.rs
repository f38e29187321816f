//! What the host refuses by itself, and what it says when the upstream fails.

use std::future::pending;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Redirect;
use axum::routing::get;
use futures_util::{StreamExt, stream};

use crate::support::{Host, Upstream, assert_refused, refusing};

#[tokio::test]
async fn nothing_but_the_routes_reaches_the_upstream() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in [
        "/",
        "/api",
        "/api/",
        "/api/currencies",
        "/api/v5/orders/1",
        "/v5/orders/1",
        "/api/orders/1/cancel",
        "/api/orders/1/",
        "/api/brands/",
        "/api//brands",
        "/widget/embed.js",
        "/api/orders/%ff",
    ] {
        assert_refused(host.get(path).await, 404, "NOT_FOUND").await;
    }
    for (path, detail) in [
        ("/api/products/country/USA", "INVALID_COUNTRY_CODE"),
        ("/api/products/country/..%2F", "INVALID_COUNTRY_CODE"),
        ("/api/orders/a%2Fb", "INVALID_ORDER_ID"),
        ("/api/orders/a%20b", "INVALID_ORDER_ID"),
        ("/api/orders/a%3Fb/subscribe", "INVALID_ORDER_ID"),
        (&format!("/api/orders/{}", "a".repeat(65)), "INVALID_ORDER_ID"),
        ("/api/orders/by-key", "INVALID_IDEMPOTENCY_KEY"),
        ("/api/products/country/ZZ", "INVALID_COUNTRY_CODE"),
        ("/api/brands?country_code=ZZ", "INVALID_COUNTRY_CODE"),
        ("/api/brands?country_code=US&country_code=US", "INVALID_COUNTRY_CODE"),
        ("/api/homepage?country_code=", "INVALID_COUNTRY_CODE"),
        ("/api/products/price?face_value=1e9", "INVALID_QUERY"),
        ("/api/products/country/US?coin=a%00", "INVALID_QUERY"),
        ("/api/products/country/US?lang=en&lang=de", "INVALID_QUERY"),
        ("/api/brands?promo_code=a%0d%0ab", "INVALID_QUERY"),
    ] {
        assert_refused(host.get(path).await, 400, detail).await;
    }
    for (method, path, allowed) in [
        ("PUT", "/api/brands", "GET,HEAD"),
        ("DELETE", "/api/orders/1", "GET,HEAD"),
        ("POST", "/api/orders/1", "GET,HEAD"),
        ("GET", "/api/orders/validations", "POST"),
        ("OPTIONS", "/api/orders", "POST"),
    ] {
        let response = host.client.request(method.parse().unwrap(), host.url(path)).send().await.unwrap();
        assert_eq!(response.headers()["allow"], allowed, "{method} {path}");
        assert_refused(response, 405, "METHOD_NOT_ALLOWED").await;
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_body_longer_than_any_order_is_refused_however_it_is_sent() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for path in ["/api/orders", "/api/orders/validations"] {
        let told = host.post(path, "a".repeat(64 * 1024 + 1)).send().await.unwrap();
        assert_refused(told, 413, "REQUEST_TOO_LARGE").await;
        let pieces = stream::iter((0..65).map(|_| Ok::<_, std::io::Error>("a".repeat(1024))));
        let untold = host.post(path, reqwest::Body::wrap_stream(pieces)).send().await.unwrap();
        assert_refused(untold, 413, "REQUEST_TOO_LARGE").await;
    }
    assert_eq!(upstream.seen().len(), 0);
    let longest = format!("{{\"a\":\"{}\"}}", "a".repeat(64 * 1024 - 8));
    assert_eq!(longest.len(), 64 * 1024);
    assert_eq!(host.post("/api/orders", longest).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_body_is_one_json_object_and_says_so() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let deep = format!("{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000));
    for path in ["/api/orders", "/api/orders/validations"] {
        for body in [
            "",
            "[]",
            "1",
            "\"a\"",
            "null",
            "{",
            "{}{}",
            "{} x",
            "{\"a\":1e999}",
            "{'a':1}",
            "\u{feff}{}",
            &deep,
        ] {
            assert_refused(host.post(path, body.to_owned()).send().await.unwrap(), 400, "INVALID_BODY").await;
        }
        assert_refused(
            host.post(path, b"{\"a\":\"\xff\"}".to_vec()).send().await.unwrap(),
            400,
            "INVALID_BODY",
        )
        .await;
        for kind in [
            None,
            Some("text/plain"),
            Some("application/json-patch+json"),
            Some("multipart/form-data; a=application/json"),
        ] {
            let mut request = host.client.post(host.url(path)).body("{}");
            if let Some(kind) = kind {
                request = request.header("content-type", kind);
            }
            assert_refused(request.send().await.unwrap(), 415, "UNSUPPORTED_MEDIA_TYPE").await;
        }
        let packed = host.post(path, "{}").header("content-encoding", "gzip").send().await.unwrap();
        assert_refused(packed, 415, "UNSUPPORTED_MEDIA_TYPE").await;
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn answers_that_are_too_long_or_packed_otherwise_are_502() {
    let bomb = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..33 {
            std::io::Write::write_all(&mut encoder, &vec![b' '; 1 << 20]).unwrap();
        }
        encoder.finish().unwrap()
    };
    let endless =
        || Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>(" ".repeat(64 * 1024))));
    let router = Router::new()
        .route("/v2/brands", get(async move || ([("content-encoding", "gzip")], bomb.clone())))
        .route("/v2/homepage", get(async move || endless()))
        .route("/v3/payment_vias", get(async || ([("content-encoding", "br")], "x")))
        .route("/v4/products/price", get(async || ([("content-encoding", "gzip, br")], "x")))
        .route("/v5/products/country/{cc}", get(async || ([("content-encoding", "gzip")], "not gzip")))
        .route("/v5/orders/{id}", get(async || " ".repeat((1 << 20) + 1)))
        .route(
            "/v5/orders/{id}/subscribe",
            get(async || ([("content-type", "text/event-stream"), ("content-encoding", "gzip")], "x")),
        );
    let upstream = Upstream::start(router).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for (path, detail) in [
        ("/api/brands?country_code=US", "UPSTREAM_TOO_LARGE"),
        ("/api/homepage?country_code=US", "UPSTREAM_TOO_LARGE"),
        ("/api/payment_vias", "UPSTREAM_ENCODING"),
        ("/api/products/price?coin=BTC", "UPSTREAM_ENCODING"),
        ("/api/products/country/US", "UPSTREAM_INTERRUPTED"),
        ("/api/orders/1", "UPSTREAM_TOO_LARGE"),
        ("/api/orders/1/subscribe", "UPSTREAM_ENCODING"),
    ] {
        assert_refused(host.get(path).await, 502, detail).await;
    }
}

#[tokio::test]
async fn an_answer_that_trickles_for_ever_is_504() {
    let trickling = async || {
        Body::from_stream(stream::unfold((), async |()| {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Some((Ok::<_, std::io::Error>(" "), ()))
        }))
    };
    let upstream = Upstream::start(Router::new().fallback(trickling)).await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.whole = Duration::from_millis(300)).await;
    assert_refused(host.get("/api/brands?country_code=US").await, 504, "UPSTREAM_TIMEOUT").await;
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let upstream = Upstream::start(Router::new().fallback(async || "{}")).await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.request = Duration::from_millis(50)).await;
    let never = stream::iter([Ok::<_, std::io::Error>("{")]).chain(stream::pending());
    let response = host.post("/api/orders", reqwest::Body::wrap_stream(never)).send().await.unwrap();
    assert_refused(response, 408, "REQUEST_TIMEOUT").await;
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn an_upstream_that_cannot_be_reached_is_502() {
    let (_taken, nobody) = refusing();
    let host = Host::start(nobody, |_| ()).await;
    for path in ["/api/brands?country_code=US", "/api/orders/1", "/api/orders/1/subscribe"] {
        assert_refused(host.get(path).await, 502, "UPSTREAM_UNREACHABLE").await;
    }
    for path in ["/api/orders/validations", "/api/orders"] {
        assert_refused(host.post(path, "{}").send().await.unwrap(), 502, "UPSTREAM_UNREACHABLE").await;
    }
}

#[tokio::test]
async fn an_upstream_that_does_not_answer_is_504() {
    let upstream = Upstream::start(Router::new().fallback(async || pending::<&str>().await)).await;
    let host =
        Host::start(upstream.address, |config| config.timeouts.answer = Duration::from_millis(100)).await;
    for path in ["/api/payment_vias", "/api/orders/1", "/api/orders/1/subscribe"] {
        assert_refused(host.get(path).await, 504, "UPSTREAM_TIMEOUT").await;
    }
    let validation = host.post("/api/orders/validations", "{}").send().await.unwrap();
    assert_refused(validation, 504, "UPSTREAM_TIMEOUT").await;
    assert_refused(host.post("/api/orders", "{}").send().await.unwrap(), 504, "OUTCOME_UNKNOWN").await;
}

#[tokio::test]
async fn a_redirect_is_neither_followed_nor_handed_on() {
    let elsewhere = async || Redirect::temporary("/v3/payment_vias");
    let upstream = Upstream::start(Router::new().fallback(elsewhere)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(host.get("/api/brands?country_code=US").await, 502, "UPSTREAM_REDIRECTED").await;
    assert_refused(host.get("/api/orders/1/subscribe").await, 502, "UPSTREAM_REDIRECTED").await;
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_answer() {
    let answer = async || {
        let pieces = [Ok("{\"brands\":["), Err(std::io::Error::other("cut"))];
        Body::from_stream(stream::iter(pieces))
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    assert_refused(host.get("/api/brands?country_code=US").await, 502, "UPSTREAM_INTERRUPTED").await;
}
