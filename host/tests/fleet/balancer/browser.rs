//! What a browser with the widget does for one order: it listens, reconnects after a pause when the stream ends, and asks
//! how the order is when it is back.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::StreamExt;
use reqwest::{Client, Response};
use serde_json::Value;
use tokio::task::AbortHandle;
use tokio::time::sleep;

use super::upstream;

/// The first pause is a second, spread by chance.
const PAUSE_MS: u64 = 1_000;

pub(super) struct Browser {
    seen: Arc<Seen>,
    listening: AbortHandle,
}

#[derive(Default)]
struct Seen {
    states: Mutex<BTreeSet<u64>>,
    openings: AtomicUsize,
    is_listening: AtomicBool,
    failures: Mutex<Vec<String>>,
}

impl Browser {
    pub(super) fn watching(order: usize, url: &str, client: &Client) -> Self {
        let seen = Arc::new(Seen::default());
        let order = format!("{url}/api/orders/{}", upstream::name(order));
        let listening = tokio::spawn(listen(order, client.clone(), Arc::clone(&seen))).abort_handle();
        Self { seen, listening }
    }

    pub(super) fn knows(&self, state: u64) -> bool {
        self.seen.states.lock().unwrap().contains(&state)
    }

    pub(super) fn saw_every_state_until(&self, last: u64) -> bool {
        self.seen.states.lock().unwrap().iter().copied().eq(0..=last)
    }

    pub(super) fn openings(&self) -> usize {
        self.seen.openings.load(Ordering::SeqCst)
    }

    pub(super) fn is_listening(&self) -> bool {
        self.seen.is_listening.load(Ordering::SeqCst)
    }

    /// What went wrong, in words.
    pub(super) fn failures(&self) -> Vec<String> {
        self.seen.failures.lock().unwrap().clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn listen(order: String, client: Client, seen: Arc<Seen>) {
    loop {
        seen.openings.fetch_add(1, Ordering::SeqCst);
        let stream =
            client.get(format!("{order}/subscribe")).header("accept", "text/event-stream").send().await;
        match stream {
            Ok(stream) if stream.status() == 200 => {
                seen.is_listening.store(true, Ordering::SeqCst);
                let asked = ask(&order, &client, &seen);
                tokio::join!(asked, hear(stream, &seen));
                seen.is_listening.store(false, Ordering::SeqCst);
            }
            other => seen.failures.lock().unwrap().push(format!("stream: {other:?}")),
        }
        sleep(Duration::from_millis(PAUSE_MS / 2 + fastrand::u64(..PAUSE_MS))).await;
    }
}

async fn ask(order: &str, client: &Client, seen: &Seen) {
    match client.get(order).send().await {
        Ok(answer) if answer.status() == 200 => note(&answer.json().await.unwrap(), seen),
        other => seen.failures.lock().unwrap().push(format!("order: {other:?}")),
    }
}

async fn hear(stream: Response, seen: &Seen) {
    let mut pieces = stream.bytes_stream();
    let mut text = String::new();
    while let Some(Ok(piece)) = pieces.next().await {
        text.push_str(std::str::from_utf8(&piece).unwrap());
        while let Some((event, rest)) = text.split_once("\n\n") {
            let data = event.lines().find_map(|line| line.strip_prefix("data: "));
            if let Some(data) = data {
                note(&serde_json::from_str(data).unwrap(), seen);
            }
            text = rest.to_owned();
        }
    }
}

fn note(order: &Value, seen: &Seen) {
    seen.states.lock().unwrap().insert(order["state"].as_u64().unwrap());
}
