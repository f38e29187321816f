//! An upstream whose orders are numbered, each made at once and answered when it is let through.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

use crate::program::until;

/// The upstream, for as long as the test.
pub(super) struct Upstream {
    pub(super) address: SocketAddr,
    made: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
    event: watch::Sender<usize>,
}

impl Upstream {
    /// One that answers at once.
    pub(super) async fn start() -> Self {
        let upstream = Self::holding().await;
        upstream.let_through(1_000_000);
        upstream
    }

    /// One that keeps its answers to creations back.
    pub(super) async fn holding() -> Self {
        let (made, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
        let (event, heard) = watch::channel(0);
        let (counter, waiting) = (Arc::clone(&made), Arc::clone(&gate));
        let create = move || async move {
            let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
            waiting.acquire().await.unwrap().forget();
            let order = json!({"order_id": format!("ord_{number}"), "order_state": "Created"});
            (StatusCode::CREATED, axum::Json(order))
        };
        let read = async |Path(id): Path<String>| {
            axum::Json(json!({"order_id": id, "order_state": "Done", "code": "5ecret-c0de"}))
        };
        let events = move || async move {
            let events = stream::unfold(heard, async |mut heard| {
                heard.changed().await.ok()?;
                let text = format!("data: {{\"event\":{}}}\n\n", *heard.borrow());
                Some((Ok::<_, std::convert::Infallible>(text), heard))
            });
            let opened = stream::iter([Ok("data: {\"event\":0}\n\n".to_owned())]);
            ([("content-type", "text/event-stream")], Body::from_stream(opened.chain(events)))
        };
        let router = Router::new()
            .route("/v5/orders", post(create))
            .route("/v5/orders/{id}", get(read))
            .route("/v5/orders/{id}/subscribe", get(events))
            .route("/v2/brands", get(async || axum::Json(json!({"brands": []}))))
            .route("/v3/payment_vias", get(async || axum::Json(json!([]))));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { address, made, gate, event }
    }

    pub(super) fn let_through(&self, many: usize) {
        self.gate.add_permits(many);
    }

    /// Sends an event to every open stream.
    pub(super) fn speak(&self, number: usize) {
        self.event.send_replace(number);
    }

    pub(super) fn made(&self) -> usize {
        self.made.load(Ordering::SeqCst)
    }

    /// Waits until so many creations have arrived.
    pub(super) async fn until_made(&self, many: usize) {
        until("a creation arrives", async || (self.made() >= many).then_some(())).await;
        assert_eq!(self.made(), many);
    }
}
