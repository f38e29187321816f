//! What goes up, and what comes back.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use tower_http::compression::CompressionLayer;

use crate::support::{Host, Upstream, fixture};

fn echo() -> Router {
    Router::new().fallback(async || "{}")
}

#[tokio::test]
async fn each_route_reaches_its_upstream_path_with_query_and_body_as_they_came() {
    let upstream = Upstream::start(echo()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let gets = [
        ("/api/payment_vias", "/v3/payment_vias"),
        ("/api/brands?country_code=US&promo_code=A%20B", "/v2/brands?country_code=US&promo_code=A%20B"),
        ("/api/homepage?country_code=DE", "/v2/homepage?country_code=DE"),
        ("/api/brands?country_code=XK&cid=1&future=a&future=b", "/v2/brands?country_code=XK&cid=1"),
        ("/api/homepage?country_code=de&promo_code=A", "/v2/homepage?country_code=DE"),
        ("/api/products/country/us?coin=USDC&country_code=DE", "/v5/products/country/US?coin=USDC"),
        ("/api/payment_vias?country_code=US", "/v3/payment_vias"),
        (
            "/api/products/country/BR?brand_name=Claro%20Credits&category=mobile_credits&coin=USDC.e&lang=pt&promo_code=TEN%2BOFF&payment_method=USDC-MATIC",
            "/v5/products/country/BR?brand_name=Claro%20Credits&category=mobile_credits&coin=USDC.e&lang=pt&promo_code=TEN%2BOFF&payment_method=USDC-MATIC",
        ),
        (
            "/api/products/price?brand_name=Lowe%27s&country_code=US&face_value=12.50&coin=USDT.e&promo_code=%E2%82%AC",
            "/v4/products/price?brand_name=Lowe%27s&country_code=US&face_value=12.50&coin=USDT.e&promo_code=%E2%82%AC",
        ),
        (
            "/api/products/country/US?family_name=Bath+%26+Body%20Works&coin=USDC&lang=en",
            "/v5/products/country/US?family_name=Bath+%26+Body%20Works&coin=USDC&lang=en",
        ),
        ("/api/products/price?face_value=12.50&coin=BTC", "/v4/products/price?face_value=12.50&coin=BTC"),
        ("/api/orders/ord_abc123xyz?country_code=US&a=1", "/v5/orders/ord_abc123xyz"),
        ("/api/orders/ord_abc123xyz/subscribe", "/v5/orders/ord_abc123xyz/subscribe"),
    ];
    for (path, _) in gets {
        host.get(path).await;
    }
    let body = "{\"b\":1.50, \"a\" : \"ü\"}";
    for path in ["/api/orders/validations?country_code=US", "/api/orders?a=%zz"] {
        host.post(path, body).send().await.unwrap();
    }
    let seen: Vec<_> =
        upstream.seen().into_iter().map(|seen| (seen.method.to_string(), seen.uri, seen.body)).collect();
    let mut expected: Vec<_> = gets.map(|(_, uri)| ("GET".to_owned(), uri.to_owned(), "".into())).to_vec();
    for uri in ["/v5/orders/validations", "/v5/orders"] {
        expected.push(("POST".to_owned(), uri.to_owned(), body.into()));
    }
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn the_upstream_hears_of_partner_and_shopper_and_nothing_that_the_browser_claims() {
    let upstream = Upstream::start(echo()).await;
    let host = Host::start(upstream.address, |config| config.set_app_version("9.8.7").unwrap()).await;
    for path in ["/api/payment_vias", "/api/orders/1/subscribe"] {
        let claims = [
            ("user-agent", "Browser/1 (ü)"),
            ("accept", "*/*"),
            ("cookie", "session=1"),
            ("authorization", "Bearer 1"),
            ("x-cr-application", "somebody-else"),
            ("x-cr-version", "0"),
            ("x-forwarded-for", "198.51.100.66"),
            ("forwarded", "for=198.51.100.66"),
            ("x-real-ip", "198.51.100.66"),
            ("idempotency-key", "0123456789abcdef"),
            ("origin", "https://shop.example"),
            ("sec-fetch-site", "same-origin"),
            ("referer", "https://shop.example/cart"),
        ];
        let request = claims.iter().fold(host.client.get(host.url(path)), |request, (name, value)| {
            request.header(*name, value.as_bytes())
        });
        request.send().await.unwrap();
    }
    let [json, events]: [_; 2] = upstream.seen().try_into().unwrap();
    let names = |headers: &HeaderMap| {
        let mut names: Vec<_> = headers.keys().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names
    };
    let sent = [
        "accept",
        "content-type",
        "host",
        "user-agent",
        "x-cr-application",
        "x-cr-version",
        "x-forwarded-for",
    ];
    assert_eq!(names(&events.headers), sent);
    assert_eq!(names(&json.headers), [&["accept", "accept-encoding"], &sent[1..]].concat());
    for seen in [&json, &events] {
        assert_eq!(seen.headers["x-cr-application"], "partner-1");
        assert_eq!(seen.headers["x-cr-version"], "9.8.7");
        assert_eq!(seen.headers["x-forwarded-for"], "127.0.0.1");
        assert_eq!(seen.headers["user-agent"].as_bytes(), "Browser/1 (ü)".as_bytes());
        assert_eq!(seen.headers["content-type"], "application/json");
        assert_eq!(seen.headers["host"].to_str().unwrap(), upstream.address.to_string());
    }
    assert_eq!(events.headers["accept"], "text/event-stream");
}

#[tokio::test]
async fn a_trusted_proxy_tells_who_the_shopper_is() {
    let upstream = Upstream::start(echo()).await;
    let trusted = "127.0.0.0/8,10.0.0.0/8".parse().unwrap();
    let host = Host::start(upstream.address, |config| config.trusted_proxies = trusted).await;
    let request = host.client.get(host.url("/api/payment_vias"));
    request.header("x-forwarded-for", "198.51.100.66, 203.0.113.9, 10.0.0.2").send().await.unwrap();
    assert_eq!(upstream.seen()[0].headers["x-forwarded-for"], "203.0.113.9");
}

#[tokio::test]
async fn status_body_and_limits_come_back_and_nothing_else() {
    let page = "<html>slow down</html>";
    let answer = move || async move {
        let headers = [
            ("content-type", "text/html; charset=utf-8"),
            ("retry-after", "7"),
            ("x-ratelimit-remaining", "0"),
            ("set-cookie", "session=1"),
            ("server", "upstream"),
            ("access-control-allow-origin", "*"),
            ("cache-control", "public, max-age=9999"),
        ];
        (StatusCode::TOO_MANY_REQUESTS, headers, page)
    };
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let response = host.get("/api/brands?country_code=US").await;
    assert_eq!(response.status(), 429);
    let headers = response.headers().clone();
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", "22"),
        ("retry-after", "7"),
        ("x-ratelimit-remaining", "0"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    for name in ["set-cookie", "server", "access-control-allow-origin"] {
        assert!(!headers.contains_key(name), "{name}");
    }
    assert_eq!(response.text().await.unwrap(), page);
}

#[tokio::test]
async fn the_catalogue_may_be_kept_for_a_while_and_orders_never() {
    let upstream = Upstream::start(echo()).await;
    let host = Host::start(upstream.address, |_| ()).await;
    for (path, cache) in [
        ("/api/brands?country_code=US", "private, max-age=30"),
        ("/api/homepage?country_code=US", "private, max-age=30"),
        ("/api/products/price?coin=BTC", "no-store"),
        ("/api/orders/1", "no-store"),
    ] {
        assert_eq!(host.get(path).await.headers()["cache-control"], cache, "{path}");
    }
}

#[tokio::test]
async fn answers_are_compressed_on_both_ways_and_are_the_same_at_the_end() {
    let brands = fixture("brands_us.json");
    let body = brands.clone();
    let answer = move || async move { ([("content-type", "application/json")], body).into_response() };
    let upstream = Upstream::start(Router::new().fallback(answer).layer(CompressionLayer::new())).await;
    let host = Host::start(upstream.address, |_| ()).await;
    let url = host.url("/api/brands?country_code=US");

    for (accepted, used) in [("br, gzip", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
        let response = host.client.get(&url).header("accept-encoding", accepted).send().await.unwrap();
        let encoding = response.headers().get("content-encoding").map(|value| value.to_str().unwrap());
        assert_eq!(encoding, used);
        assert_eq!(response.headers()["vary"], "accept-encoding");
    }
    assert!(upstream.seen().iter().all(|seen| seen.headers["accept-encoding"] == "gzip"));

    let decoding = reqwest::Client::builder().no_proxy().build().unwrap();
    assert_eq!(decoding.get(&url).send().await.unwrap().bytes().await.unwrap(), brands);
    assert_eq!(host.client.get(&url).send().await.unwrap().bytes().await.unwrap(), brands);
}
