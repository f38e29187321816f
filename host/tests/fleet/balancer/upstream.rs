//! An upstream whose orders move when they are told to, and which counts who listens.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// So many of the purchases during a restart have to succeed, or nothing is proven.
pub(super) const CREATED: usize = 10;

#[derive(Clone)]
pub(super) struct Orders {
    url: String,
    world: Arc<World>,
}

#[derive(Default)]
struct World {
    states: Mutex<HashMap<String, watch::Sender<u64>>>,
    streams: Mutex<HashMap<String, usize>>,
    created: Mutex<usize>,
}

/// One stream. It counts for as long as it lives.
struct Open(Arc<World>, String);

impl Orders {
    pub(super) async fn start() -> Self {
        let world = Arc::new(World::default());
        let router = Router::new()
            .route("/v3/payment_vias", get(async || axum::Json(json!({}))))
            .route("/v2/brands", get(async || axum::Json(json!({ "brands": [] }))))
            .route("/v5/orders", post(create))
            .route("/v5/orders/{id}", get(read))
            .route("/v5/orders/{id}/subscribe", get(subscribe))
            .with_state(Arc::clone(&world));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { url, world }
    }

    pub(super) fn url(&self) -> String {
        self.url.clone()
    }

    /// The order's next state.
    pub(super) fn advance(&self, order: usize) {
        self.world.state(&name(order)).send_modify(|state| *state += 1);
    }

    pub(super) fn open_streams(&self) -> usize {
        self.world.streams.lock().unwrap().values().sum()
    }

    pub(super) fn most_streams_of_one(&self) -> usize {
        self.world.streams.lock().unwrap().values().copied().max().unwrap_or_default()
    }

    pub(super) fn created(&self) -> usize {
        *self.world.created.lock().unwrap()
    }
}

/// The id of an order by its number.
pub(super) fn name(order: usize) -> String {
    format!("ord_{order:04}")
}

impl World {
    fn state(&self, id: &str) -> watch::Sender<u64> {
        self.states.lock().unwrap().entry(id.to_owned()).or_insert_with(|| watch::Sender::new(0)).clone()
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        *self.0.streams.lock().unwrap().get_mut(&self.1).unwrap() -= 1;
    }
}

async fn create(State(world): State<Arc<World>>) -> axum::Json<Value> {
    let mut created = world.created.lock().unwrap();
    *created += 1;
    axum::Json(json!({ "order_id": format!("ord_created_{created}") }))
}

async fn read(State(world): State<Arc<World>>, Path(id): Path<String>) -> axum::Json<Value> {
    let state = *world.state(&id).borrow();
    axum::Json(json!({ "order_id": id, "state": state }))
}

async fn subscribe(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
) -> ([(&'static str, &'static str); 1], Body) {
    let mut states = world.state(&id).subscribe();
    states.mark_changed();
    *world.streams.lock().unwrap().entry(id.clone()).or_default() += 1;
    let open = Open(world, id);
    let events = stream::unfold((states, open), async |(mut states, open)| {
        states.changed().await.ok()?;
        let state = *states.borrow_and_update();
        let event = format!("data: {{\"state\":{state}}}\n\n");
        Some((Ok::<_, Infallible>(event), (states, open)))
    });
    ([("content-type", "text/event-stream")], Body::from_stream(events))
}
