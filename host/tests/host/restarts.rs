//! The program killed at the worst moment, started again, and run twice: one key still makes one order.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::Path as Segment;
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::support::{Upstream, assert_refused, until};

const KEY: &str = "2b6f1f7c-5c1d-4c7e-9d0a-6f1d0f5b8a11";

/// The program with its state in a folder. It is killed with the value.
struct Program {
    child: Child,
    url: String,
    client: reqwest::Client,
}

impl Program {
    fn start(upstream: SocketAddr, state: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"))
            .env("CR_LISTEN", "127.0.0.1:0")
            .env("CR_UPSTREAM", format!("http://{upstream}"))
            .env("CR_STATE_DIR", state)
            .env("CR_STORE", "embedded")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains(" forwards to ")).expect("it listens");
        let url = format!("http://{}", line.split("http://").nth(1).unwrap().split(' ').next().unwrap());
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { child, url, client }
    }

    fn order(&self) -> reqwest::RequestBuilder {
        let request = self.client.post(format!("{}/api/orders", self.url));
        request.header("content-type", "application/json").header("idempotency-key", KEY).body("{}")
    }

    async fn find(&self) -> reqwest::Response {
        let request = self.client.get(format!("{}/api/orders/by-key", self.url));
        request.header("idempotency-key", KEY).send().await.unwrap()
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn upstream(gate: Arc<Semaphore>) -> (Upstream, Arc<AtomicUsize>) {
    let made = Arc::new(AtomicUsize::new(0));
    let counter = made.clone();
    let create = move || async move {
        let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
        gate.acquire().await.unwrap().forget();
        axum::Json(json!({"order_id": format!("ord_{number}"), "order_state": "Created"}))
    };
    let read =
        async |Segment(id): Segment<String>| axum::Json(json!({"order_id": id, "order_state": "Done"}));
    let router = Router::new().route("/v5/orders", post(create)).route("/v5/orders/{id}", get(read));
    (Upstream::start(router).await, made)
}

#[tokio::test]
async fn a_host_that_is_killed_between_sending_and_answering_orders_nothing_again() {
    let (upstream, made) = upstream(Arc::new(Semaphore::new(0))).await;
    let state = tempfile::tempdir().unwrap();
    let program = Program::start(upstream.address, state.path());
    let sending = tokio::spawn(program.order().send());
    until("the order is on its way", || made.load(Ordering::SeqCst) == 1).await;
    assert_refused(program.find().await, 425, "STILL_UNDER_WAY").await;
    program.kill();
    sending.await.unwrap().unwrap_err();
    for _ in 0..2 {
        let program = Program::start(upstream.address, state.path());
        assert_refused(program.order().send().await.unwrap(), 409, "OUTCOME_UNKNOWN").await;
        assert_refused(program.find().await, 409, "OUTCOME_UNKNOWN").await;
        program.kill();
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_a_key_made_is_known_after_a_restart() {
    let (upstream, made) = upstream(Arc::new(Semaphore::new(100))).await;
    let state = tempfile::tempdir().unwrap();
    let program = Program::start(upstream.address, state.path());
    assert_eq!(program.order().send().await.unwrap().status(), 200);
    program.kill();
    let program = Program::start(upstream.address, state.path());
    for found in [program.find().await, program.order().send().await.unwrap()] {
        assert_eq!(found.json::<Value>().await.unwrap(), json!({"order_id": "ord_1", "order_state": "Done"}));
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
    let kept = std::fs::read(state.path().join("orders.redb")).unwrap();
    assert!(!kept.windows(KEY.len()).any(|bytes| bytes == KEY.as_bytes()), "no key in readable form");
}

#[tokio::test]
async fn two_programs_with_one_state_folder_make_one_order() {
    let gate = Arc::new(Semaphore::new(0));
    let (upstream, made) = upstream(gate.clone()).await;
    let state = tempfile::tempdir().unwrap();
    let programs = [(); 2].map(|()| Program::start(upstream.address, state.path()));
    let racing = (0..8).map(|number| tokio::spawn(programs[number % 2].order().send()));
    let racing: Vec<_> = racing.collect();
    until("an order is on its way", || made.load(Ordering::SeqCst) == 1).await;
    gate.add_permits(8);
    for answer in racing {
        let answer: Value = answer.await.unwrap().unwrap().json().await.unwrap();
        assert_eq!(answer["order_id"], "ord_1");
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
}
