//! What the log says, and what it must not.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use tokio::net::TcpListener;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{Host, Upstream};

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
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let answer = async || (StatusCode::BAD_REQUEST, "{\"detail\":\"CODE-IN-BODY\"}");
    let upstream = Upstream::start(Router::new().fallback(answer)).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    for address in [upstream.address, nobody] {
        let host = Host::start(address, |_| ()).await;
        for path in [
            "/api/orders/ord_secret",
            "/api/orders/ord_secret/subscribe",
            "/api/orders/by-key/key-of-the-shopper",
            "/api/products/price?promo_code=COUPON",
            "/api/ord_secret",
        ] {
            host.get(path).await;
        }
        let order = host.post("/api/orders", r#"{"email":"shopper@example.com","phone":"+14155550123"}"#);
        order
            .header("idempotency-key", "key-of-the-shopper")
            .header("user-agent", "Browser/1")
            .send()
            .await
            .unwrap();
    }

    let text = log.text();
    for said in [
        "method=GET route=\"/api/orders/{order_id}/subscribe\" status=400 milliseconds=",
        "method=GET route=\"/api/orders/by-key/{key}\" status=404",
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
        "COUPON",
        "shopper@",
        "4155550123",
        "Browser/1",
        "partner-1",
        "CODE-IN-BODY",
        "127.0.0.1",
    ] {
        assert!(!text.contains(secret), "{secret:?} is in\n{text}");
    }
}
