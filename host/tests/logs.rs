//! What the log says, and what it must not. It is a program of its own, since a process has one log.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what must hold in a test may fail it, helpers included"
)]

#[path = "host/support.rs"]
#[allow(dead_code, reason = "the other tests use the rest")]
mod support;

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use tracing_subscriber::fmt::MakeWriter;

use support::{Host, Upstream, refusing, until};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_names_routes_and_never_orders_people_or_keys() {
    let log = Log::default();
    tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).init();

    let answer = async || (StatusCode::BAD_REQUEST, "{\"detail\":\"CODE-IN-BODY\"}");
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let (_taken, nobody) = refusing();
    for address in [upstream.address, nobody] {
        let host = Host::start(address, |_| ()).await;
        let presented =
            host.client.get(host.url("/api/orders/ord_secret")).header("cr-order-pass", "1.pass-of-theirs");
        presented.send().await.unwrap();
        for path in [
            "/api/orders/ord_secret/subscribe?ticket=1.ticket-of-theirs",
            "/api/orders/ord_secret",
            "/api/orders/ord_secret/subscribe",
            "/api/orders/by-key/key-of-the-shopper-who-pays",
            "/api/products/price?promo_code=COUPON",
            "/api/ord_secret",
            "/widget/ord_secret.js",
        ] {
            host.get(path).await;
        }
        let order = host.post("/api/orders", r#"{"email":"shopper@example.com","phone":"+14155550123"}"#);
        order
            .header("idempotency-key", "key-of-the-shopper-who-pays")
            .header("user-agent", "Browser/1")
            .send()
            .await
            .unwrap();
    }

    // Whoever leaves before the answer leaves a line all the same.
    let silent = Upstream::start(Router::new().fallback(async || std::future::pending::<&str>().await)).await;
    let host = Host::start(silent.address, |_| ()).await;
    let leaving = host.client.get(host.url("/api/payment_vias")).timeout(Duration::from_millis(100)).send();
    assert!(leaving.await.unwrap_err().is_timeout());
    until("the line is written", || log.text().contains("aborted")).await;

    let proxied = host.client.get(host.url("/api/orders/a%20b")).header("x-forwarded-for", "203.0.113.77");
    for _ in 0..2 {
        proxied.try_clone().unwrap().send().await.unwrap();
    }

    let text = log.text();
    assert_eq!(text.matches("--trusted-proxies does not name").count(), 1, "{text}");
    for said in [
        "method=GET route=\"/api/payment_vias\" status=\"aborted\" milliseconds=",
        "method=GET route=\"/api/orders/{order_id}/subscribe\" status=400 milliseconds=",
        "method=GET route=\"/widget/{file}\" status=404",
        "method=GET route=\"/api/products/price\" status=502",
        "method=POST route=\"/api/orders\" status=502",
        "method=GET route=\"(none)\" status=404",
        "UPSTREAM_UNREACHABLE",
    ] {
        assert!(text.contains(said), "{said:?} is not in\n{text}");
    }
    for secret in [
        "ord_secret",
        "key-of",
        "of-theirs",
        "COUPON",
        "shopper@",
        "4155550123",
        "Browser/1",
        "partner-1",
        "CODE-IN-BODY",
        "127.0.0.1",
        "203.0.113.77",
    ] {
        assert!(!text.contains(secret), "{secret:?} is in\n{text}");
    }
}
