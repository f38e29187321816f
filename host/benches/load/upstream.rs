//! An upstream with a catalogue and with orders that say something when they are told to.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream;
use socket2::{Domain, Socket, Type};
use tokio::net::TcpListener;
use tokio::sync::broadcast;

/// Brands of the catalogue, as many as one country has.
const BRANDS: usize = 532;

#[derive(Clone, Default)]
pub(crate) struct Upstream {
    port: u16,
    orders: Arc<Mutex<HashMap<String, broadcast::Sender<Bytes>>>>,
}

impl Upstream {
    pub(crate) async fn start() -> Self {
        // Ten thousand come at once.
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        socket.listen(4_096).unwrap();
        socket.set_nonblocking(true).unwrap();
        let listener = TcpListener::from_std(socket.into()).unwrap();
        let upstream = Self { port: listener.local_addr().unwrap().port(), ..Self::default() };
        let catalogue = Bytes::from(catalogue());
        let brands = get(async move || ([(header::CONTENT_TYPE, "application/json")], catalogue));
        let router = Router::new()
            .route("/v3/payment_vias", get(async || "{}"))
            .route("/v2/brands", brands)
            .route("/v5/orders/{id}/subscribe", get(subscribe))
            .with_state(upstream.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        upstream
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Says something to whoever watches an order.
    pub(crate) fn say(&self, order: &str, message: Bytes) {
        if let Some(order) = self.orders.lock().unwrap().get(order) {
            let _ = order.send(message);
        }
    }

    fn order(&self, id: String) -> broadcast::Receiver<Bytes> {
        self.orders.lock().unwrap().entry(id).or_insert_with(|| broadcast::channel(16).0).subscribe()
    }
}

async fn subscribe(
    State(upstream): State<Upstream>,
    Path(id): Path<String>,
) -> ([(header::HeaderName, &'static str); 1], Body) {
    let first = Some(Bytes::from_static(b"data: 0\n\n"));
    let said = stream::unfold((first, upstream.order(id)), async |(first, mut messages)| {
        let message = match first {
            Some(first) => first,
            None => messages.recv().await.ok()?,
        };
        Some((Ok::<_, Infallible>(message), (None, messages)))
    });
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(said))
}

/// As much text as the catalogue of one country has.
fn catalogue() -> String {
    let brand = |number: usize| {
        format!(
            r#"{{"brand_name":"Brand {number}","family_name":"Family {}","category":"games","country_code":"US","logo_base_url":"https://logos.example/{}","min":"{}","max":"500","currency":"USD","tags":["a{}","b"],"description":"What brand {number} sells, in some words: {:x}"}}"#,
            number / 7,
            number * 7_919,
            5 + number % 20,
            number % 13,
            number * 2_654_435_761,
        )
    };
    format!(r#"{{"brands":[{}]}}"#, (0..BRANDS).map(brand).collect::<Vec<_>>().join(","))
}
